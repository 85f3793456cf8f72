/** Fills in a form of the house as somebody at the page does, from a payload as a scenario writes it. */

import type { Locator, Page } from 'playwright-core';
import type { Json, JsonObject } from '../../src/policy/types.ts';

/** The form whose button is called so, with what is folded around it opened. */
export async function formWith(page: Page, button: string): Promise<Locator> {
  const main = page.locator('main');
  for (const folded of await main.locator('details:not([open])', { has: page.locator(`text="${button}"`) }).all())
    await folded.locator('summary').first().click();
  return main.locator('form', { has: page.getByRole('button', { name: button, exact: true }) }).last();
}

export async function fill(form: Locator, payload: JsonObject): Promise<void> {
  for (const [path, value] of Object.entries(payload)) await fillAt(form, path, value);
}

async function fillAt(form: Locator, path: string, value: Json): Promise<void> {
  if (Array.isArray(value) && value.some((each) => typeof each === 'object')) {
    for (const [row, each] of value.entries()) {
      if ((await form.locator(`[name^="${path}.${row}."]`).count()) === 0)
        await form.locator(`button[name="_more"][value="${path}"]`).click();
      await fillAt(form, `${path}.${row}`, each);
    }
    return;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, each] of Object.entries(value)) await fillAt(form, `${path}.${name}`, each);
    return;
  }
  if ((await form.locator(`[name="${path}--day"]`).count()) > 0) return fillDay(form, path, String(value));
  await fillField(form.locator(`[name="${path}"]:not([type="hidden"])`), value);
}

/** A date in its three fields. */
export async function fillDay(within: Locator, name: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [part, value] of Object.entries({ day, month, year }))
    await within.locator(`[name="${name}--${part}"]`).fill(value);
}

async function fillField(fields: Locator, value: Json): Promise<void> {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const first = fields.first();
  const type = await first.evaluate((field) => (field as unknown as { type: string }).type);
  if (type === 'radio' || (type === 'checkbox' && typeof value !== 'boolean')) {
    const offered = await fields.evaluateAll((all) =>
      all.map((field) => (field as unknown as { value: string }).value),
    );
    for (const [place, each] of offered.entries()) if (values.includes(each)) await choose(fields.nth(place));
  } else if (type === 'checkbox') {
    if (value === true) await choose(first);
  } else if (type === 'select-one') {
    for (const [place, each] of values.entries()) await fields.nth(place).selectOption(each);
  } else {
    await first.fill(values.join('\n'));
  }
}

/** By its label, as the pointer does: the box itself is drawn by the style. */
async function choose(field: Locator): Promise<void> {
  if (!(await field.isChecked()))
    await field
      .page()
      .locator(`label[for="${await field.getAttribute('id')}"]`)
      .click();
}
