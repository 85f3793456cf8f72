import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { dsn } from '../post/dsn.ts';
import { type Session, session } from './session.ts';

const nomination = {
  area: 'Hoftebrud hos ældre',
  localProject: { description: 'Tidlig mobilisering på ét sygehus', results: 'Flere går efter et døgn' },
  foundation: { type: 'local-project' },
  aims: 'Flere går lige så godt som før bruddet',
  beneficiaries: 'Borgere over 65 år med hoftebrud',
  indicators: [{ name: 'Mobiliseret inden et døgn', type: 'process' }],
  data: { source: 'registry', registry: 'En klinisk database' },
  evidence: { basis: 'evidence', description: 'En national klinisk retningslinje' },
  consensusOnNeed: { forums: ['Databasens styregruppe'] },
  nominators: ['reg-h'],
};

/** An open nomination round with people in their roles. */
async function openRound({ lkt }: Session): Promise<void> {
  const lines = [
    'people add --id sekretariat --name "Sekretær Eksempel" --email sekretariat@lkt.example --language da --role secretariat',
    'people add --id indstiller --name "Indstiller Eksempel" --email indstiller@reg-h.example --language da --role nominator@reg-h',
    'people add --id tovholder --name "Coordinator Example" --email tovholder@reg-h.example --language en --role coordinator',
    'people add --id formand --name "Formand Eksempel" --email formand@lkt.example --role steering-group',
    'case start nomination-round --id runde --title "Runde 2027" --as secretariat --by sekretariat',
    'case do runde round.prepare --as secretariat --by sekretariat --set opens=2026-11-23 --set deadline=2027-03-01 --set selectionMeeting=2027-06-01 --set invited=reg-h --set invited=kl --set minSelected=1 --set maxSelected=3',
    'case do runde round.approve --as steering-group --by formand',
    'case do runde round.open --as secretariat --by sekretariat',
  ];
  for (const line of lines) expect(await lkt(line)).toMatchObject({ exit: 0, err: '' });
}

async function submitted(here: Session): Promise<void> {
  await openRound(here);
  await here.lkt(
    'case start national-lkt --id hofte --title "LKT Hoftebrud" --as nominator --by indstiller --link round=runde',
  );
  writeFileSync(join(here.folder, 'nomination.json'), JSON.stringify(nomination));
  const given = await here.lkt(
    'case do hofte nomination.submit --as nominator --by indstiller --payload nomination.json',
  );
  expect(given).toMatchObject({ exit: 0, err: '' });
}

