/** The id of a case that is not for the visitor, wherever it can stand: told of no more than one that does not exist. */

import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import { accessOf } from '../../src/service/access.ts';
import { correctCase } from '../../src/service/correct-case.ts';
import { openCalendar } from '../../src/service/own-access.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, command, runningLkt, unregistered } from '../service/office.ts';
import { program } from './programs.ts';
import { houseWithVisitors, idOf } from './visitors.ts';

type House = Awaited<ReturnType<typeof houseWithVisitors>>;
const refusedTo = (one: House, person: string, subject: string) =>
  one.office.ledger.access.accessLog({ person, subject, outcome: 'refused', limit: 10 });
const without = (html: string, id: string) => html.replaceAll(id, '').replace(/(name="_csrf" value=")[^"]*/g, '$1');

test('in what is posted: the same answer, nothing written, and an entry in the access log', async () => {
  const one = await houseWithVisitors();
  const person = idOf('nominator elsewhere');
  const visitor = await one.as(person);
  const { call } = await program(one, person);
  const before = (await one.office.ledger.listCases()).length;
  const posted = async (round: string) => {
    const page = await visitor.post('/start/national-lkt', { title: 'Emne', 'link.round': round });
    const body = { workflow: 'national-lkt', title: 'Emne', links: { round } };
    const answer = await call('POST', '/cases', { body });
    return {
      page: page.status,
      html: without(page.html, round),
      api: answer.status,
      text: without(answer.text, round),
    };
  };
  const foreign = await posted('sepsis');
  expect([foreign.page, foreign.api]).toEqual([422, 422]);
  expect(foreign).toEqual(await posted('findes-ikke'));
  expect((await one.office.ledger.listCases()).length).toBe(before);
  expect(await refusedTo(one, person, 'sepsis')).toHaveLength(2);
});

test('in an export: whoever may take out some cases takes out those they see, alone', async () => {
  const one = await houseWithVisitors();
  await addPerson(one.office, 'delvis', ['coordinator#delir']);
  const visitor = await one.as('delvis');
  const own = await visitor.get('/cases/delir/package');
  expect([own.status, own.headers['content-type']]).toEqual([200, 'application/zip']);
  const zip = await JSZip.loadAsync(own.body);
  for (const [name, entry] of Object.entries(zip.files))
    expect(await entry.async('string'), name).not.toContain('sepsis');
  for (const path of ['/cases/sepsis/package', '/cases/sepsis/annexes/1', '/cases/sepsis/time-line.svg']) {
    const foreign = await visitor.get(path);
    expect(foreign.status, path).toBe(404);
    expect(without(foreign.html, 'sepsis')).toBe(
      without((await visitor.get(path.replace('sepsis', 'nej'))).html, 'nej'),
    );
  }
  expect(await refusedTo(one, 'delvis', 'sepsis')).toHaveLength(3);
  // The annex of one case under the address of another.
  const [annex] = await one.office.ledger.attachments.list('sepsis');
  expect((await visitor.get(`/cases/delir/annexes/${annex?.id}`)).status).toBe(404);
  const { call } = await program(one, 'delvis');
  expect((await call('GET', '/cases/delir/bundle.zip')).status).toBe(200);
  const foreign = await call('GET', '/cases/sepsis/bundle.zip');
  expect([foreign.status, foreign.text]).toEqual([404, (await call('GET', '/cases/nej/bundle.zip')).text]);
});

