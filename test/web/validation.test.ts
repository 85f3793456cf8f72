import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exactly } from '../../src/engine/time.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, root, unregistered } from '../service/office.ts';
import { openHouse, type TestHouse } from './house.ts';

const story = parse(readFileSync(join(root, 'examples', 'first-start.yaml'), 'utf8'));
/** Complete but for the need of it, and unclear in its subject. */
const { consensusOnNeed: _, ...nomination } = { ...story.payloads.nomination, subject: '' } as JsonObject;

let it: TestHouse;
beforeEach(async () => {
  it = await openHouse();
  const { office, clock } = it;
  await addPerson(office, 'sekretariat', ['secretariat']);
  await addPerson(office, 'tovholder', ['coordinator']);
  await addPerson(office, 'indstiller', ['nominator@reg-sj']);
  const given = { actor: { role: 'secretariat', by: 'sekretariat' }, occurredAt: exactly('2026-11-02'), at: clock.now };
  await startCase(unregistered(office), { ...given, id: 'fald', workflow: 'national-lkt', title: 'Færre fald' });
  await placeCase(unregistered(office), {
    ...given,
    case: 'fald',
    state: 'validation.checking',
    reason: 'Overtaget.',
    facts: { nomination },
    milestones: { nominated: exactly('2026-11-02') },
  });
});

const version = async () => String((await it.office.ledger.loadCase('fald'))?.snapshot.version);
const give = async (person: string, command: string, fields: Record<string, string | string[]>) =>
  (await it.as(person)).post(`/cases/fald/do/${command}`, {
    _version: await version(),
    _then: 'validation',
    ...fields,
  });
const facts = async () => (await it.office.ledger.loadCase('fald'))?.snapshot.facts ?? {};
const page = async (person: string) => (await (await it.as(person)).get('/cases/fald/validation')).text;

describe('each criterion', () => {
  test('shows the answer of the rule, what is missing by its label, why, and the source', async () => {
    const { html, text } = await (await it.as('tovholder')).get('/cases/fald/validation');
    const rule = /aria-labelledby="criterion-clear-subject".*?<\/article>/s.exec(html)?.[0] ?? '';
    expect(rule).toMatch(/badge-error">ikke opfyldt</);
    expect(rule).toContain('GOV-');
    expect(rule).toMatch(/<summary>Hvorfor/);
    expect(text).toMatch(/\d+ kriterier: \d+ opfyldt, \d+ ikke opfyldt, \d+ kan ikke afgøres/);
    const foundation = /aria-labelledby="criterion-consensus-on-need".*?<\/article>/s.exec(html)?.[0] ?? '';
    expect(foundation).toContain('Mangler: ');
    expect(foundation).not.toContain('consensusOnNeed.');
  });

  test('takes the coordinator’s own judgement and remark, and leaves out those without one', async () => {
    const { html } = await (await it.as('tovholder')).get('/cases/fald/validation');
    const rows = [...html.matchAll(/name="judgements\.(\d+)\.criterion" value="([^"]+)"/g)].map(([, row, id]) => [
      row,
      id,
    ]);
    const fields = Object.fromEntries(rows.map(([row, id]) => [`judgements.${row}.criterion`, id as string]));
    const [row] = rows.find(([, id]) => id === 'clear-subject') as [string, string];
    const answer = await give('tovholder', 'validation.save', {
      ...fields,
      _given: 'judgements.*.criterion',
      [`judgements.${row}.judgement`]: 'in-doubt',
      [`judgements.${row}.remark`]: 'Hvad undersøges?',
    });
    expect(answer.location?.split('?')[0]).toBe('/cases/fald/validation');
    expect((await facts()).validation).toEqual({
      judgements: [{ criterion: 'clear-subject', judgement: 'in-doubt', remark: 'Hvad undersøges?' }],
    });
    expect(await page('sekretariat')).toContain('Hvad undersøges?');
    expect(await page('indstiller')).not.toContain('Hvad undersøges?');
  });

  test('that a must criterion does not meet keeps the nomination from passing, and says which', async () => {
    const answer = await give('tovholder', 'validation.pass', { conclusion: 'Godkendt' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Det kan ikke registreres');
  });
});

describe('the dialogue', () => {
  const ask = () =>
    give('tovholder', 'clarification.request', { questions: 'Hvad er genstandsfeltet?', answerBy: '2026-11-30' });

  test('shows question, deadline and that the answer has not come', async () => {
    await ask();
    for (const person of ['tovholder', 'indstiller']) {
      const text = await page(person);
      expect(text).toContain('Hvad er genstandsfeltet?');
      expect(text).toMatch(/Svar senest 30\. november 2026 7 dage tilbage/);
      expect(text).toContain('Svaret er ikke kommet endnu');
    }
  });

  test('lets the nominator see what differs before anything is sent', async () => {
    await ask();
    const indstiller = await it.as('indstiller');
    const form = await indstiller.get('/cases/fald/validation/answer');
    expect(form.html).toMatch(/Halvt så mange fald med skade/);
    const looked = await indstiller.post('/cases/fald/validation/answer', {
      aims: '',
      subject: 'Faldscreening',
    });
    expect(looked.text).toContain('Intet er sendt endnu');
    expect(looked.html).toMatch(/<del>Halvt så mange fald [^<]*<\/del><\/td><td>\(tomt\)/);
    expect((await facts()).nomination).toEqual(nomination);
  });

  test('shows field by field what the answer changed, and nothing else', async () => {
    await ask();
    const sent = await give('indstiller', 'nomination.resubmit', {
      subject: 'Faldscreening',
      'consensusOnNeed.forums': 'lvs',
      'consensusOnNeed.description': 'Selskaberne er enige',
      'contact.organisation': 'reg-sd',
      'contact.role': 'Kvalitetschef',
    });
    expect(sent.status).toBe(303);
    const { html, text } = await (await it.as('tovholder')).get('/cases/fald/validation');
    expect(text).toContain('Besvaret 23. november 2026 af indstiller Eksempelsen');
    const changes = /<table class="table">.*?<\/table>/s.exec(html)?.[0] ?? '';
    expect([...changes.matchAll(/<ins>([^<]*)/g)].map(([, now]) => now)).toEqual([
      'Faldscreening',
      'lvs',
      'Selskaberne er enige',
      'reg-sd',
    ]);
    expect(changes).toContain('(tomt)');
    expect(changes).not.toContain('Halvt så mange');
    expect(text).toMatch(/Svar senest 30\. november 2026 holdt/);
  });

  test('sends somebody who may not answer to where it is told why', async () => {
    const answer = await (await it.as('tovholder')).get('/cases/fald/validation/answer');
    expect([answer.status, answer.location]).toEqual([303, '/cases/fald/do/nomination.resubmit']);
  });
});
