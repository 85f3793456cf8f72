import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { meetingPapers } from '../../src/service/meeting-papers.ts';
import type { Office } from '../../src/service/office.ts';
import { pendingDecisions } from '../../src/service/pending-decisions.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, command, noon, openOffice, runningLkt, unregistered } from './office.ts';

const day = '2026-06-10';
const secretariat = { role: 'secretariat', by: 'test' };

async function start(office: Office, workflow: string, id: string, title: string) {
  const given = { id, workflow, title, actor: secretariat, occurredAt: exactly('2026-03-02'), at: noon('2026-03-02') };
  expect(await startCase(unregistered(office), given)).not.toHaveProperty('refusals');
}

async function lktIn(office: Office, id: string, title: string, state: string) {
  await start(office, 'national-lkt', id, title);
  await placeCase(unregistered(office), {
    case: id,
    state,
    reason: 'Taken over.',
    actor: secretariat,
    occurredAt: exactly('2026-03-03'),
    at: noon('2026-03-03'),
    milestones: { validated: exactly('2026-03-03'), assessed: exactly('2026-03-03') },
  });
}

async function done(
  office: Office,
  id: string,
  name: string,
  payload: JsonObject = {},
  on = day,
  role = 'secretariat',
) {
  const given = await command(office, id, role, name, on, payload);
  expect({ name, refusals: 'refusals' in given ? given.refusals.map(({ why }) => why.en) : [] }).toEqual({
    name,
    refusals: [],
  });
}