describe('a nomination from the command line', () => {
  test('is refused with every reason, its rule, its source and what is missing', async () => {
    const here = session();
    await openRound(here);
    await here.lkt(
      'case start national-lkt --id hofte --title "LKT Hoftebrud" --as nominator --by indstiller --link round=runde',
    );
    const command = 'case do hofte nomination.submit --as nominator --by indstiller --set area=Hoftebrud';
    const refused = await here.lkt(command);
    expect(refused.exit).toBe(1);
    expect(refused.out).toContain('Afvist: Send indstillingen');
    expect(refused.out).toContain('Regel: questions-answered');
    expect(refused.out).toContain('der mangler: »Mål«, »Hvem får gavn af det?«, »Enighed om behovet: Faglige fora«');
    expect(refused.out).not.toContain('nomination.aims');
    expect(refused.out).toMatch(/Kilde: GOV-016 – Invitation og skabelon/);
    const english = await here.lkt(`${command} --lang en`);
    expect(english.out).toContain('Refused: Submit the nomination');
    const json = JSON.parse((await here.lkt(`${command} --json`)).out);
    expect(json.ok).toBe(false);
    expect(json.refusals.map(({ rule }: { rule: string }) => rule)).toEqual([
      'invited-organisation',
      'questions-answered',
    ]);
    const shown = JSON.parse((await here.lkt('case show hofte --json')).out);
    expect(shown.history).toHaveLength(1);
  });

  test('is accepted once corrected, from a file, from standard input and field by field alike', async () => {
    const here = session();
    await submitted(here);
    const ways: [string, string][] = [
      ['--payload -', JSON.stringify(nomination)],
      [`--payload nomination.json --set area=Hofter`, ''],
    ];
    for (const [index, [way, stdin]] of ways.entries()) {
      await here.lkt(
        `case start national-lkt --id sag-${index} --title Sag --as nominator --by indstiller --link round=runde`,
      );
      const line = `case do sag-${index} nomination.submit --as nominator --by indstiller ${way} --json`;
      const { exit, out } = await here.lkt(line, { stdin });
      expect(exit).toBe(0);
      expect(JSON.parse(out).case.facts.nomination.area).toBe(index === 0 ? nomination.area : 'Hofter');
    }
    const data = JSON.stringify({ reason: 'Trukket' });
    const line = [
      'case',
      'do',
      'sag-0',
      'nomination.withdraw',
      '--as',
      'nominator',
      '--by',
      'indstiller',
      '--payload',
      data,
    ];
    expect((await here.lkt([...line, '--data', here.folder])).exit).toBe(3);
    expect((await here.lkt([...line, '--data', join(here.folder, 'data')])).exit).toBe(0);
  });

  test('shows where it stands, what may happen, its deadlines and its history', async () => {
    const here = session();
    await submitted(here);
    const listed = await here.lkt('case list --workflow national-lkt');
    expect(listed.out).toMatch(/^hofte {2,}LKT Hoftebrud {2,}.* {2}Tovholder {2,}Teknisk validering: \d+\. \w+ 202\d/m);
    const shown = await here.lkt('case show hofte --as nominator');
    expect(shown.out).toContain('Står: ');
    expect(shown.out).toMatch(/validation\.pass – .* \(ikke denne rolle\)/);
    expect(shown.out).toMatch(/Teknisk validering: .*\n {4}\d+ \w+ fra Indstillet \(23\. november 2026\) \[GOV-066\]/);
    expect(shown.out).toContain('2. 23. november 2026: Send indstillingen – Indstiller (indstiller)');
    const english = await here.lkt('case show hofte --lang en');
    expect(english.out).toContain('2. 23 November 2026: Submit the nomination – Nominator (indstiller)');
    expect(english.out).not.toMatch(/Frister|Historik/);
    expect((await here.lkt('case show hofte --as minister')).exit).toBe(1);
    expect((await here.lkt('case show nothing')).err).toContain('ingen sag med id’et »nothing«');
  });

  test('explains a decision: rules, verdicts, both opinions, facts and document titles', async () => {
    const here = session();
    await submitted(here);
    const { exit, out } = await here.lkt('case explain hofte');
    expect(exit).toBe(0);
    expect(out).toContain('hofte, hændelse 2: Send indstillingen');
    expect(out).toContain('Spørgsmål 1-7 er besvaret [questions-answered] – skal: opfyldt');
    expect(out).not.toContain('De to regelmotorer svarer: opfyldt; opfyldt');
    expect(out).toContain('✓ »Område« er udfyldt – fundet: "Hoftebrud hos ældre"');
    expect(out).toMatch(/Kilde: GOV-017 – Invitation og skabelon/);
    const json = JSON.parse((await here.lkt('case explain hofte --event 2 --json')).out);
    expect(json.explanation.rules.every(({ second }: { second: boolean }) => second !== undefined)).toBe(true);
    expect((await here.lkt('case explain hofte --event 9')).exit).toBe(1);
    expect((await here.lkt('case explain hofte --event zero')).exit).toBe(2);
  });

  test('has deadlines, the overdue ones first, and reminders with the very mails', async () => {
    const here = session();
    await submitted(here);
    const running = JSON.parse((await here.lkt('deadlines --json')).out).deadlines;
    expect(running.map((each: { deadline: { id: string } }) => each.deadline.id)).toContain('validation');
    const previewed = await here.lkt('reminders hofte --preview');
    expect(previewed.out).toContain('Til: Coordinator Example');
    expect(previewed.out).toContain('Til: Indstiller Eksempel');
    expect(previewed.out).toContain('Kære Indstiller Eksempel');
    expect(previewed.out).toContain('Dear Coordinator Example');
    const planned = JSON.parse((await here.lkt('reminders hofte --until 2026-11-23 --json')).out);
    expect(planned.reminders.map(({ rule }: { rule: string }) => rule)).toEqual(['notice', 'notice']);
    here.clock.now = '2027-01-04T09:00:00.000Z';
    const later = await here.lkt('deadlines --lang en');
    expect(later.out).toMatch(/^\d+ \w+ 202\d \(\d+ days overdue\): Technical validation – LKT Hoftebrud \(hofte\)/);
  });

  test('is written as history where it was decided elsewhere', async () => {
    const here = session();
    await openRound(here);
    await here.lkt('case start national-lkt --id hofte --title Hofte --as nominator --by indstiller --at 2026-11-02');
    const line = 'case do hofte nomination.submit --as nominator --by indstiller --set area=Hofte --at 2026-11-10';
    expect((await here.lkt(line)).exit).toBe(1);
    expect((await here.lkt(`${line} --history`)).exit).toBe(0);
    expect((await here.lkt('case show hofte')).out).toContain(
      '2. 10. november 2026: Send indstillingen (indført bagefter)',
    );
    expect((await here.lkt('case do hofte lkt.terminate --as steering-group --by formand --at 2027-01-01')).exit).toBe(
      1,
    );
  });
});

describe('people', () => {
  test('everything wrong with a person is told at once', async () => {
    const line = 'people add --id Bo --name "" --email bo --language da --role nominatr@reg-hh --role coordinator#none';
    const { exit, err } = await session().lkt(line);
    expect(exit).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(6);
    expect(err).toContain('mente du »nominator«');
    expect((await session().lkt('people add --id b --name B --email b@b.example --language de --role team')).exit).toBe(
      2,
    );
  });

  test('the same id replaces', async () => {
    const here = session();
    const add = (role: string) =>
      here.lkt(`people add --id bo --name Bo --email bo@reg-h.example --language en --role ${role} --json`);
    expect(JSON.parse((await add('team@reg-h')).out).replaced).toBe(false);
    expect(JSON.parse((await add('coordinator')).out).replaced).toBe(true);
    expect((await here.lkt('people list')).out).toMatch(/bo +Bo +bo@reg-h\.example +en +coordinator/);
  });
});

