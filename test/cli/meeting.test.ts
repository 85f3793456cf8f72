import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { type Session, session } from './session.ts';

const who = '--as secretariat --by sekretariat';

async function started(): Promise<Session> {
  const here = session();
  for (const line of [
    `case start steering-group-meeting --id moede --title "Møde i juni" ${who}`,
    `case do moede meeting.plan ${who} --set date=2027-06-10 --set "place=Danske Regioner"`,
    `case do moede item.add ${who} --set title=Årsplan --set "kind=Til drøftelse"`,
    `case do moede agenda.close ${who}`,
  ])
    expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
  return here;
}

test('the agenda is written as docx or PDF, in Danish or English', async () => {
  const { lkt, folder } = await started();
  const { exit, out } = await lkt('meeting agenda moede --out dagsorden.docx');
  expect({ exit, out }).toEqual({ exit: 0, out: `Skrevet til ${join(folder, 'dagsorden.docx')}.\n` });
  const text = await mammoth.extractRawText({ buffer: readFileSync(join(folder, 'dagsorden.docx')) });
  expect(text.value).toMatch(/^Dagsorden: Møde i juni[\s\S]*10\. juni 2027[\s\S]*Årsplan[\s\S]*Til drøftelse/);
  expect((await lkt('meeting agenda moede --format pdf --lang en --out agenda.pdf')).exit).toBe(0);
  const pdf = readFileSync(join(folder, 'agenda.pdf'), 'latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf).toContain('/Lang (en-GB)');
});

test('minutes of a meeting that has not been held, other formats and other cases are refused', async () => {
  const { lkt } = await started();
  expect(await lkt('meeting minutes moede --out referat.docx')).toMatchObject({ exit: 1, out: '' });
  expect((await lkt('meeting agenda moede --format odt --out x.odt')).err).toBe(
    'Formatet »odt« findes ikke her. Vælg docx eller pdf.\n',
  );
  expect((await lkt('meeting agenda moede')).exit).toBe(2);
  expect(await lkt('meeting agenda ukendt --out x.docx')).toMatchObject({ exit: 1, out: '' });
  expect((await lkt('meeting agenda moede --out no/such/folder.docx')).exit).toBe(3);
});

test('without a browser the answer says which setting names one', async () => {
  const { lkt } = await started();
  const given = { env: { LKT_CHROMIUM: '/no/such/browser' } };
  const { exit, err } = await lkt('meeting agenda moede --format pdf --out x.pdf', given);
  expect(exit).toBe(3);
  expect(err).toContain('LKT_CHROMIUM');
});

test('what waits for a decision is shown with the item it would give', async () => {
  const { lkt } = await started();
  expect((await lkt('meeting pending')).out).toBe('Intet venter på en beslutning, som ikke står på en dagsorden.\n');
  await lkt(`case do moede meeting.hold ${who} --payload {}`);
  await lkt(`case do moede minutes.submit ${who} --set reference=Referat`);
  const shown = await lkt('meeting pending --lang en');
  expect(shown.out).toMatch(
    /moede\s+Approve the minutes: Møde i juni\s+Minutes awaiting approval\s+23 November 2026\s+minutes\.approve/,
  );
  expect(JSON.parse((await lkt('meeting pending --json')).out).pending).toMatchObject([
    { case: { id: 'moede' }, item: { case: 'moede', command: 'minutes.approve' } },
  ]);
});