/** Three cases that wait for the steering group, each in its own way, and one that does not. */
async function waitingCases(): Promise<Office> {
  const office = await openOffice();
  await lktIn(office, 'hoftebrud', 'Hoftebrud', 'selection.pending');
  await lktIn(office, 'delir', 'LKT Delir', 'running.closure.report-review');
  await runningLkt(office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-12-01', title: 'LKT Sepsis' });
  await done(
    office,
    'sepsis',
    'extension.propose',
    { until: '2028-06-30', reason: 'To regioner kom senere.' },
    '2026-04-01',
    'expert-group-chair',
  );
  await runningLkt(office, 'ro', { at: '2026-01-05', firstSeminar: '2025-12-01', title: 'LKT Ro' });
  return office;
}

const pendingOn = async (office: Office, on = day) =>
  (await pendingDecisions(office, noon(on))).map(({ case: { id }, item }) => [id, item.command]);

/** The agenda with all three and an item of its own, closed a fortnight before the meeting. */
async function closedAgenda(office: Office) {
  await start(office, 'steering-group-meeting', 'moede', 'Møde i juni');
  await done(
    office,
    'moede',
    'meeting.plan',
    { date: day, place: 'Danske Regioner', note: 'Frokost kl. 12.' },
    '2026-04-02',
  );
  for (const { item } of await pendingDecisions(office, noon('2026-04-02')))
    await done(office, 'moede', 'item.add', { ...item, title: item.title.da }, '2026-04-02');
  await done(office, 'moede', 'item.add', { title: 'Årsplan', kind: 'discussion' }, '2026-04-02');
  await done(office, 'moede', 'item.add', { title: 'Status', kind: 'notice', case: 'ro' }, '2026-04-02');
  await done(
    office,
    'moede',
    'item.edit',
    {
      item: 'delir',
      title: 'Afsluttende rapport for LKT Delir',
      recommendation: ['at rapporten godkendes'],
      note: 'Rapporten foreligger.',
      annexes: ['Rapporten'],
    },
    '2026-04-03',
  );
  await done(office, 'moede', 'item.edit', { item: 'delir', note: 'Rapporten er rettet.' }, '2026-04-04');
  await done(office, 'moede', 'agenda.order', { order: ['delir', 'Årsplan'] }, '2026-04-04');
  await done(office, 'moede', 'item.remove', { withdrawn: 'ro', reason: 'Status foreligger ikke.' }, '2026-04-05');
  await done(office, 'moede', 'agenda.close', {}, '2026-05-27');
}

async function papersOf(office: Office, id: string, kind: 'agenda' | 'minutes') {
  const found = await meetingPapers(office, id, kind);
  if ('problem' in found) throw new Error(found.problem.en);
  return found.papers;
}

describe('what waits for a decision', () => {
  test('is where the steering group is waited for and where a proposal is open, longest first', async () => {
    const office = await waitingCases();
    const [first, , last] = await pendingDecisions(office, noon(day));
    expect(first).toMatchObject({
      case: { id: 'delir', title: 'LKT Delir' },
      state: { da: 'Rapporten forelægges styregruppen' },
      since: exactly('2026-03-03'),
      item: {
        title: { da: 'Godkend den afsluttende rapport: LKT Delir', en: 'Approve the closing report: LKT Delir' },
        case: 'delir',
        kind: 'decision',
        command: 'closing-report.approve',
      },
    });
    expect(last).toMatchObject({
      case: { id: 'sepsis' },
      since: exactly('2026-04-01'),
      item: { command: 'extension.grant' },
    });
    expect(await pendingOn(office)).toEqual([
      ['delir', 'closing-report.approve'],
      ['hoftebrud', 'selection.select'],
      ['sepsis', 'extension.grant'],
    ]);
  });

  test('does not wait again while it stands on an agenda, and waits again when it is taken off or postponed', async () => {
    const office = await waitingCases();
    await closedAgenda(office);
    expect(await pendingOn(office)).toEqual([]);
    await done(office, 'moede', 'item.remove', { withdrawn: 'sepsis', reason: 'Afventer.' }, '2026-06-01');
    expect(await pendingOn(office)).toEqual([['sepsis', 'extension.grant']]);
    await done(office, 'moede', 'meeting.hold', { present: ['kl'] });
    await done(office, 'moede', 'item.conclude', { item: 'hoftebrud', outcome: 'postponed' });
    expect(await pendingOn(office)).toEqual([
      ['hoftebrud', 'selection.select'],
      ['sepsis', 'extension.grant'],
    ]);
  });

  test('a nomination round waits from the day its plan is saved until it is approved', async () => {
    const office = await openOffice();
    await start(office, 'nomination-round', 'runde', 'Indstillingsrunde 2027');
    expect(await pendingOn(office)).toEqual([]);
    const plan = {
      opens: '2027-01-11',
      deadline: '2027-04-01',
      selectionMeeting: '2027-06-01',
      invited: ['reg-h'],
      minSelected: 1,
      maxSelected: 3,
    };
    await done(office, 'runde', 'round.prepare', plan, '2026-05-04');
    expect(await pendingDecisions(office, noon(day))).toMatchObject([
      {
        case: { id: 'runde' },
        since: exactly('2026-05-04'),
        proposed: { da: 'Godkend indstillingsrunden' },
        recommendation: { da: 'at styregruppen godkender indstillingsrunden' },
        item: { case: 'runde', kind: 'decision', command: 'round.approve' },
      },
    ]);
    await done(office, 'runde', 'round.approve', { meeting: day }, day, 'steering-group');
    expect(await pendingOn(office)).toEqual([]);
  });

  test('a proposal that has been declined waits no more, until it is made again', async () => {
    const office = await waitingCases();
    const declined = { reason: 'Tallene er tilstrækkelige.' };
    await done(office, 'sepsis', 'extension.decline', declined, '2026-04-02', 'steering-group');
    expect((await pendingOn(office)).map(([id]) => id)).not.toContain('sepsis');
    const again = { until: '2028-06-30', reason: 'Nye tal.' };
    await done(office, 'sepsis', 'extension.propose', again, '2026-05-04', 'expert-group-chair');
    expect(await pendingOn(office)).toContainEqual(['sepsis', 'extension.grant']);
  });

  test('a proposal that has been decided waits no more, and minutes wait for the next meeting', async () => {
    const office = await waitingCases();
    await done(
      office,
      'sepsis',
      'extension.grant',
      { until: '2028-06-30', reason: 'Rimeligt.' },
      '2026-04-02',
      'steering-group',
    );
    await closedAgenda(office);
    await done(office, 'moede', 'meeting.hold', { present: ['kl'] });
    await done(office, 'moede', 'minutes.submit', { reference: 'Referat' });
    expect(await pendingOn(office)).toEqual([
      ['delir', 'closing-report.approve'],
      ['hoftebrud', 'selection.select'],
      ['moede', 'minutes.approve'],
    ]);
  });
});

describe('the agenda', () => {
  test('holds the items as edited and ordered, without those taken off, and names their cases and proposals', async () => {
    const office = await waitingCases();
    await addPerson(office, 'kl', ['steering-group@kl']);
    await addPerson(office, 'nord', ['steering-group@reg-n', 'coordinator']);
    await closedAgenda(office);
    const agenda = await papersOf(office, 'moede', 'agenda');
    expect(agenda).toMatchObject({
      title: 'Møde i juni',
      when: exactly(day),
      hours: { from: '10:00', to: '12:00' },
      place: 'Danske Regioner',
      remarks: 'Frokost kl. 12.',
      standing: { title: { da: 'Dagsordenen lukket' }, when: exactly('2026-05-27') },
      participants: [{ da: 'Region Nordjylland' }, { da: 'KL (Kommunernes Landsforening)' }],
      quorum: null,
      withdrawn: [{ title: 'Status', reason: 'Status foreligger ikke.' }],
    });
    expect(JSON.stringify(agenda)).not.toContain('Eksempelsen');
    expect(agenda.items.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 Afsluttende rapport for LKT Delir',
      '2 Årsplan',
      '3 Udvælg emnet: Hoftebrud',
      '4 Godkend forlængelse: LKT Sepsis',
    ]);
    expect(agenda.items[0]).toMatchObject({
      kind: { da: 'Til beslutning' },
      case: { id: 'delir', title: 'LKT Delir' },
      proposed: { da: 'Godkend den afsluttende rapport' },
      recommendation: ['at rapporten godkendes'],
      presentation: 'Rapporten er rettet.',
      annexes: ['Rapporten'],
      outcomes: [],
    });
    expect(agenda.items[1]).toMatchObject({ kind: { en: 'For discussion' }, case: null, proposed: null });
  });

  test('takes an item again that was taken off, as it is put on then, and the meeting decides it', async () => {
    const office = await waitingCases();
    await start(office, 'steering-group-meeting', 'moede', 'Møde i juni');
    await done(office, 'moede', 'meeting.plan', { date: day }, '2026-04-02');
    const item = { title: 'Udvælgelse', case: 'hoftebrud', kind: 'decision', command: 'selection.select' };
    await done(office, 'moede', 'item.add', item, '2026-04-02');
    await done(office, 'moede', 'item.edit', { item: 'hoftebrud', note: 'Gammel tekst.' }, '2026-04-02');
    await done(office, 'moede', 'item.remove', { withdrawn: 'hoftebrud', reason: 'Ved en fejl.' }, '2026-04-02');
    expect(await papersOf(office, 'moede', 'agenda')).toMatchObject({
      items: [],
      withdrawn: [{ title: 'Udvælgelse' }],
    });
    await done(office, 'moede', 'item.add', item, '2026-04-03');
    expect(await papersOf(office, 'moede', 'agenda')).toMatchObject({
      items: [{ title: 'Udvælgelse', presentation: null }],
      withdrawn: [],
    });
    await done(office, 'moede', 'agenda.close', {}, '2026-05-27');
    await done(office, 'moede', 'meeting.hold', { present: ['kl'] });
    await done(office, 'moede', 'item.decide', { case: 'hoftebrud', decision: 'selection.select' });
    expect((await papersOf(office, 'moede', 'minutes')).items[0]?.outcomes).toHaveLength(1);
  });

  test('is a draft until it is closed, and can be empty and without a date', async () => {
    const office = await openOffice();
    await start(office, 'steering-group-meeting', 'moede', 'Møde');
    expect(await papersOf(office, 'moede', 'agenda')).toMatchObject({
      standing: null,
      when: null,
      hours: null,
      items: [],
    });
  });

  test('is refused for a case that is no meeting', async () => {
    const office = await waitingCases();
    expect(await meetingPapers(office, 'delir', 'agenda')).toMatchObject({
      problem: { en: expect.stringContaining('no meeting') },
    });
  });
});

