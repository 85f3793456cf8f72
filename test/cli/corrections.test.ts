import { describe, expect, test } from 'vitest';
import { type Session, session } from './session.ts';

/** A round, prepared and approved, on an empty register where anybody may act. */
async function prepared(here: Session, before: string[] = []): Promise<void> {
  const lines = [
    'case start nomination-round --id runde --title Runde --as secretariat --by sekretariat --at 2026-11-02',
    ...before,
    'case do runde round.prepare --as secretariat --by sekretariat --at 2026-11-09 --set opens=2026-11-16 --set deadline=2027-03-01 --set selectionMeeting=2027-06-01 --set invited=reg-h --set minSelected=1 --set maxSelected=3',
    'case do runde round.approve --as steering-group --by formand --at 2026-11-10',
  ];
  for (const line of lines) expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
}

/** An LKT taken over in its action period. */
async function placed(here: Session): Promise<void> {
  const who = '--as secretariat --by sekretariat';
  const lines = [
    `case start national-lkt --id sepsis --title "LKT Sepsis" ${who} --at 2026-10-01`,
    `case place sepsis running.seminars.action-period --reason "Overtaget fra arkivet" --milestone learning-seminar-1=2026-06-01 --milestone selected=2025 --plan closing-seminar=2028-03-01 --set leadRegion=reg-m ${who} --at 2026-10-02`,
  ];
  for (const line of lines) expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
}

const who = '--as secretariat --by sekretariat';

describe('case place', () => {
  test('takes over a running case where it stands, with milestones, plans and facts', async () => {
    const here = session();
    await placed(here);
    const shown = JSON.parse((await here.lkt('case show sepsis --json')).out);
    expect(shown.case).toMatchObject({
      state: { running: { seminars: 'action-period' } },
      facts: { leadRegion: 'reg-m' },
      milestones: { selected: { when: { earliest: '2025-01-01', latest: '2025-12-31' } } },
      planned: { 'closing-seminar': { when: { earliest: '2028-03-01', latest: '2028-03-01' } } },
    });
    expect((await here.lkt('case show sepsis')).out).toContain(
      '2. 2. oktober 2026: Indplaceret: Overtaget fra arkivet',
    );
  });

  test('is refused for a state, a milestone or a date that does not exist', async () => {
    const here = session();
    await placed(here);
    expect((await here.lkt(`case place sepsis nowhere --reason x ${who}`)).out).toContain('»nowhere«');
    const milestone = await here.lkt(`case place sepsis --reason x --milestone nothing=2026-01-01 ${who}`);
    expect(milestone).toMatchObject({ exit: 1, out: expect.stringContaining('Milepælen »nothing«') });
    expect((await here.lkt(`case place sepsis --reason x --milestone selected=2026-02-30 ${who}`)).exit).toBe(2);
  });
});

