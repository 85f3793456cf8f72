import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailInFolder, session } from './session.ts';

const people = [
  'people add --id sekretariat --name "Sekretær Eksempel" --email s@lkt.example --role secretariat',
  'people add --id indstiller --name "Indstiller Eksempel" --email i@reg-h.example --role nominator@reg-h',
];
const round = 'case start nomination-round --id runde --title Runde --as secretariat --by sekretariat';
const prepare = 'case do runde round.prepare --as secretariat --by sekretariat';

async function registered() {
  const here = session();
  for (const line of [...people, round]) expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
  return here;
}

describe('who acts', () => {
  test('must be registered in the role once anybody is registered', async () => {
    const here = await registered();
    const stranger = await here.lkt('case do runde round.prepare --as secretariat --by indstiller');
    expect(stranger).toMatchObject({ exit: 1 });
    expect(stranger.out).toContain('indstiller er ikke registreret som Sekretariatet. Det er: sekretariat.');
    const nobody = await here.lkt('case do runde round.approve --as steering-group --by formand');
    expect(nobody.out).toContain('formand er ikke registreret som Styregruppen. Det er ingen');
    expect((await here.lkt('people list')).out).toMatch(/sekretariat .* da +secretariat/);
  });
});

test('a postponement that puts the dates of a round out of order is refused as the plan would be', async () => {
  const here = await registered();
  await here.lkt('people add --id formand --name "Formand Eksempel" --email f@lkt.example --role steering-group');
  const dates = '--set opens=2027-01-04 --set deadline=2027-03-01 --set selectionMeeting=2027-06-01';
  const frame = '--set invited=reg-h --set minSelected=1 --set maxSelected=3';
  expect(await here.lkt(`${prepare} ${dates} ${frame}`)).toMatchObject({ exit: 0 });
  const postpone = 'case do runde round.postpone --as steering-group --by formand --set reason=Budgettet';
  const refused = await here.lkt(`${postpone} --set deadline=2027-07-01`);
  expect(refused).toMatchObject({ exit: 1 });
  expect(refused.out).toContain('mødet ligger ikke efter fristen');
  expect(await here.lkt(`${postpone} --set deadline=2027-05-03`)).toMatchObject({ exit: 0 });
});

describe('a payload', () => {
  const start = 'case start national-lkt --id hofte --title Hofte --as nominator --by indstiller --link round=runde';
  const save = 'case do hofte nomination.save --as nominator --by indstiller';

  test('takes choices by their label in either language, and yes and no', async () => {
    const here = await registered();
    await here.lkt(start);
    const fields = ['--set', 'data.source=en national klinisk kvalitetsdatabase', '--set', 'research=nej'];
    const saved = await here.lkt([...save.split(' '), ...fields, '--json']);
    expect(JSON.parse(saved.out).case.facts.nomination).toMatchObject({
      data: { source: 'registry' },
      research: false,
    });
    const wrong = await here.lkt(`${save} --set data.source=paper`);
    expect(wrong).toMatchObject({ exit: 2 });
    expect(wrong.err).toContain('registry (En national klinisk kvalitetsdatabase), manual (');
  });

  test('is described by its form, and the form can be had empty', async () => {
    const here = await registered();
    const shown = await here.lkt('workflow form nomination');
    expect(shown.out).toContain('data.source – Hvor kommer data fra? (tekst)');
    expect(shown.out).toContain('• registry (En national klinisk kvalitetsdatabase)');
    expect(JSON.parse((await here.lkt('workflow form nomination --json')).out).fields[0]).toMatchObject({
      path: 'area',
    });
    expect((await here.lkt('workflow form nominatoin')).err).toContain('mente du »nomination«');
    const empty = JSON.parse((await here.lkt('case do runde round.prepare --form')).out);
    expect(Object.keys(empty)).toContain('deadline');
    expect((await here.lkt('case do runde nothing --form')).exit).toBe(1);
  });

  test('that is refused names the command and where its fields are shown', async () => {
    const here = await registered();
    const { out } = await here.lkt(`${prepare} --set nothing=1`);
    expect(out).toContain('(round.prepare)');
    expect(out).toContain('»lkt workflow form round«');
  });

  test('that is no JSON, or no file, is told in plain words', async () => {
    const here = await registered();
    const broken = await here.lkt([...prepare.split(' '), '--payload', '{"opens": }']);
    expect(broken).toMatchObject({ exit: 2 });
    expect(broken.err).toContain('ikke gyldig JSON');
    expect(broken.err).not.toMatch(/Unexpected token/);
    const missing = await here.lkt(`${prepare} --payload nothing.json`);
    expect(missing).toEqual({ exit: 3, out: '', err: 'Filen findes ikke: nothing.json\n' });
  });
});

