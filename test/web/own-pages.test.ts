import { expect, test } from 'vitest';
import { pageOfCommand } from '../../src/web/own-pages.ts';
import { routes } from '../../src/web/routes.ts';
import { addPerson, runningLkt, text } from '../service/office.ts';
import { openHouse } from './house.ts';

test('every page on which a command is given exists, and has the command in the text', () => {
  const patterns = routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:[a-z]+/g, '[^/]+')}$`));
  const commands = Object.values(text.rights?.value.rights ?? {}).flatMap((rights) => Object.keys(rights));
  const pages = commands.flatMap((command) => pageOfCommand(command, 'sepsis') ?? []);
  expect(pages.length).toBeGreaterThan(20);
  for (const page of pages) expect(patterns.filter((each) => each.test(page))).not.toEqual([]);
});

test('a task leads to the page made for it, and every other command to the general form', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  const leader = await one.as('leder');
  const goTo = async (command: string) => (await leader.get(`/cases/sepsis/do/${command}`)).location;
  expect(await goTo('seminar.plan')).toBe('/cases/sepsis/seminars');
  expect((await leader.get('/cases/sepsis/seminars')).text).toContain('Sæt dato');
  expect(await goTo('webinar.hold')).toBe('/cases/sepsis/seminars/webinar/held');
  expect(await goTo('status-report.submit')).toBeUndefined();
});

test('a meeting is found by its case, as letters know it, and its case leads to it', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  const secretary = await one.as('sekretariat');
  const planned = await secretary.post('/meetings', { date: '2027-01-15' });
  const meeting = /^\/meetings\/([^?]+)/.exec(planned.location ?? '')?.[1];
  expect((await secretary.get(`/cases/${meeting}/meeting`)).location).toBe(`/meetings/${meeting}`);
  expect((await secretary.get(`/cases/${meeting}`)).html).toContain(`href="/cases/${meeting}/meeting"`);
});