test('in a calendar: it holds the cases that its owner sees on the day, and an unknown address is noted', async () => {
  const one = await houseWithVisitors();
  for (const id of ['set', 'fremmed'])
    await runningLkt(one.office, id, { at: '2026-01-05', firstSeminar: '2025-06-02', title: `Titlen ${id}` });
  await addPerson(one.office, 'leder', ['project-lead#set']);
  const [person] = (await one.office.ledger.people()).filter(({ id }) => id === 'leder');
  await openCalendar(one.office, person!, hashOf('hemmelig'), one.clock.now);
  const access = await accessOf(one.office, person!, '2026-11-23');
  const { snapshot } = (await one.office.ledger.loadCase('fremmed'))!;
  expect(access.sees(snapshot)).toBe(false);
  const feed = await one.nobody.get('/calendar/hemmelig.ics');
  expect(feed.status).toBe(200);
  expect(feed.html).toContain('Titlen set');
  expect(feed.html).not.toContain('fremmed');
  await addPerson(one.office, 'leder', ['project-lead#fremmed']);
  expect((await one.nobody.get('/calendar/hemmelig.ics')).html).not.toContain('Titlen set');
  expect((await one.nobody.get('/calendar/ukendt.ics')).status).toBe(404);
  const [entry] = await one.office.ledger.access.accessLog({ outcome: 'refused', limit: 1 });
  expect(entry).toMatchObject({ action: 'GET /calendar/:secret.ics', subject: null, person: null });
});

test('in a meeting: whoever is of the secretariat for that alone puts no case on that is not theirs, corrected and placed neither', async () => {
  const one = await houseWithVisitors();
  await addPerson(one.office, 'referent', ['secretariat#moede']);
  const office = unregistered(one.office);
  const by = { actor: { role: 'secretariat', by: 'referent' }, occurredAt: exactly('2026-11-23'), at: one.clock.now };
  await startCase(office, { ...by, id: 'moede', workflow: 'steering-group-meeting', title: 'Mødet' });
  await command(one.office, 'moede', 'secretariat', 'item.add', '2026-11-23', { title: 'Årsplan', kind: 'discussion' });
  const sepsis = { title: 'Sepsis', case: 'sepsis', kind: 'notice' };
  await command(one.office, 'moede', 'secretariat', 'item.add', '2026-11-23', sepsis);
  await startCase(office, { ...by, id: 'runde', workflow: 'nomination-round', title: 'Runden, der venter' });
  await placeCase(office, { ...by, case: 'runde', state: 'proposed', reason: 'Overtaget.' });
  const version = async () => (await one.office.ledger.loadCase('moede'))?.snapshot.version;
  expect(await version()).toBe(3);
  const visitor = await one.as('referent');
  const { call } = await program(one, 'referent');
  expect((await visitor.get('/meetings/moede')).text).not.toContain('Runden, der venter');
  expect((await call('GET', '/cases/moede/meeting')).json.pending).toEqual([]);

  const [referent] = (await one.office.ledger.people()).filter(({ id }) => id === 'referent');
  const { sees } = await accessOf(one.office, referent!, '2026-11-23');
  const asked = { ...by, case: 'moede', sees };
  const answersTo = async (id: string) => {
    const payload = { title: 'Punkt', kind: 'decision', case: id, command: 'lkt.terminate' };
    const page = await visitor.post('/meetings/moede/do/item.add', { ...payload, _about: id, _version: '3' });
    const api = await call('POST', '/cases/moede/commands/item.add', {
      body: { payload },
      headers: { 'if-match': '"3"' },
    });
    const amend = { version: 2, payload: { ...payload, title: 'Årsplan' } };
    const corrected = await correctCase(one.office, {
      ...asked,
      reason: 'Ret',
      withdraw: [],
      amend,
      recordedAt: by.at,
      accept: true,
    });
    const placed = await placeCase(one.office, { ...asked, reason: 'Ret', facts: { onAgenda: [payload] } });
    return [
      page.status,
      api.status,
      without(page.html, id),
      without(JSON.stringify([api.text, corrected, placed]), id),
    ];
  };
  const foreign = await answersTo('delir');
  expect(foreign.join()).toContain('Der er ingen sag med id’et');
  expect(foreign).toEqual(await answersTo('findes-ikke'));
  expect(await version()).toBe(3);
  expect(await refusedTo(one, 'referent', 'delir')).toHaveLength(4);
  // What others have put on the agenda may be named again.
  const again = { title: 'Sepsis igen', kind: 'discussion', case: 'sepsis', _about: 'sepsis', _version: '3' };
  expect((await visitor.post('/meetings/moede/do/item.add', again)).status).toBe(303);
});
