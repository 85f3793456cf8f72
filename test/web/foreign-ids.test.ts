/** The id of a case that is not for the visitor, wherever it can stand: told of no more than one that does not exist. */

import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import { accessOf } from '../../src/service/access.ts';
import { openCalendar } from '../../src/service/own-access.ts';
import { addPerson, runningLkt } from '../service/office.ts';
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