describe('the minutes', () => {
  test('tell who was there and what was decided, and every decision is carried out in its case', async () => {
    const office = await waitingCases();
    await closedAgenda(office);
    expect(await meetingPapers(office, 'moede', 'minutes')).toMatchObject({
      problem: { da: expect.stringContaining('ikke registreret som holdt') },
    });
    await done(office, 'moede', 'meeting.hold', {
      present: ['danske-regioner', 'kl', 'Aalborg Kommune'],
      absent: ['sst'],
      guests: ['DEFACTUM'],
    });
    await done(office, 'moede', 'item.decide', {
      case: 'delir',
      decision: 'closing-report.return',
      with: { meeting: day, reason: 'Data mangler.' },
    });
    await done(office, 'moede', 'item.decide', {
      case: 'hoftebrud',
      decision: 'selection.select',
      with: { conditions: 'Kommuner med', conditionsBy: '2026-12-01' },
    });
    await done(office, 'moede', 'item.decide', {
      case: 'sepsis',
      decision: 'extension.grant',
      with: { until: '2028-06-30', reason: 'Rimeligt.' },
    });
    await done(office, 'moede', 'item.conclude', { item: 'Årsplan', outcome: 'noted', conclusion: 'Fire møder.' });
    const minutes = await papersOf(office, 'moede', 'minutes');
    expect(minutes).toMatchObject({
      standing: null,
      participants: [{ en: 'Danish Regions' }, { da: 'KL (Kommunernes Landsforening)' }, { da: 'Aalborg Kommune' }],
      absent: [{ da: 'Sundhedsstyrelsen' }],
      guests: [{ da: 'DEFACTUM' }],
      quorum: { seats: 3, fewest: 7 },
    });
    const told = minutes.items.map(({ outcomes }) =>
      outcomes.map(({ decision, details }) => [
        decision.da,
        ...details.map(({ label, value }) => `${label.da}: ${value.map(({ da }) => da).join('; ')}`),
      ]),
    );
    expect(told).toEqual([
      [['Send rapporten tilbage', 'Mødedato: 10. juni 2026', 'Begrundelse: Data mangler.']],
      [['Taget til efterretning', 'Konklusion: Fire møder.']],
      [['Udvælg emnet', 'Vilkår: Kommuner med', 'Vilkår opfyldt senest: 1. december 2026']],
      [['Godkend forlængelse', 'Begrundelse: Rimeligt.', 'Gælder eller forlænget til: 30. juni 2028']],
    ]);
    const stateOf = async (id: string) => (await office.ledger.loadCase(id))?.snapshot.state;
    expect(await stateOf('delir')).toEqual({ running: { closure: 'reporting' } });
    expect(await stateOf('hoftebrud')).toEqual({ running: { 'expert-group': 'forming' } });
  });

  test('are approved by a later meeting, and then say so', async () => {
    const office = await waitingCases();
    await closedAgenda(office);
    await done(office, 'moede', 'meeting.hold', { present: ['kl'] });
    await done(office, 'moede', 'minutes.submit', { reference: 'Referat' }, '2026-06-20');
    await start(office, 'steering-group-meeting', 'naeste', 'Møde i september');
    await done(office, 'naeste', 'meeting.plan', { date: '2026-09-09' }, '2026-06-21');
    await done(
      office,
      'naeste',
      'item.add',
      { title: 'Referat', case: 'moede', kind: 'decision', command: 'minutes.approve' },
      '2026-06-21',
    );
    await done(office, 'naeste', 'agenda.close', {}, '2026-08-26');
    await done(office, 'naeste', 'meeting.hold', { present: ['kl'] }, '2026-09-09');
    await done(office, 'naeste', 'item.decide', { case: 'moede', decision: 'minutes.approve' }, '2026-09-09');
    expect(await papersOf(office, 'moede', 'minutes')).toMatchObject({
      standing: { title: { da: 'Referatet godkendt' }, when: exactly('2026-09-09') },
    });
    expect((await papersOf(office, 'naeste', 'minutes')).items[0]?.case?.title).toBe('Møde i juni');
  });
});
