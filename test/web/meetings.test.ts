import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import type { Span } from '../../src/engine/types.ts';
import { paperPrinter } from '../../src/service/paper-printer.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { readPdf } from '../documents/pdf-reading.ts';
import { addPerson, command, noon, runningLkt, unregistered } from '../service/office.ts';
import { fieldsOf, openHouse, type TestHouse, type Visitor } from './house.ts';

const meeting = 'moede-i-styregruppen-9-december-2026';
const page = `/meetings/${meeting}`;

/** A secretary, a member of the steering group, and two cases that wait for a decision. */
async function houseWithCases() {
  const one = await openHouse();
  await addPerson(one.office, 'sekretaer', ['secretariat']);
  await addPerson(one.office, 'kollega', ['secretariat'], 'en');
  await addPerson(one.office, 'medlem', ['steering-group@kl']);
  await addPerson(one.office, 'tovholder', ['coordinator']);
  await addPerson(one.office, 'indstiller', ['nominator@kl']);
  const milestones = { validated: exactly('2026-03-02'), assessed: exactly('2026-03-02') };
  await waitingFor(one, 'hoftebrud', 'Hoftebrud', 'selection.pending', milestones);
  await waitingFor(one, 'delir', 'LKT Delir', 'running.closure.report-review', milestones);
  return { ...one, secretary: await one.as('sekretaer') };
}

async function waitingFor(
  { office }: TestHouse,
  id: string,
  title: string,
  state: string,
  milestones: Record<string, Span> = {},
) {
  const by = { actor: { role: 'secretariat', by: 'test' }, occurredAt: exactly('2026-03-02'), at: noon('2026-03-02') };
  await startCase(unregistered(office), { ...by, id, workflow: 'national-lkt', title });
  await placeCase(unregistered(office), { ...by, case: id, state, reason: 'Overtaget.', milestones });
}

async function versionOf({ office }: TestHouse, id: string): Promise<number> {
  return (await office.ledger.loadCase(id))?.snapshot.version ?? 0;
}

/** Posts as the form of the page would, on the version that stands. */
async function done(one: TestHouse, who: Visitor, path: string, fields: Record<string, string | string[]> = {}) {
  const seen = await who.post(`${page}/${path}`, { _version: String(await versionOf(one, meeting)), ...fields });
  expect({ path, location: seen.location, text: seen.status === 303 ? '' : seen.text }).toEqual({
    path,
    location: `${page}?told=done`,
    text: '',
  });
}

/** Puts a case on the agenda as the page proposes it. */
async function putOn(one: TestHouse & { secretary: Visitor }, about: string) {
  const form = await one.secretary.get(`${page}/do/item.add?about=${about}`);
  await done(one, one.secretary, 'do/item.add', fieldsOf(form.html));
}

/** Planned, with both cases on the agenda as the page proposes it, and an item without a case. */
async function planned() {
  const one = await houseWithCases();
  const { secretary } = one;
  const started = await secretary.post('/meetings', { date: '2026-12-09', place: 'Danske Regioner' });
  expect(started.location).toBe(`${page}?told=meeting-planned`);
  for (const about of ['hoftebrud', 'delir'])
    await done(
      one,
      secretary,
      'do/item.add',
      fieldsOf((await secretary.get(`${page}/do/item.add?about=${about}`)).html),
    );
  await done(one, secretary, 'do/item.add', { title: 'Årsplan', kind: 'discussion' });
  return one;
}

/** Held with both cases on the agenda, and with one more. */
async function held(before?: Awaited<ReturnType<typeof planned>>, more?: string) {
  const one = before ?? (await planned());
  if (more) await putOn(one, more);
  await done(one, one.secretary, 'do/agenda.close');
  one.clock.now = '2026-12-10T09:00:00.000Z';
  const secretary = await one.as('sekretaer');
  await done(one, secretary, 'do/meeting.hold', { present: ['kl', 'plo'], absent: ['sst'], _day: '2026-12-09' });
  return { ...one, secretary };
}