describe('what a person is told', () => {
  test('a mail whose role nobody holds reaches nobody, and says so', async () => {
    const here = session();
    const lines = [
      round,
      `${prepare} --set opens=2026-11-23 --set deadline=2027-03-01 --set selectionMeeting=2027-06-01 --set invited=reg-h --set minSelected=1 --set maxSelected=3`,
      'case do runde round.approve --as steering-group --by formand',
    ];
    for (const line of lines) expect(await here.lkt(line)).toMatchObject({ exit: 0 });
    const opened = await here.lkt('case do runde round.open --as secretariat --by sekretariat');
    expect(opened.out).toMatch(/Ingen er registreret som .* i denne sag; mailen når ingen\. »lkt people add/);
    expect(opened.out).not.toMatch(/Sendes i næste runde: [a-z-]+ →/);
  });

  test('a case without a link that the rules ask about is told how to have one', async () => {
    const here = await registered();
    const started = await here.lkt('case start national-lkt --title Hofte --as nominator --by indstiller');
    expect(started.out).toContain('--link round=SAG. Åbne: runde (Runde).');
    const wrong = await here.lkt('case start national-lkt --title A --as nominator --by indstiller --link rund=runde');
    expect(wrong.out).toContain('ingen forbindelse »rund«. Der findes: round');
  });

  test('precedents wait for nobody, and their deadlines end with the sources', async () => {
    const here = session();
    await here.lkt('training --once');
    const listed = await here.lkt('case list --all');
    expect(listed.out).toMatch(/^hoftenaere .* \(præcedens\) +– +kilderne slutter 10\. februar 2021$/m);
  });

  test('dates are in words where the calendar of the text applies', async () => {
    const here = await registered();
    expect((await here.lkt('policy show --at 2026-11-23')).out).toMatch(/^Reglerne pr\. 23\. november 2026\n/);
    expect((await here.lkt('outbox --state opgivet')).exit).toBe(0);
    expect((await here.lkt('outbox --state lost')).err).toContain('dead (opgivet)');
    expect((await here.lkt('incidents')).out).toBe('Der er ingen hændelser for driften.\n');
  });

  test('outside the hours for mail the service says when it sends next', async () => {
    const here = session();
    here.clock.now = '2026-11-21T21:00:00.000Z';
    const { out } = await here.lkt('serve --once', { env: mailInFolder });
    expect(out).toContain('Mails sendes kun på hverdage kl. 8.00–16.00.');
    expect(out).toContain('23. november 2026 kl. 8.00');
    expect(out).not.toContain('Ctrl-C');
  });
});

describe('failures', () => {
  test.each([
    ['policy chek --json', 2, 'usage'],
    ['--json case show nothing', 3, 'environment'],
    ['case --json list', 3, 'environment'],
    ['trial nothing --json', 1, 'refused'],
    ['case --json', 2, 'usage'],
    ['policy check --policy nowhere --json', 3, 'unreadable-folder'],
  ])('%s is one JSON document on stdout', async (line, exit, code) => {
    const answered = await session().lkt(line);
    expect(answered).toMatchObject({ exit, err: '' });
    expect(JSON.parse(answered.out)).toEqual({ ok: false, error: { code, message: expect.any(String) } });
  });

  test('common options may stand anywhere on the line', async () => {
    const here = await registered();
    const data = join(here.folder, 'data');
    const env = { LKT_DATA: '' };
    for (const line of [`--data ${data} case list`, `case --data ${data} list`, `case list --data ${data}`]) {
      expect((await here.lkt(line, { env })).out).toContain('runde');
    }
  });

  test('a data folder that the system does not allow is told at once', async () => {
    const env = { LKT_DATA: '/proc/lkt-nothing' };
    const { exit, err } = await session().lkt('training --once', { env });
    expect({ exit, err }).toEqual({
      exit: 3,
      err: 'Datamappen /proc/lkt-nothing kan ikke oprettes. Vælg en anden med --data eller LKT_DATA.\n',
    });
    expect(existsSync('/proc/lkt-nothing')).toBe(false);
  });

  test('a folder in place of a file is told as such', async () => {
    const here = session();
    writeFileSync(join(here.folder, 'mail.eml'), '');
    expect((await here.lkt(['scenario', 'run', here.folder])).err).toContain('er en mappe');
  });
});
