import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, command, noon, runningLkt, unregistered } from '../service/office.ts';
import { openHouse, type Visitor } from './house.ts';

async function running() {
  const one = await openHouse();
  const { office } = one;
  await addPerson(office, 'leder', ['project-lead@reg-m']);
  await addPerson(office, 'team-m', ['team@reg-m']);
  await addPerson(office, 'team-n', ['team@reg-n'], 'en');
  await runningLkt(office, 'sepsis', { at: '2026-11-02', firstSeminar: '2026-09-07' });
  await placeCase(unregistered(office), {
    actor: { role: 'secretariat', by: 'test' },
    occurredAt: exactly('2026-11-02'),
    at: noon('2026-11-02'),
    case: 'sepsis',
    reason: 'The approval was missing.',
    milestones: { 'project-description-approved': exactly('2026-03-02') },
  });
  for (const [milestone, date] of [
    ['learning-seminar-2', '2027-02-03'],
    ['learning-seminar-3', '2027-06-02'],
  ] as const)
    await command(office, 'sepsis', 'project-lead', 'seminar.plan', '2026-11-03', { milestone, date });
  await tick(one);
  return one;
}

async function tick({ office, clock }: Awaited<ReturnType<typeof openHouse>>) {
  await tickAll(office, clock.now);
}

async function versionOf({ office }: Awaited<ReturnType<typeof openHouse>>) {
  return String((await office.ledger.loadCase('sepsis'))?.snapshot.version);
}

function rowOf(text: string, seminar: string, next: string): string {
  return text.slice(text.indexOf(seminar), text.indexOf(next));
}

