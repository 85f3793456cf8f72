/** From a round that is being prepared to a topic that is selected at a meeting of the steering group. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/policy/types.ts';
import { assessmentWords, rankingWords } from '../../src/web/words/assessment.ts';
import { nominationWords } from '../../src/web/words/nomination.ts';
import { validationWords } from '../../src/web/words/validation.ts';
import { root } from '../service/office.ts';
import { type Company, done, give, press, start, stateOf, submit } from './company.ts';
import { fill } from './fill.ts';

/** Payloads that the scenarios use too. */
export function fixture(file: string, name: string): JsonObject {
  const text = readFileSync(join(root, 'test', 'scenarios', 'fixtures', `${file}.yaml`), 'utf8');
  return (parse(text) as { fixtures: Record<string, JsonObject> }).fixtures[name] as JsonObject;
}

/** The case that was selected: `hoftebrud`. */
export async function fromRoundToSelection(company: Company): Promise<string> {
  const round = await openRound(company);
  const kase = await nominate(company, round);
  await clarify(company, kase);
  await assess(company, kase);
  await rank(company, round, kase);
  await select(company, kase);
  expect(await stateOf(company, kase)).toEqual(['running.expert-group.forming']);
  await give(await company.as('sekretariat'), `/cases/${round}`, 'round.publish', { selected: ['Hoftebrud'] });
  return kase;
}

async function openRound({ as, passTo }: Company): Promise<string> {
  const secretary = await as('sekretariat');
  const round = await start(secretary, 'nomination-round', 'Runde 2026');
  await give(secretary, `/cases/${round}`, 'round.prepare', fixture('rounds', 'round-2026'));
  await give(await as('styregruppe'), `/cases/${round}`, 'round.approve', { meeting: '2026-01-12', reason: 'Behov' });
  await passTo('2026-01-19');
  await give(await as('sekretariat'), `/cases/${round}`, 'round.open');
  return round;
}

/** Step by step, as the pages ask. */
async function nominate({ as, passTo, say, one }: Company, round: string): Promise<string> {
  await passTo('2026-02-02');
  const page = await as('indstiller');
  await page.goto(`/cases/${round}`);
  await page.click(`main a[href="/cases/${round}/round"]`);
  await press(page, say(nominationWords.begin), { title: 'Hoftebrud' });
  const kase = new URL(page.url()).pathname.split('/')[2] as string;
  await page.goto(`/cases/${kase}/nomination`);
  await page.click('main .step-list a');
  const nomination = Object.entries(fixture('nominations', 'complete-nomination'));
  while (!page.url().endsWith('/check')) {
    const before = page.url();
    const names = await page
      .locator('main [name]')
      .evaluateAll((fields) => fields.map((field) => (field as unknown as { name: string }).name));
    const asked = nomination.filter(([name]) => names.some((each) => each === name || each.startsWith(`${name}.`)));
    await press(page, say(nominationWords.saveAndGoOn), Object.fromEntries(asked));
    await done(page);
    expect(page.url()).not.toBe(before);
  }
  await press(page, say(nominationWords.send));
  await page.getByRole('heading', { name: say(nominationWords.receipt) }).waitFor();
  expect((await one.office.ledger.loadCase(kase))?.snapshot.facts.nomination).toMatchObject(
    Object.fromEntries(nomination),
  );
  return kase;
}

async function clarify(company: Company, kase: string): Promise<void> {
  const { as, passTo, say } = company;
  await passTo('2026-02-10');
  const coordinator = await as('tovholder');
  await coordinator.goto(`/cases/${kase}/validation`);
  await press(coordinator, say(validationWords.ask), { questions: ['Hvilke kommuner er med?'] });
  await done(coordinator);
  const nominator = await as('indstiller');
  await nominator.goto(`/cases/${kase}/validation`);
  await nominator.click(`main a[href="/cases/${kase}/validation/answer"]`);
  const reach = 'Alle sygehuse og kommuner';
  await press(nominator, say(validationWords.preview), { reach });
  expect(await nominator.locator('main table').first().innerText()).toContain(reach);
  await press(nominator, say(validationWords.send));
  await done(nominator);
  await passTo('2026-02-24');
  const again = await as('tovholder');
  await again.goto(`/cases/${kase}/validation`);
  await press(again, say(validationWords.pass), { conclusion: 'Opfylder kriterierne' });
  await done(again);
  expect(await stateOf(company, kase)).toEqual(['assessment.assessing']);
}

/** Three score, one is recused; the recommendation rests on the three. */
async function assess({ as, passTo, say }: Company, kase: string): Promise<void> {
  await passTo('2026-04-14');
  const assessors = ['bedoemmer-1', 'bedoemmer-2', 'bedoemmer-3'];
  const recused = await as('bedoemmer-4');
  await recused.goto(`/cases/${kase}/assessment`);
  await press(recused, say(assessmentWords.recuseNow), { reason: 'Har rådgivet om projektet' });
  await done(recused);
  expect((await recused.goto(`/cases/${kase}/assessment`))?.status()).toBe(404);
  for (const each of assessors) {
    const page = await as(each);
    await page.goto(`/cases/${kase}/assessment`);
    await press(page, say(assessmentWords.give), fixture('nominations', 'assessor-score'));
    await done(page);
  }
  const page = await as('bedoemmer-1');
  await page.goto(`/cases/${kase}/assessment`);
  const reasons = 'Tydelig variation og gode data';
  await press(page, say(assessmentWords.recommend), { recommendation: 'recommend', priority: 1, reasons, assessors });
  await done(page);
}

async function rank({ as, say }: Company, round: string, kase: string): Promise<void> {
  const page = await as('bedoemmer-2');
  await page.goto(`/cases/${round}/ranking`);
  await press(page, say(rankingWords.give), { ranking: [kase], recommended: [kase], reasons: 'Den eneste' });
  await done(page);
}

/** On the agenda in good time, and decided at the meeting itself. */
async function select({ as, passTo }: Company, kase: string): Promise<void> {
  const before = await as('sekretariat');
  await before.goto('/meetings');
  const form = before.locator('main form', { has: before.locator('[name="date--day"]') });
  await fill(form, { date: '2026-06-10', place: 'Danske Regioner' });
  await form.locator('button.button-primary').click();
  await done(before);
  const meeting = new URL(before.url()).pathname;
  expect(meeting).toMatch(/^\/meetings\/./);
  await before.click(`main a[href*="/do/item.add?about=${kase}"]`);
  await submit(before);
  await give(before, meeting, 'agenda.close');
  await passTo('2026-06-10');
  const page = await as('sekretariat');
  await give(page, meeting, 'meeting.hold');
  await page.click(`main a[href*="/decide?item=${kase}"]`);
  await page.click('main a[href*="decision=selection.select"]');
  await submit(page, { reason: 'Højest prioriteret' });
  await give(page, meeting, 'minutes.submit', { reference: 'Referat 10. juni' });
  await give(await as('styregruppe'), meeting, 'minutes.approve');
}