const unread = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a secretary takes a meeting from its date to approved minutes, and every decision drives its case', async () => {
  const one = await planned();
  let { secretary } = one;
  const draft = await secretary.get(page);
  expect(draft.text).toContain('Ingen sag venter på en beslutning uden at stå på en dagsorden');
  expect(draft.text).toMatch(
    /1\. Udvælg emnet: Hoftebrud .* at styregruppen udvælger emnet .* 2\. Godkend den afsluttende rapport: LKT Delir .* 3\. Årsplan/,
  );
  expect(draft.text).toMatch(/Sendes .* med kalenderaftale til Styregruppen, Sekretariatet \(3 personer\)/);

  await done(one, secretary, 'do/item.edit', { item: 'delir', title: 'Rapport', annexes: 'Rapporten', note: '' });
  await done(one, secretary, 'do/item.remove', { withdrawn: 'hoftebrud', reason: 'Ved en fejl.' });
  expect((await secretary.get(page)).text).toContain('Taget af dagsordenen Udvælg emnet: Hoftebrud: Ved en fejl.');
  await done(
    one,
    secretary,
    'do/item.add',
    fieldsOf((await secretary.get(`${page}/do/item.add?about=hoftebrud`)).html),
  );
  const moved = { item: 'hoftebrud', to: 'up', _version: String(await versionOf(one, meeting)) };
  expect((await secretary.post(`${page}/move`, moved)).location).toBe(page);
  const ready = await secretary.get(page);
  expect(ready.text).toMatch(/1\. Rapport .* 2\. Udvælg emnet: Hoftebrud .* 3\. Årsplan/);
  expect(ready.text).not.toContain('Taget af dagsordenen');
  expect(ready.text).toContain('Mødet går videre til »Dagsordenen er udsendt«.');
  expect(ready.text).toMatch(/Brev til Styregruppen \(1 person\): »/);

  await done(one, secretary, 'do/agenda.close');
  await done(one, secretary, 'do/meeting.plan', { date: '2026-12-10', place: 'Online' });
  one.clock.now = '2026-12-11T09:00:00.000Z';
  secretary = await one.as('sekretaer');
  const holding = await secretary.get(`${page}/do/meeting.hold`);
  expect(fieldsOf(holding.html)._day).toBe('2026-12-10');
  await done(one, secretary, 'do/meeting.hold', {
    present: ['kl', 'plo'],
    absent: ['sst'],
    guests: 'DEFACTUM',
    _day: '2026-12-10',
  });
  const open = await secretary.get(page);
  expect(open.text).toContain('0 af 3 punkter er besluttet');
  expect(open.text).toContain('2 pladser var repræsenteret; der bør være mindst 7.');
  expect(open.text).toMatch(/Bemærk Under halvdelen af styregruppens pladser er repræsenteret.*Kilde/);

  const choice = await secretary.get(`${page}/decide?item=hoftebrud`);
  expect(choice.text).toContain('Udvælg emnet (indstillet)');
  expect(choice.text).not.toContain('Godkend den afsluttende rapport');
  const form = await secretary.get(`${page}/decide?item=hoftebrud&decision=selection.select`);
  expect(form.text).toContain('Sagen går videre til »');
  expect(form.text).toMatch(/Brev til Indstiller, Tovholder \(\d+ person(er)?\)/);
  expect(fieldsOf(form.html)).toMatchObject({ meeting: '2026-12-10', conditions: '', conditionsBy: '' });
  expect(fieldsOf(form.html)).not.toHaveProperty('until');
  const conditions = { conditions: 'Kommuner med', conditionsBy: '2027-03-01' };
  await done(one, secretary, 'decide', { ...fieldsOf(form.html), ...conditions });
  const returned = { item: 'delir', decision: 'closing-report.return', reason: 'Data mangler.', _day: '2026-12-10' };
  await done(one, secretary, 'decide', returned);
  expect((await secretary.get(page)).text).toContain('2 af 3 punkter er besluttet');
  await done(one, secretary, 'do/item.conclude', { item: 'Årsplan', outcome: 'noted', conclusion: 'Fire møder.' });

  const stateOf = async (id: string) => (await one.office.ledger.loadCase(id))?.snapshot.state;
  expect(await stateOf('hoftebrud')).toEqual({ running: { 'expert-group': 'forming' } });
  expect(await stateOf('delir')).toEqual({ running: { closure: 'reporting' } });
  expect((await one.office.ledger.loadCase('hoftebrud'))?.snapshot.planned['selection-condition-met']?.when).toEqual(
    exactly('2027-03-01'),
  );

  await done(one, secretary, 'do/minutes.submit', fieldsOf((await secretary.get(`${page}/do/minutes.submit`)).html));
  await done(one, secretary, 'do/minutes.submit', { reference: 'Rettet referat' });
  await done(one, await one.as('medlem'), 'do/minutes.approve');
  const approved = await secretary.get(page);
  expect(approved.text).toContain('Referatet er godkendt');
  expect(approved.text).toMatch(/Vilkår opfyldt senest 1\. marts 2027/);
  expect((await secretary.get('/meetings')).text).toMatch(/Holdte møder .*Møde i styregruppen 9\. december 2026/);
  expect(one.faults).toEqual([]);
});

