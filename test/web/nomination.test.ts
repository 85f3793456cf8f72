import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { nominationForm } from '../../src/service/nomination-form.ts';
import { currentPolicy } from '../../src/service/office.ts';
import { startCase } from '../../src/service/start-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { csrfOf } from '../../src/web/csrf.ts';
import { cookieName, newSession } from '../../src/web/session.ts';
import { addPerson } from '../service/office.ts';
import { openHouse, type TestHouse, type Visitor } from './house.ts';

type Seen = Awaited<ReturnType<Visitor['get']>>;

const today = '2026-11-23';

/** A house with an open round, to which Region Zealand and KL are invited. */
async function openRound(): Promise<TestHouse> {
  const opened = await openHouse();
  const { office, house } = opened;
  await addPerson(office, 'sekretariat', ['secretariat']);
  await addPerson(office, 'styregruppe', ['steering-group']);
  await addPerson(office, 'anna', ['nominator@reg-sj']);
  await addPerson(office, 'bo', ['nominator@reg-sj'], 'en');
  await addPerson(office, 'carl', ['nominator@kl']);
  await addPerson(office, 'dorte', ['nominator@sst']);
  const secretariat = { role: 'secretariat', by: 'sekretariat' };
  const given = { occurredAt: exactly(today), at: house.now(), actor: secretariat };
  await startCase(office, { ...given, id: 'runde', workflow: 'nomination-round', title: 'Runden 2027' });
  const steps: [string, JsonObject, { role: string; by: string }][] = [
    [
      'round.prepare',
      {
        opens: today,
        deadline: '2027-01-15',
        selectionMeeting: '2027-05-20',
        invited: ['reg-sj', 'kl'],
        minSelected: 1,
        maxSelected: 3,
      },
      secretariat,
    ],
    [
      'round.approve',
      { meeting: today, reason: 'Der er brug for en runde.' },
      { role: 'steering-group', by: 'styregruppe' },
    ],
    ['round.open', {}, secretariat],
  ];
  for (const [name, payload, actor] of steps) {
    const result = await giveCommand(office, { ...given, case: 'runde', name, payload, actor });
    if ('refusals' in result) throw new Error(result.refusals.map(({ why }) => why.en).join());
  }
  return opened;
}

async function setUp() {
  const opened = await openRound();
  return { opened, anna: await opened.as('anna'), bo: await opened.as('bo') };
}

/** Begins a nomination; its id. */
async function begin(visitor: Visitor, title = 'Færre fald'): Promise<string> {
  const { location, text } = await visitor.post('/cases/runde/round', { title });
  const id = /^\/cases\/([^/]+)\/nomination$/.exec(location ?? '')?.[1];
  if (!id) throw new Error(`No nomination was begun: ${location} ${text}`);
  return id;
}

/** The hidden mark of what the page showed. */
function seen({ html }: Seen): string {
  return /name="_seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

async function nomination({ office }: TestHouse, id: string): Promise<{ version: number; facts: JsonObject }> {
  const { version, facts } = (await office.ledger.loadCase(id))!.snapshot;
  return { version, facts: facts.nomination as JsonObject };
}

/** Posts a file as a browser does. */
async function upload(
  { server, house, office }: TestHouse,
  person: string,
  path: string,
  name: string,
  content: Buffer,
) {
  const secret = house.secret();
  const hash = hashOf(secret);
  await office.ledger.access.openSession(newSession(secret, { person, language: 'da', by: 'link' }, house.now()));
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--boundary-of-parts\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const payload = Buffer.concat([
    part('name="_csrf"', csrfOf(hash)),
    part(`name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`, content),
    Buffer.from('--boundary-of-parts--\r\n'),
  ]);
  const answered = await server.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: `${cookieName(house)}=${secret}`,
      origin: house.url,
      'content-type': 'multipart/form-data; boundary=boundary-of-parts',
    },
    payload,
  });
  return { status: answered.statusCode, html: answered.body };
}

