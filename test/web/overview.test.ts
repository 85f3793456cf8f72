import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { startCase } from '../../src/service/start-case.ts';
import { unregistered } from '../service/office.ts';
import { openHouse } from './house.ts';
import { program } from './programs.ts';

test('what waits on the front page: also an answer that is asked of somebody other than the owner of the state', async () => {
  const one = await openHouse({ examples: true, mode: 'training' });
  const tasksOf = async (person: string) => {
    const { html } = await (await one.as(person)).get('/');
    const from = html.indexOf('id="tasks"');
    return html.slice(from, html.indexOf('</section>', from));
  };

  const asked = await tasksOf('kommune-strand');
  expect(asked).toContain('/cases/hjertesvigt/do/participation.answer');
  // Whoever has answered is asked for nothing more.
  expect(await tasksOf('kommune-bakke')).toContain('Intet venter på dig.');
  expect(await tasksOf('direktoer-m')).toContain('/cases/delir/do/follow-up.answer');
  // What the owner of a state may do is no task of those who may do it too.
  expect(await tasksOf('styregruppe')).not.toContain('lkt.terminate');
  // An open round waits for nominations, and takes no command itself.
  expect(await tasksOf('tovholder-m')).toContain('href="/cases/runde/round"');
});

const section = (html: string, id: string) => {
  const from = html.indexOf(`id="${id}"`);
  return from === -1 ? '' : html.slice(from, html.indexOf('</section>', from));
};
const linksIn = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, to]) => to);

test('what waits for an agenda is shown to those who plan meetings, since when, and with the way onto the next agendas', async () => {
  const one = await openHouse({ examples: true });
  const secretary = await one.as('sekretariat');
  const pending = async () => section((await secretary.get('/')).html, 'pending');
  expect(await pending()).toBe('');

  const started = await secretary.post('/start/nomination-round', { title: 'Indstillingsrunde 2028' });
  const round = /^\/cases\/([^/?]+)/.exec(started.location ?? '')?.[1] as string;
  // Nothing waits for the steering group while the round has no plan; an empty plan is none.
  const empty = await secretary.post(`/cases/${round}/do/round.prepare`, { _version: '1' });
  expect(empty.status).toBe(422);
  for (const field of [
    'Åbner',
    'Frist for indstilling',
    'Udvælgelsesmøde',
    'Inviterede organisationer',
    'Mindste antal',
  ])
    expect(empty.text).toContain(field);
  expect(empty.text).not.toContain('kan udelades');
  expect(await pending()).toBe('');

  const plan = {
    opens: '2027-03-01',
    deadline: '2027-06-30',
    selectionMeeting: '2027-09-01',
    invited: ['reg-h'],
    minSelected: '1',
    maxSelected: '3',
    _version: '1',
  };
  const crossed = await secretary.post(`/cases/${round}/do/round.prepare`, { ...plan, opens: '2027-08-01' });
  expect(crossed.text).toContain('Runden skal åbne, før fristen for indstilling udløber.');
  await secretary.post(`/cases/${round}/do/round.prepare`, plan);
  const waits = await pending();
  expect(waits).toMatch(
    /Indstillingsrunde 2028[\s\S]*Afventer styregruppens godkendelse[\s\S]*Godkend indstillingsrunden[\s\S]*23\. november 2026/,
  );
  expect(linksIn(waits)).toEqual(['/meetings#plan', `/cases/${round}`]);

  const on = async (date: string) =>
    (await secretary.post('/meetings', { date, place: 'København' })).location?.split('?')[0];
  const [later, sooner] = [await on('2027-02-10'), await on('2027-01-13')];
  const ways = [sooner, later].map((to) => `${to}/do/item.add?about=${round}`);
  expect(linksIn(await pending())).toEqual([`/cases/${round}`, ...ways]);
  expect((await secretary.get(sooner as string)).text).toMatch(/Venter på beslutning .* Indstillingsrunde 2028/);
  for (const other of ['tovholder-h', 'styregruppe'])
    expect(section((await (await one.as(other)).get('/')).html, 'pending')).toBe('');

  // The members see it among what waits for them, and the secretary a round of each name.
  const member = await one.as('styregruppe');
  expect(section((await member.get('/')).html, 'tasks')).toContain(`/cases/${round}/do/round.approve`);

  // A postponement that puts the dates out of order is refused with the words that the plan is.
  const late = { opens: '2027-08-01', reason: 'Afventer budgettet' };
  const postponed = await member.post(`/cases/${round}/do/round.postpone`, { ...late, _version: '2' });
  expect(postponed.status).toBe(422);
  expect(postponed.text).toContain('Runden skal åbne, før fristen for indstilling udløber.');
  const { call } = await program(one, 'styregruppe');
  const sent = { body: { payload: late }, headers: { 'if-match': '"2"' } };
  const { status, json } = await call('POST', `/cases/${round}/commands/round.postpone`, sent);
  expect(status).toBe(422);
  expect(json.refusals[0].why).toContain('Runden skal åbne, før fristen for indstilling udløber. Ret datoerne.');
  const begun = { actor: { role: 'nominator', by: 'test' }, occurredAt: exactly('2026-11-23'), at: one.clock.now };
  await startCase(unregistered(one.office), { ...begun, workflow: 'national-lkt', title: 'Fald', links: { round } });
  const { html, text } = await secretary.get('/');
  expect(text).toContain('1 indstilling hører til runden.');
  expect([...html.matchAll(/<h2 id="round-[^"]+">([^<]+)</g)].map(([, title]) => title).sort()).toEqual([
    'Indstillingsrunde 2028',
    'Indstillingsrunden',
  ]);

  // Days to come are called by what is to come.
  expect(text).toMatch(/13\. januar 2027 : Mødet holdes/);
  expect(text).toMatch(/1\. marts 2027 : Åbner for indstillinger/);
  expect(text).not.toMatch(/Mødet holdt|Åbnet for indstillinger/);
  expect((await secretary.get(`/cases/${round}`)).text).toMatch(/Åbner for indstillinger 1\. marts 2027 \(planlagt\)/);
});

test('a task shows the few commands that bring its case on first, and leads to the others', async () => {
  const one = await openHouse({ examples: true });
  const secretary = await one.as('sekretariat');
  const { location } = await secretary.post('/meetings', { date: '2027-01-13', place: 'København' });
  const meeting = (location as string).split('?')[0]?.replace('/meetings/', '');
  const commandsOf = async (person: string, id: string | undefined) => {
    const tasks = section((await (await one.as(person)).get('/')).html, 'tasks');
    return linksIn(tasks)
      .filter((to) => to?.startsWith(`/cases/${id}`) && to !== `/cases/${id}`)
      .map((to) => to?.replace(`/cases/${id}`, '').replace(/\?.*/, ''));
  };
  expect(await commandsOf('sekretariat', meeting)).toEqual([
    '/do/agenda.close',
    '/do/meeting.plan',
    '/do/item.add',
    '#next',
  ]);
  expect((await secretary.get('/')).text).toContain('3 andre muligheder');
  expect(await commandsOf('projektleder-m', 'sepsis')).toEqual([
    '/do/closing-seminar.hold',
    '/do/final-status.submit',
    '/do/learning-seminar.hold',
    '#next',
  ]);
  // Four take no more room than three and a link.
  expect(await commandsOf('tovholder-h', 'delir')).not.toContain('#next');
});