describe('case correct', () => {
  const amend = `case correct runde --event 2 --set deadline=2027-04-01 --reason "Skrivefejl" ${who}`;

  test('without --accept shows what would follow, and writes nothing', async () => {
    const here = session();
    await prepared(here);
    const { exit, out } = await here.lkt(amend);
    expect(exit).toBe(0);
    expect(out).toMatch(/Hændelser\n {2}2\. .*: ændres/);
    expect(out).toMatch(/før .*1\. marts 2027.*, nu .*1\. april 2027/);
    expect(out).toContain('Gentag med --accept');
    expect(JSON.parse((await here.lkt('case show runde --json')).out).history).toHaveLength(3);
    expect(JSON.parse((await here.lkt(`${amend} --json`)).out).written).toBe(false);
  });

  test('with --accept is written, and the rest of the payload stays', async () => {
    const here = session();
    await prepared(here);
    expect((await here.lkt(`${amend} --accept`)).out).toContain('Rettelsen er gennemført');
    const { case: kase, history } = JSON.parse((await here.lkt('case show runde --json')).out);
    expect(history).toHaveLength(4);
    expect(JSON.stringify(kase.facts)).toContain('2027-04-01');
    expect(JSON.stringify(kase.facts)).toContain('2027-06-01');
    expect((await here.lkt('db verify')).exit).toBe(0);
  });

  test('of an event that others rest on is refused until they are withdrawn too', async () => {
    const here = session();
    await prepared(here);
    expect((await here.lkt(`case do runde round.open ${who} --at 2026-11-16`)).exit).toBe(0);
    const alone = await here.lkt(`case correct runde --event 3 --withdraw --reason Fejl ${who}`);
    expect(alone).toMatchObject({ exit: 1, out: expect.stringContaining('Hændelse 4 kan ikke stå') });
    const both = await here.lkt(`case correct runde --event 3 --withdraw 4 --reason Fejl ${who} --accept`);
    expect(both.exit).toBe(0);
    expect((await here.lkt('case show runde')).out).toContain('Hændelse 3, 4 rettet: Fejl');
  });

  test('lets a decision stand that would be refused now, and tells why by the names of the fields', async () => {
    const here = session();
    await prepared(here, [`case place runde proposed --reason Overtaget ${who} --at 2026-11-03`]);
    const { exit, out } = await here.lkt(`case correct runde --event 3 --withdraw --reason Fejl ${who}`);
    expect(exit).toBe(0);
    expect(out).toContain('4. Godkend indstillingsrunden: ville være afvist nu; beslutningen står ved magt');
    expect(out).toContain('der mangler: »Frist for indstilling«');
  });

  test('says either what is right or that it did not happen', async () => {
    const here = session();
    await prepared(here);
    expect((await here.lkt(`case correct runde --event 2 --reason x ${who}`)).exit).toBe(2);
    expect((await here.lkt(`case correct runde --event 2 --withdraw --on 2026-11-03 --reason x ${who}`)).exit).toBe(2);
    expect((await here.lkt(`case correct runde --event two --withdraw --reason x ${who}`)).exit).toBe(2);
  });
});

