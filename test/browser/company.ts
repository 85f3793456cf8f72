/** The people of a story, each in a browser of their own, and what they do at the pages. */

import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { leafPaths } from '../../src/engine/machine.ts';
import type { JsonObject, Language, Text } from '../../src/policy/types.ts';
import { signInWords } from '../../src/web/words/sign-in.ts';
import { addPerson } from '../service/office.ts';
import { fill, formWith } from './fill.ts';
import type { BrowserHouse, Looks } from './house.ts';

export interface Company {
  one: BrowserHouse;
  say(text: Text): string;
  /** The page of somebody who is signed in. */
  as(person: string): Promise<Page>;
  passTo(day: string): Promise<void>;
}

const people: Record<string, string[]> = {
  sekretariat: ['secretariat'],
  styregruppe: ['steering-group'],
  tovholder: ['coordinator'],
  indstiller: ['nominator@reg-sd'],
  'bedoemmer-1': ['assessment-group'],
  'bedoemmer-2': ['assessment-group'],
  'bedoemmer-3': ['assessment-group'],
  'bedoemmer-4': ['assessment-group'],
  projektleder: ['project-lead@reg-sd'],
  formand: ['expert-group-chair#hoftebrud'],
  direktoer: ['health-director@reg-sd'],
  team: ['team@reg-sd'],
};

export async function gather(one: BrowserHouse, looks: Looks, language: Language): Promise<Company> {
  for (const [id, roles] of Object.entries(people)) await addPerson(one.office, id, roles, language);
  const pages = new Map<string, Page>();
  const entered = new Set<string>();
  return {
    one,
    say: (text) => text[language],
    async as(person) {
      const known = pages.get(person);
      const page = known ?? (await one.visit(person, looks, language));
      if (known && !entered.has(person)) await one.enter(page.context(), person, language);
      pages.set(person, page);
      entered.add(person);
      return page;
    },
    async passTo(day) {
      entered.clear();
      await one.passTo(`${day}T09:00:00.000Z`);
    },
  };
}

/** Asks for a link at the door and follows it; `linkIn` waits for the mail. */
export async function signIn({ one, say }: Company, page: Page, person: string, linkIn: () => string): Promise<void> {
  await page.goto('/cases');
  await page.getByLabel(say(signInWords.email)).fill(`${person}@lkt.example`);
  await page.getByRole('button', { name: say(signInWords.send) }).click();
  await page.getByRole('heading', { name: say(signInWords.sentTitle) }).waitFor();
  // The page does not wait for the mail server.
  await vi.waitFor(() => expect(linkIn().startsWith(`${one.url}/sign-in/`)).toBe(true), 60_000);
  const link = linkIn();
  await page.goto(link);
  await page.getByRole('button', { name: say(signInWords.goOn) }).click();
  expect(new URL(page.url()).pathname).toBe('/cases');
}

export async function start(page: Page, workflow: string, title: string): Promise<string> {
  await page.goto(`/start/${workflow}`);
  await page.fill('main [name="title"]', title);
  await page.click('main form button.button-primary');
  await done(page);
  return new URL(page.url()).pathname.split('/')[2] as string;
}

/** Gives a command on the page of a case or a meeting: at once, or on the page that it leads to. */
export async function give(page: Page, path: string, command: string, payload: JsonObject = {}): Promise<void> {
  await page.goto(path);
  const atOnce = page.locator(`main form[action$="/do/${command}"] button.button-primary`);
  if ((await atOnce.count()) > 0) {
    await atOnce.click();
    return done(page);
  }
  await page.locator(`main a[href*="/do/${command}"]`).first().click();
  await submit(page, payload);
}

/** Fills in and sends the only form of a page. */
export async function submit(page: Page, payload: JsonObject = {}): Promise<void> {
  const form = page.locator('main form').last();
  await fill(form, payload);
  await form.locator('button.button-primary').click();
  await done(page);
}

/** Fills in the form with this button on the page where the visitor stands. */
export async function press(page: Page, button: string, payload: JsonObject = {}): Promise<void> {
  const form = await formWith(page, button);
  await fill(form, payload);
  await form.getByRole('button', { name: button, exact: true }).click();
}

/** Says why, where what was done was refused. */
export async function done(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  // On the page of a form, a warning tells that somebody else was faster; elsewhere it is advice.
  const refusing = page.url().includes('/do/') ? 'main .alert-error, main .alert-warning' : 'main .alert-error';
  const said = await page.locator(refusing).allInnerTexts();
  expect(said, page.url()).toEqual([]);
}

export async function stateOf({ one }: Company, kase: string): Promise<string[]> {
  return leafPaths((await one.office.ledger.loadCase(kase))?.snapshot.state ?? '');
}