describe('letters and the ledger', () => {
  const mails = ({ folder }: Session) =>
    readdirSync(join(folder, 'data', 'mail')).filter((name) => name.endsWith('.eml'));

  test('one round writes each letter once', async () => {
    const here = session();
    await submitted(here);
    const round = JSON.parse((await here.lkt('training --once --json')).out);
    expect(round.sent).toBe(mails(here).length);
    expect(mails(here).length).toBeGreaterThan(1);
    expect((await here.lkt('training --once --json')).out).toContain('"sent": 0');
    // The coordinators have chosen one mail a day, at eight.
    here.clock.now = '2026-11-24T07:00:00.000Z';
    expect((await here.lkt('training --once --json')).exit).toBe(0);
    const mail = mails(here).map((name) => readFileSync(join(here.folder, 'data', 'mail', name), 'utf8'));
    expect(mail.some((text) => text.includes('To: Coordinator Example <tovholder@reg-h.example>'))).toBe(true);
    expect(mail.every((text) => text.includes('From: LKT <lkt@lkt.example>'))).toBe(true);
  });

  test('a mail that came back is shown with its letter, its person and at the next start', async () => {
    const here = session();
    await submitted(here);
    await here.lkt('training --once');
    const { outbox } = JSON.parse((await here.lkt('outbox --state sent --json')).out);
    const { people } = JSON.parse((await here.lkt('people list --json')).out);
    const { messageId, person } = outbox[0];
    const { email } = people.find(({ id }: { id: string }) => id === person);
    const stdin = dsn({ messageId, recipient: email });
    const read = await here.lkt('bounces read -', { stdin });
    expect(read).toMatchObject({ exit: 0, out: expect.stringContaining(`Kom retur: ${person} <${email}>, 5.1.1`) });
    expect((await here.lkt('bounces read - --lang en', { stdin })).out).toContain('recorded already');
    expect((await here.lkt('people list')).out).toContain('kommer retur, 23. november 2026: 5.1.1 550');
    expect((await here.lkt('outbox --state sent')).out).toContain('kom retur: 5.1.1');
    expect((await here.lkt('training --once')).out).toContain(`Mails kommer retur fra`);
    const hostile = await here.lkt('bounces read -', { stdin: 'Subject: Ferie\r\n\r\nHej' });
    expect(hostile).toMatchObject({ exit: 1, err: '', out: expect.stringContaining('Intet er registreret') });
    expect((await here.lkt('bounces read missing.eml')).exit).toBe(3);
  });

  test('a letter that reaches nobody is given up, shown, and can be queued again', async () => {
    const here = session();
    const lines = [
      'case start nomination-round --id runde --title Runde --as secretariat --by sekretariat',
      'case do runde round.prepare --as secretariat --by sekretariat --set opens=2026-11-23 --set deadline=2027-03-01 --set selectionMeeting=2027-06-01 --set invited=reg-h --set minSelected=1 --set maxSelected=3',
      'case do runde round.approve --as steering-group --by formand',
      'case do runde round.open --as secretariat --by sekretariat',
      'training --once',
    ];
    for (const line of lines) expect((await here.lkt(line)).exit).toBe(0);
    const { outbox } = JSON.parse((await here.lkt('outbox --state dead --json')).out);
    expect(outbox).toHaveLength(1);
    expect((await here.lkt('outbox --state dead')).out).toMatch(/^Opgivet: /);
    expect((await here.lkt(['outbox', 'requeue', outbox[0].key])).exit).toBe(0);
    expect((await here.lkt(['outbox', 'requeue', outbox[0].key])).exit).toBe(1);
  });

  test('a whole chain is verified and copied; a copy overwrites nothing', async () => {
    const here = session();
    await submitted(here);
    expect(await here.lkt('db verify')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Kæden er ubrudt: 6 hændelser i 2 sager'),
    });
    expect((await here.lkt('db backup copy.db')).exit).toBe(0);
    expect(await here.lkt('db backup copy.db')).toMatchObject({ exit: 3, out: '' });
  });

  test('a changed event breaks the chain', async () => {
    const here = session();
    await submitted(here);
    const db = new Database(join(here.folder, 'data', 'lkt.db'));
    const tables = db.prepare(`select name from sqlite_schema where type = 'trigger'`).all() as { name: string }[];
    for (const { name } of tables) db.exec(`drop trigger ${name}`);
    db.exec(`update events set json = replace(json, 'Hoftebrud', 'Hoftebrod') where case_id = 'hofte'`);
    db.close();
    const { exit, out } = await here.lkt('db verify --json');
    expect(exit).toBe(1);
    expect(JSON.parse(out).breaks[0].case).toBe('hofte');
  });
});