describe('case migrate', () => {
  test('shows every deadline that moves, and moves the case only without --dry-run', async () => {
    const here = session();
    await placed(here);
    const line = `case migrate sepsis --to 18-months-from-first-seminar --reason Prøve ${who}`;
    const dry = await here.lkt(`${line} --dry-run`);
    expect(dry.exit).toBe(0);
    expect(dry.out).toContain('Intet er ændret');
    const moved = await here.lkt(`${line} --json`);
    expect(JSON.parse(moved.out)).toMatchObject({ ok: true, written: true, event: { type: 'migrated' } });
    const shown = (await here.lkt('case show sepsis')).out;
    expect(shown).toContain('Flyttet til andre regler: Prøve');
    expect(shown).toMatch(/^Følger reglerne pr\.: .*, under prøven 18-months-from-first-seminar \[/m);
  });

  test('is shown to whoever asks, without a reason or a role, but done only with both', async () => {
    const here = session();
    await placed(here);
    const line = 'case migrate sepsis --to 18-months-from-first-seminar';
    const { exit, out } = await here.lkt(`${line} --dry-run`);
    expect(exit).toBe(0);
    expect(out).toContain('Frister, der flyttes');
    expect(out).toContain('Intet er ændret');
    const refused = await here.lkt(line);
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('skal angives');
    expect((await here.lkt(`${line} --dry-run --as secretariat`)).exit).toBe(2);
    expect(JSON.parse((await here.lkt('case show sepsis --json')).out)).toMatchObject({ trial: null });
  });

  test('goes to a day or a trial that exists', async () => {
    const here = session();
    await placed(here);
    const { exit, err } = await here.lkt(`case migrate sepsis --to nothing --reason x ${who}`);
    expect(exit).toBe(1);
    expect(err).toContain('18-months-from-first-seminar');
    expect((await here.lkt(`case migrate sepsis --to 2026-11-20 --reason x ${who} --dry-run`)).exit).toBe(0);
  });
});

describe('case show, looking back', () => {
  test('a case is shown as it was on a day, and as it was then known', async () => {
    const here = session();
    await prepared(here);
    here.clock.now = '2026-11-25T09:00:00.000Z';
    await here.lkt(`case correct runde --event 2 --set deadline=2027-04-01 --reason Skrivefejl ${who} --accept`);
    const then = await here.lkt('case show runde --at 2026-11-09');
    expect(then.out).toContain('Sagen, som den var 9. november 2026, efter det, der var kendt 25. november 2026');
    expect(then.out).not.toContain('3. 10. november 2026');
    const facts = async (days: string) =>
      JSON.stringify(JSON.parse((await here.lkt(`case show runde ${days} --json`)).out).case.facts);
    expect(await facts('--known 2026-11-24')).toContain('2027-03-01');
    expect(await facts('--known 2026-11-25')).toContain('2027-04-01');
    expect(await here.lkt('case show runde --at 2026-10-01')).toMatchObject({ exit: 1, out: '' });
  });
});

describe('what cannot be, and what others must know', () => {
  test('a date beyond the calendar is refused, and the office goes on', async () => {
    const here = session();
    await placed(here);
    const far = await here.lkt(`case place sepsis --reason x --plan closing-seminar=9999-12-31 ${who}`);
    expect(far).toMatchObject({ exit: 1, out: expect.stringContaining('så langt væk') });
    const corrected = await here.lkt(
      `case correct sepsis --event 2 --plan closing-seminar=9999-12-31 --reason x ${who}`,
    );
    expect(corrected).toMatchObject({ exit: 1, out: expect.stringContaining('så langt væk') });
    expect((await here.lkt('case show sepsis')).exit).toBe(0);
  });

  test('a placing is corrected by its facts, milestones and plans, once and again', async () => {
    const here = session();
    await placed(here);
    const first = `case correct sepsis --event 2 --milestone learning-seminar-1=2026-07-01 --set leadRegion=reg-h --reason Skrivefejl ${who}`;
    expect((await here.lkt(first)).out).toMatch(/før 1\. juni 2028, nu 1\. juli 2028/);
    expect((await here.lkt(`${first} --accept`)).exit).toBe(0);
    const again = `case correct sepsis --event 2 --milestone learning-seminar-1=2026-06-01 --reason "Det var rigtigt" ${who} --accept`;
    expect((await here.lkt(again)).out).toMatch(/før 1\. juli 2028, nu 1\. juni 2028/);
    const { case: kase } = JSON.parse((await here.lkt('case show sepsis --json')).out);
    expect(kase.facts.leadRegion).toBe('reg-h');
    expect(kase.milestones.selected.when.earliest).toBe('2025-01-01');
    expect((await here.lkt('db verify')).exit).toBe(0);
    const { out } = await here.lkt(`case correct sepsis --event 1 --withdraw --reason x ${who}`);
    expect(out).toContain('den er sagens begyndelse');
  });

  test('of the beginning gives a case its right title, day and round', async () => {
    const here = session();
    await prepared(here);
    await placed(here);
    const beginning = `case correct sepsis --event 1 --reason Oprettelsesfejl ${who}`;
    const asked = [...beginning.split(' '), '--title', 'LKT Blodforgiftning', '--link', 'round=runde'];
    const shown = await here.lkt([...asked, '--on', '2026-09-28']);
    expect(shown.out).toContain('1. Sagen oprettet: ændres');
    expect(shown.out).toContain('Titel: før LKT Sepsis, nu LKT Blodforgiftning');
    expect(shown.out).toContain('Begyndt: før 1. oktober 2026, nu 28. september 2026');
    expect(shown.out).toContain('Hører til: før ingen sag, nu round = runde');
    expect((await here.lkt([...asked, '--accept'])).exit).toBe(0);
    const { case: kase } = JSON.parse((await here.lkt('case show sepsis --json')).out);
    expect(kase).toMatchObject({
      title: 'LKT Blodforgiftning',
      links: { round: 'runde' },
      started: { earliest: '2026-10-01' },
    });
    expect((await here.lkt('db verify')).exit).toBe(0);
    for (const [more, why] of [
      ['--on 2026-10-05', 'Hændelse 2 kan ikke stå'],
      ['--link round=nowhere', 'ingen sag med id’et »nowhere«'],
      ['--link round=sepsis', 'det skal være en sag i forløbet'],
      ['--title= ', 'Titlen skal være én linje'],
    ] as const) {
      const refused = await here.lkt([...beginning.split(' '), ...more.split(' ').filter((each) => each !== '')]);
      expect([more, refused.exit, refused.out.includes(why) ? why : refused.out + refused.err]).toEqual([more, 1, why]);
    }
    expect((await here.lkt(`${beginning} --link round= --accept`)).exit).toBe(0);
    expect(JSON.parse((await here.lkt('case show sepsis --json')).out).case.links).toEqual({});
  });

  test('no correction, move or placing goes without a reason', async () => {
    const here = session();
    await placed(here);
    const lines = [
      'case place sepsis',
      'case correct sepsis --event 2 --withdraw',
      'case migrate sepsis --to 2020-01-01',
    ];
    for (const line of lines)
      expect(await here.lkt([...line.split(' '), '--reason', ' ', ...who.split(' ')])).toMatchObject({
        exit: 1,
        out: expect.stringContaining('Skriv hvorfor'),
      });
  });

  test('a case is not moved twice to the same rules', async () => {
    const here = session();
    await placed(here);
    const line = `case migrate sepsis --to 18-months-from-first-seminar --reason Prøve ${who}`;
    expect((await here.lkt(line)).exit).toBe(0);
    const again = await here.lkt(`${line} --lang en`);
    expect(again).toMatchObject({ exit: 1, out: expect.stringContaining('follows these rules already') });
  });

  test('only letters that will go out are told: sent ones never again, late ones as one, at once', async () => {
    const here = session();
    await placed(here);
    await here.lkt([
      'people',
      'add',
      'leder',
      '--name',
      'Leder Eksempelsen',
      '--email',
      'leder@lkt.example',
      '--role',
      'project-lead',
    ]);
    await here.lkt([
      'people',
      'add',
      'sekretariat',
      '--name',
      'Sekretær Eksempelsen',
      '--email',
      's@lkt.example',
      '--role',
      'secretariat',
    ]);
    await here.lkt('training --once');
    const sent = JSON.parse((await here.lkt('outbox --json')).out);
    const to = (day: string) =>
      `case correct sepsis --event 2 --milestone learning-seminar-1=${day} --reason Dato ${who}`;
    const coming = async (line: string) => JSON.parse((await here.lkt(`${line} --json`)).out).remindersCome;
    const late = (await coming(to('2024-12-02'))).filter(({ at }: { at: string }) => at <= here.clock.now);
    expect(new Set(late.map(({ coalesce }: { coalesce: string }) => coalesce)).size).toBe(late.length);
    expect((await here.lkt(to('2024-12-02'))).out).toContain('straks: ');
    expect((await here.lkt(`${to('2024-12-02')} --accept`)).exit).toBe(0);
    await here.lkt('training --once');
    expect((await here.lkt(`${to('2026-06-01')} --accept`)).exit).toBe(0);
    await here.lkt('training --once');
    const keys = JSON.parse((await here.lkt('outbox --json')).out);
    expect(JSON.stringify(keys).length).toBeGreaterThan(JSON.stringify(sent).length);
    expect((await here.lkt('db verify')).exit).toBe(0);
  });

  test('what an event led to in another case is not taken back, and is told', async () => {
    const here = session();
    await placed(here);
    const lines = [
      `case start steering-group-meeting --id moede --title Møde ${who} --at 2026-11-02`,
      `case place moede held --reason Overtaget --milestone meeting-held=2026-11-16 ${who} --at 2026-11-16`,
    ];
    for (const line of lines) expect(await here.lkt(line)).toMatchObject({ exit: 0, err: '' });
    const payload = { case: 'sepsis', decision: 'pause.begin', with: { reason: 'Pause' } };
    const decided = await here.lkt([
      ...`case do moede item.decide --history --at 2026-11-16 ${who} --payload`.split(' '),
      JSON.stringify(payload),
    ]);
    expect(decided).toMatchObject({ exit: 0 });
    const { exit, out } = await here.lkt(`case correct moede --event 3 --withdraw --reason Fejl ${who}`);
    expect(exit).toBe(0);
    expect(out).toContain('Det, den førte til i »sepsis«, rettes ikke med; ret det dér.');
  });
});