const answers: Record<string, Record<string, string>> = {
  '1': { area: 'Fald på medicinske afsnit' },
  '2': { 'localProject.description': 'Screening på to afsnit', 'foundation.type': 'local-project', research: 'no' },
  '3': { aims: 'Halvt så mange fald', beneficiaries: 'Patienter over 65 år' },
  '4': { 'indicators.0.name': 'Fald pr. 1.000 sengedage', 'indicators.0.type': 'outcome', 'data.source': 'manual' },
  '5': { 'evidence.basis': 'evidence', 'evidence.description': 'National anbefaling' },
  '6': { 'consensusOnNeed.forums': 'LVS' },
  '7': { nominators: 'reg-sj', 'contact.organisation': 'Region Sjælland', 'contact.role': 'Kvalitetschef' },
};

async function answer(
  visitor: Visitor,
  id: string,
  step: string,
  fields: Record<string, string | string[]>,
): Promise<Seen> {
  const page = await visitor.get(`/cases/${id}/nomination/${step}`);
  return visitor.post(`/cases/${id}/nomination/${step}`, { ...fields, _seen: seen(page) });
}

describe('a nomination', () => {
  test('is begun from the round by those who are invited, in the name of their organisation', async () => {
    const { opened, anna, bo } = await setUp();
    const page = await anna.get('/cases/runde/round');
    expect(page.text).toContain('15. januar 2027');
    const id = await begin(anna, 'Færre tryksår');
    expect((await nomination(opened, id)).facts).toEqual({ nominators: ['reg-sj'] });
    expect((await bo.get('/cases/runde/round')).html).toContain(`/cases/${id}/nomination`);
    expect((await (await opened.as('carl')).get(`/cases/${id}/nomination`)).status).toBe(404);
    expect((await (await opened.as('dorte')).get('/cases/runde/round')).status).toBe(404);
    expect((await anna.post('/cases/runde/round', { title: '' })).text).toContain(
      'Skriv, hvad indstillingen handler om.',
    );
  });

  test('opens questions 8 to 12 once 1 to 7 are answered, and is sent with a receipt', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    const locked = await anna.get(`/cases/${id}/nomination/11-12`);
    expect(locked.text).toContain('Spørgsmål 1-7 besvares før 8-12');
    expect(locked.html).not.toContain('name="risks"');
    expect(locked.html).toContain(`/cases/${id}/nomination/4#field-data-source`);
    const forced = await anna.post(`/cases/${id}/nomination/11-12`, {
      risks: 'Nyt journalsystem',
      _seen: seen(await anna.get(`/cases/${id}/nomination/1`)),
    });
    expect(forced.status).toBe(409);

    for (const [step, fields] of Object.entries(answers)) {
      const { status, location, text } = await answer(anna, id, step, fields);
      expect([step, status, location], text).toEqual([step, 303, expect.stringContaining('/nomination')]);
    }
    expect((await answer(anna, id, '11-12', { risks: 'Nyt journalsystem' })).status).toBe(303);
    const check = await anna.get(`/cases/${id}/nomination/check`);
    expect(check.text).toContain('Nyt journalsystem');
    expect(check.text).toContain('Fald pr. 1.000 sengedage – Resultatindikator');
    const version = /name="_version" value="(\d+)"/.exec(check.html)?.[1] as string;
    expect((await anna.post(`/cases/${id}/nomination/check`, { _version: '1' })).status).toBe(409);
    const sent = await anna.post(`/cases/${id}/nomination/check`, { _version: version });
    expect(sent.location).toBe(`/cases/${id}/nomination/receipt`);
    expect((await anna.get(sent.location as string)).text).toContain(`Referencenummer ${id}`);
    await tickAll({ ...opened.office, url: 'https://lkt.example' }, opened.house.now());
    const [mail] = (await opened.office.ledger.outbox({ caseId: id })).filter(({ person }) => person === 'anna');
    expect(mail?.text).toContain(`Indstillingens referencenummer er ${id}.`);
    expect(mail?.html).toContain(`href="https://lkt.example/cases/${id}/nomination"`);
  });

  test('tells in plain words what sending lacks, with links to the fields', async () => {
    const { anna } = await setUp();
    const id = await begin(anna);
    const { html, text } = await anna.get(`/cases/${id}/nomination/check`);
    expect(text).toContain('Indstillingen kan ikke sendes endnu');
    expect(html).toContain(`href="/cases/${id}/nomination/3#field-aims"`);
    expect(html).not.toContain('name="_version"');
    const part = await anna.post(`/cases/${id}/nomination/3/autosave`, {
      aims: 'Færre',
      _seen: seen(await anna.get(`/cases/${id}/nomination/3`)),
    });
    expect(part.text).toContain('Gemt kl. 10.00');
    expect(part.html).not.toContain('href="#field-aims"');
    expect(part.html).toContain('href="#field-beneficiaries"');
  });

  test('gives no event for what was saved before, and lets an answer be taken away', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    await answer(anna, id, '1', { area: 'Fald', subject: 'Screening' });
    const { version } = await nomination(opened, id);
    await answer(anna, id, '1', { area: 'Fald', subject: 'Screening' });
    expect((await nomination(opened, id)).version).toBe(version);
    await answer(anna, id, '1', { area: '', subject: 'Screening' });
    const after = await nomination(opened, id);
    expect(after.facts).not.toHaveProperty('area');
    expect(after.facts.subject).toBe('Screening');
  });

  test('is written by two at once: different answers meet, the same answer is a choice', async () => {
    const { opened, anna, bo } = await setUp();
    const id = await begin(anna);
    const at = `/cases/${id}/nomination/3`;
    const both = seen(await anna.get(at));
    await anna.post(`${at}/autosave`, { aims: 'Annas mål', _seen: both });
    const other = await bo.post(`${at}/autosave`, { beneficiaries: 'Bos borgere', _seen: both });
    expect(other.text).toContain('Andre har imens ændret: Mål.');
    expect((await nomination(opened, id)).facts).toMatchObject({ aims: 'Annas mål', beneficiaries: 'Bos borgere' });

    const late = await bo.post(at, { aims: 'Bos mål', beneficiaries: 'Bos borgere', _seen: seen(other) });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Annas mål');
    expect(late.html).toContain('Bos mål</textarea>');
    expect((await nomination(opened, id)).facts.aims).toBe('Annas mål');
    const again = await bo.post(at, { aims: 'Bos mål', beneficiaries: 'Bos borgere', _seen: seen(late) });
    expect(again.status).toBe(409);

    const theirs = await bo.post(at, {
      aims: 'Bos mål',
      beneficiaries: 'Bos borgere',
      _seen: seen(late),
      _theirs: 'aims',
    });
    expect(theirs.html).toContain('Annas mål</textarea>');
    const mine = /name="_mine" value="([^"]*)"/.exec(late.html)?.[1] as string;
    await bo.post(at, { aims: 'Bos mål', beneficiaries: 'Bos borgere', _seen: seen(late), _mine: mine });
    expect((await nomination(opened, id)).facts.aims).toBe('Bos mål');
  });

  test('saves the sound answers and tells which are not', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    const seenThen = seen(await anna.get(`/cases/${id}/nomination/4`));
    const fields = { 'indicators.0.type': 'outcome', 'data.source': 'manual', _seen: seenThen };
    const page = await anna.post(`/cases/${id}/nomination/4`, fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain('»Indikator« mangler.');
    const { facts } = await nomination(opened, id);
    expect(facts.data).toEqual({ source: 'manual' });
    expect(facts).not.toHaveProperty('indicators');
  });

  test('cannot be taken from those who write it', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    const page = await answer(anna, id, '7', { nominators: 'kl' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Din egen organisation skal stå blandt indstillerne');
    await answer(anna, id, '7', { nominators: ['reg-sj', 'kl'] });
    expect((await (await opened.as('carl')).get(`/cases/${id}/nomination/7`)).status).toBe(200);
  });

  test('is only read by those who do not write it', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    const secretariat = await opened.as('sekretariat');
    expect((await secretariat.get(`/cases/${id}/nomination/1`)).location).toBe(`/cases/${id}/nomination/check`);
    expect((await secretariat.get(`/cases/${id}/nomination`)).text).toContain(
      'Kun indstillerne kan ændre indstillingen.',
    );
    expect((await secretariat.get('/cases/runde/nomination')).status).toBe(404);
    expect((await secretariat.get(`/cases/${id}/round`)).status).toBe(404);
  });

  test('has annexes that only those who see it can fetch, and that open nowhere', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    const at = `/cases/${id}/nomination/annexes`;
    expect((await upload(opened, 'anna', at, 'plan.pdf', Buffer.from('%PDF-1.7 plan'))).status).toBe(303);
    expect((await upload(opened, 'anna', at, 'plan.html', Buffer.from('<script>'))).status).toBe(422);
    const file = /href="(\/cases\/[^"]*\/annexes\/\d+)"/.exec((await anna.get(at)).html)?.[1] as string;
    const fetched = await anna.get(file);
    expect(fetched.body.toString()).toBe('%PDF-1.7 plan');
    expect(fetched.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''plan.pdf",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect((await (await opened.as('carl')).get(file)).status).toBe(404);
    expect((await nomination(opened, id)).facts.localProject).toEqual({ annexes: ['plan.pdf'] });
    // Filling in the step leaves the names of the files alone.
    await answer(anna, id, '2', answers['2'] as Record<string, string>);
    expect((await nomination(opened, id)).facts.localProject).toMatchObject({
      annexes: ['plan.pdf'],
      description: 'Screening på to afsnit',
    });
    await anna.post(`${file}/remove`);
    expect((await anna.get(file)).status).toBe(404);
    expect((await nomination(opened, id)).facts.localProject).toMatchObject({ annexes: [] });
  });

  test('is filled in from Word: what is new is saved, what differs is chosen, what cannot be read is refused', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    await answer(anna, id, '1', { area: 'Fald' });
    const { policy } = await currentPolicy(opened.office, today);
    const draft = { area: 'Fald på plejehjem', subject: 'Screening', nominators: ['reg-sj'] };
    const docx = await nominationForm({ policy, draft }, 'da', opened.house.now());
    const at = `/cases/${id}/nomination/word`;
    const read = await upload(opened, 'anna', at, 'skema.docx', docx);
    expect(read.status).toBe(200);
    expect(read.html).toContain('Filen svarer noget andet end kladden');
    expect((await nomination(opened, id)).facts).toMatchObject({ area: 'Fald', subject: 'Screening' });
    const mine = /name="_mine" value="([^"]*)"/.exec(read.html)?.[1] as string;
    await anna.post(`${at}/choose`, { _mine: mine, _written: JSON.stringify({ area: 'Fald på plejehjem' }) });
    expect((await nomination(opened, id)).facts.area).toBe('Fald på plejehjem');
    expect((await upload(opened, 'anna', at, 'skema.docx', Buffer.from('ikke Word'))).status).toBe(422);
    expect((await anna.get(`/cases/${id}/nomination/form.docx`)).status).toBe(200);
  });

  test('is saved while it is being clarified, and sent again', async () => {
    const { opened, anna } = await setUp();
    const id = await begin(anna);
    for (const [step, fields] of Object.entries(answers)) await answer(anna, id, step, fields);
    const send = async () => {
      const { html } = await anna.get(`/cases/${id}/nomination/check`);
      return anna.post(`/cases/${id}/nomination/check`, {
        _version: /name="_version" value="(\d+)"/.exec(html)?.[1] as string,
      });
    };
    await send();
    expect((await anna.get(`/cases/${id}/nomination/1`)).location).toBe(`/cases/${id}/nomination/check`);
    const late = await anna.post(`/cases/${id}/nomination/1/autosave`, { area: 'For sent', _seen: '' });
    expect(late.text).toContain('Dit svar er ikke gemt endnu');
    await addPerson(opened.office, 'tovholder', ['coordinator']);
    await giveCommand(opened.office, {
      case: id,
      name: 'clarification.request',
      payload: { questions: ['Hvor mange afsnit?'] },
      actor: { role: 'coordinator', by: 'tovholder' },
      occurredAt: exactly(today),
      at: opened.house.now(),
    });
    await answer(anna, id, '1', { area: 'Fald på tolv afsnit' });
    expect((await nomination(opened, id)).facts.area).toBe('Fald på tolv afsnit');
    expect((await send()).location).toBe(`/cases/${id}/nomination/receipt`);
  });
});