describe('seminars', () => {
  test('a move shows what follows before it is done, and nothing is changed by looking', async () => {
    const one = await running();
    const leader = await one.as('leder');
    const before = await versionOf(one);
    const path = '/cases/sepsis/seminars/learning-seminar-2/move?to=2027-02-10&shiftLater=yes&reason=Sal';
    const seen = await leader.get(path);
    expect(seen.text).toContain('2. læringsseminar 3. februar 2027 10. februar 2027');
    expect(seen.text).toContain('3. læringsseminar 2. juni 2027 9. juni 2027');
    expect(seen.text).toContain('2. læringsseminar: 3 personer får den nye dato i kalenderen');
    expect(await versionOf(one)).toBe(before);
    const fields = { _version: before, _as: 'project-lead', _then: 'seminars' };
    const moved = await leader.post('/cases/sepsis/do/seminar.postpone', {
      ...fields,
      milestone: 'learning-seminar-2',
      to: '2027-02-10',
      shiftLater: 'yes',
      reason: 'Sal',
    });
    expect(moved.location).toBe('/cases/sepsis/seminars?told=done');
    const list = await leader.get('/cases/sepsis/seminars');
    expect(rowOf(list.text, '2. læringsseminar', '3. læringsseminar')).toContain('10. februar 2027');
    expect(list.text).toContain('flyttet én gang');
  });

  test('a day that cannot be is told of, and a team may look but not move', async () => {
    const one = await running();
    const leader = await one.as('leder');
    const base = '/cases/sepsis/seminars/learning-seminar-2';
    expect((await leader.get(`${base}/move?to=2027-02-31`)).text).toContain('Skriv en dag, der findes.');
    expect((await leader.get(`${base}/move?to=2020-01-01`)).status).toBe(422);
    const team = await one.as('team-m');
    expect((await team.get('/cases/sepsis/seminars')).status).toBe(200);
    expect((await team.get(`${base}/move`)).status).toBe(409);
    expect((await team.get(`${base}/held`)).status).toBe(409);
  });

  test('participants by profession are added up, and a number that says otherwise is told of', async () => {
    const one = await running();
    const leader = await one.as('leder');
    const path = '/cases/sepsis/seminars/learning-seminar-2/held';
    const fields = {
      _version: await versionOf(one),
      'count-doctor': '30',
      'count-nurse': '70',
      hours: '6,5',
      online: 'no',
    };
    const differing = await leader.post(path, { ...fields, participants: '90' });
    expect(differing.status).toBe(422);
    expect(differing.text).toContain('Faggrupperne giver 100 tilsammen, men antallet af deltagere er 90.');
    expect(differing.html).toContain('value="30"');
    expect((await leader.post(path, { ...fields, 'count-doctor': 'mange' })).text).toContain(
      '»Antal« skal være et helt tal',
    );
    expect((await leader.post(path, { ...fields, _day: '2026-11-16' })).location).toBe(
      '/cases/sepsis/seminars?told=done',
    );
    const held = (await one.office.ledger.loadCase('sepsis'))?.snapshot.facts.seminars;
    expect(held).toEqual([
      {
        number: 2,
        participants: 100,
        hours: 6.5,
        online: false,
        attendance: [
          { profession: 'doctor', count: 30 },
          { profession: 'nurse', count: 70 },
        ],
      },
    ]);
    const list = await leader.get('/cases/sepsis/seminars');
    expect(rowOf(list.text, '2. læringsseminar', '3. læringsseminar')).toMatch(
      /holdt 16\. november 2026 .*100 deltagere/,
    );
    expect(list.text).toContain('Læger 30 Sygeplejersker 70 I alt 100');
    expect((await leader.get(path)).status).toBe(409);
  });

  test('a webinar is recorded beside the seminars, as often as it is held', async () => {
    const one = await running();
    const leader = await one.as('leder');
    for (let time = 0; time < 2; time++) {
      const done = await leader.post('/cases/sepsis/seminars/webinar/held', {
        _version: await versionOf(one),
        'count-other': '4',
      });
      expect(done.location).toBe('/cases/sepsis/seminars?told=done');
    }
    expect((await leader.get('/cases/sepsis/seminars')).text.match(/Seneste webinar holdt/g)).toHaveLength(2);
  });

  test('the calendar entry to download is the one of the invitation', async () => {
    const one = await running();
    const entry = await (await one.as('team-m')).get('/cases/sepsis/seminars/learning-seminar-2/entry.ics');
    const event = eventsIn(entry.html)[0];
    expect(entry.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(event?.uid).toBe('sepsis-learning-seminar-2@lkt.example');
    expect(event?.startDate.toString()).toBe('2027-02-03T08:00:00Z');
  });

  test('a pause calls the seminars off', async () => {
    const one = await running();
    await command(one.office, 'sepsis', 'steering-group', 'pause.begin', '2026-11-23', { reason: 'Travlhed' });
    const list = await (await one.as('leder')).get('/cases/sepsis/seminars');
    expect(rowOf(list.text, '2. læringsseminar', '3. læringsseminar')).toContain('aflyst');
  });
});

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

async function addressOf(visitor: Visitor): Promise<string> {
  const { html } = await visitor.post('/me/calendar');
  const address = /http:\/\/localhost:8080(\/calendar\/[^<]+\.ics)/.exec(html)?.[1];
  if (!address) throw new Error('No address is shown.');
  return address;
}

describe('the calendar to subscribe to', () => {
  test('has what concerns the person’s roles: seminars at their hours, deadlines as whole days', async () => {
    const one = await running();
    const path = await addressOf(await one.as('leder'));
    const feed = await one.nobody.get(path);
    expect(feed.status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(feed.html));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    const events = eventsIn(feed.html);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const seminar = events.find(({ uid }) => uid === 'sepsis-learning-seminar-2@lkt.example');
    expect(seminar?.startDate.toString()).toBe('2027-02-03T08:00:00Z');
    expect(seminar?.endDate.toString()).toBe('2027-02-03T15:00:00Z');
    const cap = events.find(({ uid }) => uid === 'sepsis-deadline-first-seminar-to-closure@lkt.example');
    expect(cap?.startDate.isDate).toBe(true);
    expect(cap?.startDate.toString()).toBe('2028-09-07');
    expect(cap?.component.getFirstPropertyValue('organizer')).toBe('mailto:lkt@lkt.example');
    const team = eventsIn((await one.nobody.get(await addressOf(await one.as('team-n')))).html);
    expect(team.map(({ summary }) => summary)).toEqual([
      '2nd learning seminar: LKT sepsis',
      '3rd learning seminar: LKT sepsis',
    ]);
  });

  test('is not sent again while nothing has changed', async () => {
    const one = await running();
    const path = await addressOf(await one.as('leder'));
    const { headers } = await one.nobody.get(path);
    const again = await one.nobody.get(path, { 'if-none-match': String(headers.etag) });
    expect([again.status, again.html]).toEqual([304, '']);
    await command(one.office, 'sepsis', 'project-lead', 'seminar.plan', '2026-11-04', {
      milestone: 'learning-seminar-4',
      date: '2027-09-01',
    });
    expect((await one.nobody.get(path, { 'if-none-match': String(headers.etag) })).status).toBe(200);
  });

  test('a secret that is unknown, renewed or revoked opens nothing, and every call is in the access log', async () => {
    const one = await running();
    const leader = await one.as('leder');
    const first = await addressOf(leader);
    const second = await addressOf(leader);
    expect((await one.nobody.get(first)).status).toBe(404);
    expect((await one.nobody.get(second)).status).toBe(200);
    expect((await leader.get('/me')).html).not.toContain('.ics');
    await leader.post('/me/calendar/close');
    const closed = await one.nobody.get(second);
    const unknown = await one.nobody.get('/calendar/nothing.ics');
    expect([closed.status, closed.html]).toEqual([404, 'Not found\n']);
    expect(unknown.html).toBe(closed.html);
    const log = await one.office.ledger.access.accessLog({ limit: 20 });
    const feeds = log.filter(({ action }) => action === 'GET /calendar/:secret.ics');
    expect(feeds.map(({ person, outcome }) => [person, outcome])).toEqual([
      [null, 'refused'],
      [null, 'refused'],
      ['leder', 'granted'],
      [null, 'refused'],
    ]);
    expect(JSON.stringify(await one.office.ledger.access.tokens())).not.toContain(second.slice(10, -4));
  });

  test('a hostile title is text and nothing else', async () => {
    const one = await openHouse();
    await addPerson(one.office, 'leder', ['project-lead@reg-m']);
    const title = 'A;B,C\\N "x" END:VEVENT BEGIN:VALARM <b>';
    await runningLkt(one.office, 'sepsis', { at: '2026-11-02', firstSeminar: '2026-09-07', title });
    const events = eventsIn((await one.nobody.get(await addressOf(await one.as('leder')))).html);
    expect(events.length).toBeGreaterThan(0);
    for (const { summary, component } of events) {
      expect(summary).toContain('A;B,C\\N "x" END:VEVENT BEGIN:VALARM <b>');
      expect(component.getAllSubcomponents()).toEqual([]);
    }
  });
});

describe('one’s own page', () => {
  test('shows what is registered, keeps the language, and signs out everywhere', async () => {
    const one = await running();
    const leader = await one.as('leder');
    await one.as('leder');
    const seen = await leader.get('/me');
    for (const told of ['leder Eksempelsen', 'leder@lkt.example', 'National projektleder for Region Midtjylland'])
      expect(seen.text).toContain(told);
    await leader.post('/me/language', { language: 'en' });
    expect((await one.office.ledger.people()).find(({ id }) => id === 'leder')?.language).toBe('en');
    expect((await leader.get('/me')).text).toContain('My details');
    expect(await one.office.ledger.access.sessions(one.clock.now)).toHaveLength(2);
    await leader.post('/me/sign-out-everywhere');
    expect(await one.office.ledger.access.sessions(one.clock.now)).toEqual([]);
    expect((await leader.get('/me')).location).toMatch(/^\/sign-in/);
  });
});
