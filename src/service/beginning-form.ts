/** What is asked when the beginning of a case is corrected: its title, the cases it belongs to, and the facts it began with. */

import type { Case, CaseEvent } from '../engine/types.ts';
import type { Form, JsonObject, Policy } from '../policy/types.ts';
import { openLinks } from './case-links.ts';
import type { Office } from './office.ts';
import { factFields } from './placing-form.ts';

export async function beginningForm(office: Office, policy: Policy, kase: Case, event: CaseEvent): Promise<Form> {
  const held: JsonObject = event.type === 'started' ? event.facts : {};
  const facts = Object.entries(factFields(policy, kase.workflow)).filter(([name]) => Object.hasOwn(held, name));
  const links = await Promise.all(
    (await openLinks(office, kase.workflow)).map(async ({ link, to, open }) => {
      const now = kase.links[link];
      const known = now === undefined || open.some(({ id }) => id === now) ? null : await office.ledger.loadCase(now);
      const others = open.filter(({ id }) => id !== kase.id);
      const cases = known ? [{ id: known.snapshot.id, title: known.snapshot.title }, ...others] : others;
      const field = {
        type: 'string',
        label: { da: `Hører til: ${to.da}`, en: `Belongs to: ${to.en}` },
        oneOf: cases.map(({ id, title }) => ({ const: id, label: { da: title, en: title } })),
      };
      return cases.length > 0 ? [[link, field] as const] : [];
    }),
  ).then((each) => each.flat());
  const group = (label: { da: string; en: string }, fields: (readonly [string, JsonObject])[]) => ({
    type: 'object',
    label,
    properties: Object.fromEntries(fields),
  });
  return {
    type: 'object',
    required: ['title'],
    properties: {
      title: { type: 'string', maxLength: 200, label: { da: 'Sagens titel', en: 'Title of the case' } },
      ...(links.length > 0 ? { links: group({ da: 'Forbindelser', en: 'Links' }, links) } : {}),
      ...(facts.length > 0 ? { facts: group({ da: 'Oplysninger', en: 'Facts' }, facts) } : {}),
    },
  } as JsonObject as Form;
}
