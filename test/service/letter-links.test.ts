import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/types.ts';
import { startCase } from '../../src/service/start-case.ts';
import { letterTo } from '../../src/service/write-letter.ts';
import { routes } from '../../src/web/routes.ts';
import { noon, openOffice, text } from './office.ts';

const day = '2026-11-23';
const reader = { id: 'anna', name: 'Anna Eksempelsen', email: 'anna@lkt.example', language: 'da' as const, roles: [] };

async function letter(url?: string) {
  const office = await openOffice();
  const started = await startCase(office, {
    id: 'fald',
    workflow: 'national-lkt',
    title: 'Færre fald',
    actor: { role: 'secretariat', by: 'test' },
    occurredAt: exactly(day),
    at: noon(day),
  });
  if ('refusals' in started) throw new Error('The case could not be started.');
  const found = resolvePolicy(text, day) as { policy: Policy };
  const reminder = { message: 'nomination-received', at: noon(day) };
  return letterTo(found.policy, started.case, reminder, { person: reader, role: 'nominator' }, { url });
}

describe('a letter', () => {
  test('links to a page of its case at the address of the house', async () => {
    const { text: plain, html } = await letter('https://lkt.example');
    expect(plain).toContain('https://lkt.example/cases/fald/nomination');
    expect(html).toContain('href="https://lkt.example/cases/fald/nomination"');
  });

  test('leaves the paragraph with the link out where the house has no address', async () => {
    const { text: plain } = await letter();
    expect(plain).toContain('Indstillingens referencenummer er fald.');
    expect(plain).not.toContain('Se indstillingen');
    expect(plain).toContain('Venlig hilsen');
  });

  test('links only to pages that exist', () => {
    const pages = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const linked = [...text.messages.values()].flatMap((languages) =>
      Object.values(languages).flatMap((message) => message?.placeholders.map(({ name }) => name) ?? []),
    );
    const named = linked.filter((name) => name.startsWith('case.url.'));
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(pages).toContain(`/cases/:case/${name.slice('case.url.'.length)}`);
  });
});