test('a decision that its case refuses is told with rule and source, and written in neither', async () => {
  const one = await planned();
  await waitingFor(one, 'fald', 'Fald', 'selection.pending');
  const { secretary } = await held(one, 'fald');
  const before = [await versionOf(one, meeting), await versionOf(one, 'fald')];
  const decision = { item: 'fald', decision: 'selection.select', conditions: 'Kommuner med', _day: '2026-12-09' };
  const refused = await secretary.post(`${page}/decide`, { ...decision, _version: String(before[0]) });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/Det kan ikke registreres I sagen »Fald«: .*Kilde/);
  expect(fieldsOf(refused.html)).toMatchObject({ conditions: 'Kommuner med', _day: '2026-12-09' });
  expect([await versionOf(one, meeting), await versionOf(one, 'fald')]).toEqual(before);
  expect((await secretary.get(page)).text).toContain('0 af 4 punkter er besluttet');
  expect(one.faults).toEqual([]);
});

test('a decision that the case no longer takes is not recorded, and the choice is made again', async () => {
  const one = await held();
  // Somebody sends the report back in the case while the form is open.
  await command(one.office, 'delir', 'steering-group', 'closing-report.return', '2026-12-10');
  const version = await versionOf(one, meeting);
  const form = { item: 'delir', decision: 'closing-report.approve', _day: '2026-12-09', _version: String(version) };
  const late = await one.secretary.post(`${page}/decide`, form);
  expect(late.status).toBe(409);
  expect(late.text).toContain('Sagen er ændret af en anden');
  expect(await versionOf(one, meeting)).toBe(version);
});

test('the same decision on a case is put on the agenda once, and the refusal names the item that stands there', async () => {
  const one = await planned();
  const { secretary } = one;
  const again = { case: 'hoftebrud', kind: 'decision', command: 'selection.select', title: 'Hoftebrud igen' };
  const before = String(await versionOf(one, meeting));
  const refused = await secretary.post(`${page}/do/item.add`, { ...again, _about: 'hoftebrud', _version: before });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(
    'Dagsordenen har allerede et punkt om sagen med den samme beslutning. Ret det i stedet; flere dispensationer i en sag kan besluttes på ét punkt. Punktet hedder »Udvælg emnet: Hoftebrud«.',
  );
  expect(String(await versionOf(one, meeting))).toBe(before);
  await done(one, secretary, 'do/item.add', { ...again, _about: 'hoftebrud', command: 'selection.postpone' });
});

test('a decision begins with what was proposed; once recorded it is shown as recorded and offered no more', async () => {
  const before = await planned();
  await runningLkt(before.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-12-01', title: 'LKT Sepsis' });
  const proposal = { until: '2028-06-30', proposedBy: 'Ekspertgruppen', reason: 'To regioner kom senere i gang' };
  await command(before.office, 'sepsis', 'expert-group-chair', 'extension.propose', '2026-11-02', proposal);
  const item = { case: 'sepsis', kind: 'decision', command: 'extension.grant', title: 'Forlængelse' };
  await done(before, before.secretary, 'do/item.add', { ...item, _about: 'sepsis' });
  const one = await held(before);
  const path = `${page}/decide?item=sepsis`;
  expect((await one.secretary.get(path)).html).toContain('decision=extension.grant');
  const form = await one.secretary.get(`${path}&decision=extension.grant`);
  expect(fieldsOf(form.html)).toMatchObject({ until: '2028-06-30', proposedBy: 'Ekspertgruppen' });
  // The reasons are the steering group’s own.
  expect(fieldsOf(form.html).reason).toBe('');
  const decision = { item: 'sepsis', decision: 'extension.grant', until: '2028-06-30', reason: 'Sene regioner' };
  await done(one, one.secretary, 'decide', { ...decision, _day: '2026-12-09' });
  for (const at of [path, `${path}&decision=extension.grant`]) {
    const seen = await one.secretary.get(at);
    expect(seen.text).toContain('Godkend forlængelse: registreret på mødet');
    expect(seen.html).not.toContain('decision=extension.grant');
    expect(seen.html).toContain('decision=extension.decline');
  }
  const version = String(await versionOf(one, meeting));
  const twice = await one.secretary.post(`${page}/decide`, { ...decision, _version: version });
  expect([twice.status, String(await versionOf(one, meeting))]).toEqual([409, version]);
});

test('what a decision needs in its case is asked for beside the field, and nothing is written without it', async () => {
  const one = await held();
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-12-01' });
  const before = await versionOf(one, meeting);
  const form = { item: 'hoftebrud', decision: 'selection.return', _day: '2026-12-09', _version: String(before) };
  const seen = await one.secretary.post(`${page}/decide`, form);
  expect(seen.status).toBe(422);
  expect(seen.html).toMatch(/href="#field-(questions|answerBy)"/);
  expect(await versionOf(one, meeting)).toBe(before);
});

test('of two secretaries at once the later is told, and what was written still stands in the form', async () => {
  const one = await planned();
  const colleague = await one.as('kollega', 'en');
  const stale = String(await versionOf(one, meeting));
  await done(one, one.secretary, 'do/item.edit', { item: 'delir', title: 'Rapport' });
  const seen = await colleague.post(`${page}/do/item.edit`, { item: 'delir', title: 'The report', _version: stale });
  expect(seen.status).toBe(409);
  expect(seen.text).toContain('The case was changed by somebody else');
  expect(fieldsOf(seen.html)).toMatchObject({ title: 'The report', _version: String(await versionOf(one, meeting)) });
  expect((await colleague.post(`${page}/move`, { item: 'delir', to: 'up', _version: stale })).status).toBe(409);
  await done(one, one.secretary, 'do/item.remove', { withdrawn: 'delir', reason: 'Afventer.' });
  expect((await colleague.get(`${page}/do/item.edit?item=delir`)).text).toContain('The item is not on the agenda');
});

test('members of the steering group read the agenda and the minutes; others find no meeting', async () => {
  const one = await held();
  const member = await one.as('medlem');
  const seen = await member.get(page);
  expect(seen.text).toContain('1. Udvælg emnet: Hoftebrud');
  expect(seen.html.slice(seen.html.indexOf('<main'))).not.toMatch(/<form|\/do\/|\/decide/);
  const submitted = await member.post(`${page}/do/minutes.submit`, { reference: 'Mit referat', _version: '1' });
  expect(submitted.status).toBe(403);
  expect(submitted.text).toContain('Det kan din rolle ikke gøre');
  const coordinator = await one.as('tovholder');
  const decided = { item: 'hoftebrud', decision: 'selection.select', _version: String(await versionOf(one, meeting)) };
  expect((await coordinator.post(`${page}/decide`, decided)).status).toBe(403);
  expect((await coordinator.post('/meetings', { date: '2027-01-01' })).status).toBe(403);
  const nominator = await one.as('indstiller');
  expect((await nominator.get(page)).status).toBe(404);
  expect((await nominator.get(`${page}/agenda.docx`)).status).toBe(404);
  expect((await nominator.get('/')).text).not.toContain('Møder');
});

test('a date that is missing is asked for, and no meeting is started', async () => {
  const one = await houseWithCases();
  const seen = await one.secretary.post('/meetings', { place: 'Online' });
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('href="#field-date"');
  expect(await one.office.ledger.listCases({ workflow: 'steering-group-meeting' })).toEqual([]);
});

test('nobody is both present and absent, and an empty agenda is not closed', async () => {
  const one = await planned();
  for (const withdrawn of ['hoftebrud', 'delir', 'Årsplan'])
    await done(one, one.secretary, 'do/item.remove', { withdrawn, reason: 'Afventer.' });
  const closed = await one.secretary.post(`${page}/do/agenda.close`, {
    _version: String(await versionOf(one, meeting)),
  });
  expect(closed.status).toBe(422);
  expect(closed.text).toMatch(/Dagsordenen er tom.*Kilde/);
  await done(one, one.secretary, 'do/item.add', { title: 'Årsplan', kind: 'discussion' });
  await done(one, one.secretary, 'do/agenda.close');
  const version = String(await versionOf(one, meeting));
  const both = await one.secretary.post(`${page}/do/meeting.hold`, {
    present: ['kl'],
    absent: ['kl'],
    _version: version,
  });
  expect(both.status).toBe(422);
  expect(both.text).toContain('kan ikke både være til stede og have meldt afbud');
});

test('the papers come as Word and as PDF, and without a browser Word is still there', async () => {
  const one = await held();
  const docx = await one.secretary.get(`${page}/minutes.docx`);
  expect(docx.headers['content-type']).toContain('wordprocessingml');
  const zip = await JSZip.loadAsync(docx.body);
  expect(unread((await zip.file('word/document.xml')?.async('string')) ?? '')).toContain('Hoftebrud');
  const pdf = await one.secretary.get(`${page}/agenda.pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(readPdf(pdf.body).text).toContain('Hoftebrud');
  one.house.printer = paperPrinter({ LKT_CHROMIUM: '/findes/ikke' });
  const without = await one.secretary.get(`${page}/agenda.pdf`);
  expect(without.status).toBe(503);
  expect(without.text).toContain('PDF kan ikke laves her');
  expect(without.html).toContain(`${page}/agenda.docx`);
});

test('a new item begins with its case: only cases that can be decided on, and of the decisions only those that it takes', async () => {
  const one = await houseWithCases();
  const { secretary } = one;
  await secretary.post('/meetings', { date: '2026-12-09', place: 'Danske Regioner' });
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-12-01', title: 'LKT Sepsis' });
  await command(one.office, 'sepsis', 'steering-group', 'pause.begin', '2026-11-02', { reason: 'Travlhed.' });
  await waitingFor(one, 'udkast', 'Et udkast', 'validation.clarification');

  expect((await secretary.get(`${page}/do/item.add`)).location).toBe(`${page}/new-item`);
  const choice = await secretary.get(`${page}/new-item`);
  const offered = [...choice.html.matchAll(/<option value(?:="([^"]*)")?/g)].map(([, id = '']) => id);
  expect(offered).toEqual(['', 'udkast', 'hoftebrud', 'delir', 'sepsis']);
  expect(choice.text).toContain('LKT Sepsis – På pause');

  const decisionsFor = async (about: string) => {
    const { html } = await secretary.get(`${page}/do/item.add?about=${about}`);
    const select = /<select[^>]* name="command"[^>]*>([\s\S]*?)<\/select>/.exec(html)?.[1] ?? '';
    return [...select.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id);
  };
  expect(await decisionsFor('sepsis')).toEqual(['pause.end', 'extension.grant', 'extension.decline', 'lkt.terminate']);
  expect((await decisionsFor('hoftebrud')).slice(0, 2)).toEqual(['selection.select', 'selection.reject']);
  // An item about no case proposes no decision in one.
  expect(await decisionsFor('')).toEqual([]);
  const bare = await secretary.get(`${page}/do/item.add?about=`);
  expect(bare.text).not.toContain('Indstillet beslutning');
  await done(one, secretary, 'do/item.add', { ...fieldsOf(bare.html), title: 'Årsplan', kind: 'discussion' });

  // What was written is kept when it is refused, and so is the case.
  const untitled = { ...fieldsOf((await secretary.get(`${page}/do/item.add?about=sepsis`)).html), title: '' };
  const version = String(await versionOf(one, meeting));
  const refused = await secretary.post(`${page}/do/item.add`, { ...untitled, command: 'pause.end', _version: version });
  expect(refused.status).toBe(422);
  expect(fieldsOf(refused.html)).toMatchObject({ case: 'sepsis', _about: 'sepsis', command: 'pause.end', title: '' });

  // An item whose case takes no decision where it stands is edited without one.
  const drafts = await secretary.get(`${page}/do/item.edit?item=${encodeURIComponent('Årsplan')}`);
  expect(drafts.text).not.toContain('Indstillet beslutning');
});
