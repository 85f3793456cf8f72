/** What can be found of a case: its title and id, where it stands, the text of its facts as far as one may read them, and its history. */

import { perPolicy } from '../engine/per-policy.ts';
import type { Case, CaseEvent } from '../engine/types.ts';
import { choiceLabel } from '../lab/fact-labels.ts';
import type { Ledger } from '../ledger/contract.ts';
import type { Json, JsonObject, Language, Policy, StateNode, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { titleOfState } from './effect-of.ts';
import { hiddenFacts, writesHidden } from './facts-seen.ts';
import { type Office, policyOf } from './office.ts';
import { type Searchable, searchable } from './search-ranking.ts';

export interface CaseHit {
  kind: 'case';
  id: string;
  workflow: Text;
}

type Entry = { version: number; found: Searchable<CaseHit> };

/** A case is read again only once it has changed. */
const known = new WeakMap<Ledger, Map<string, Entry>>();

/** Of every case that somebody may see. */
export async function searchableCases(
  office: Office,
  access: Access,
  language: Language,
): Promise<Searchable<CaseHit>[]> {
  const entries = known.get(office.ledger) ?? new Map<string, Entry>();
  known.set(office.ledger, entries);
  const found: Searchable<CaseHit>[] = [];
  for (const { snapshot } of await office.ledger.listCases()) {
    if (!access.sees(snapshot)) continue;
    const hidden = hiddenFacts(access, await policyOf(office, snapshot), snapshot);
    const key = `${language} ${snapshot.id} ${[...hidden].join(' ')}`;
    const before = entries.get(key);
    const entry =
      before?.version === snapshot.version
        ? before
        : { version: snapshot.version, found: await searchableCase(office, snapshot, language, hidden) };
    entries.set(key, entry);
    found.push(entry.found);
  }
  return found;
}

async function searchableCase(
  office: Office,
  kase: Case,
  language: Language,
  hidden: ReadonlySet<string>,
): Promise<Searchable<CaseHit>> {
  const policy = await policyOf(office, kase);
  const facts = new Set(textsIn(policy, kase.workflow, '', without(kase.facts, hidden), language));
  const events = await office.ledger.events(kase.id);
  const history = new Set(events.flatMap(({ event }) => eventTexts(policy, kase.workflow, event, language, hidden)));
  const workflow = policy.workflows[kase.workflow]?.title ?? { da: kase.workflow, en: kase.workflow };
  return searchable({ kind: 'case', id: kase.id, workflow }, [
    { text: kase.title, weight: 8 },
    { text: titleOfState(policy, kase.workflow, kase.state)[language], weight: 1 },
    { text: kase.id, weight: 6, hidden: true },
    ...[...facts].map((text) => ({ text, weight: 2, hidden: looksLikeId(text) })),
    ...[...history].filter((text) => !facts.has(text)).map((text) => ({ text, weight: 1, hidden: looksLikeId(text) })),
  ]);
}

function eventTexts(
  policy: Policy,
  workflow: string,
  event: CaseEvent,
  language: Language,
  hidden: ReadonlySet<string>,
): string[] {
  switch (event.type) {
    case 'started':
      return textsIn(policy, workflow, '', without(event.facts, hidden), language);
    case 'accepted': {
      const title = commandTitles(policy, workflow).get(event.command)?.[language] ?? event.command;
      if (writesHidden(event, hidden)) return [title];
      return [title, ...textsIn(policy, workflow, 'command.payload', event.payload, language)];
    }
    case 'placed':
      return [event.reason, ...textsIn(policy, workflow, '', without(event.facts, hidden), language)];
    case 'migrated':
    case 'corrected':
      return [event.reason];
    case 'deadline-passed':
      return [policy.deadlines[event.deadline]?.title[language] ?? event.deadline];
    default:
      return event satisfies never;
  }
}

function without(facts: JsonObject, hidden: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => !hidden.has(fact)));
}

/** Every text in a value; a choice by what it is called in its form, and an organisation by its name. */
function textsIn(policy: Policy, workflow: string, path: string, value: Json, language: Language): string[] {
  if (typeof value === 'string') return value === '' ? [] : [written(policy, workflow, path, value, language)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(policy, workflow, `${path}[*]`, each, language));
  return Object.entries(value).flatMap(([name, each]) =>
    textsIn(policy, workflow, path === '' ? name : `${path}.${name}`, each, language),
  );
}

function looksLikeId(text: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(text);
}

function written(policy: Policy, workflow: string, path: string, value: string, language: Language): string {
  if (!looksLikeId(value)) return value;
  if (Object.hasOwn(policy.organisations, value)) return policy.organisations[value]!.title[language];
  return choices(policy, `${workflow} ${path} ${value}`)?.[language] ?? value;
}

const choices = perPolicy((policy, key): Text | null => {
  const [workflow = '', path = '', value = ''] = key.split(' ');
  return choiceLabel(policy, workflow, path, value);
});

const commandTitles = perPolicy((policy, workflow): Map<string, Text> => {
  const titles = new Map<string, Text>();
  const open: (Pick<StateNode, 'on' | 'states'> | undefined)[] = [policy.workflows[workflow]];
  for (const node of open) {
    for (const [command, transitions] of Object.entries(node?.on ?? {})) {
      const title = transitions[0]?.meta.title;
      if (title && !titles.has(command)) titles.set(command, title);
    }
    open.push(...Object.values(node?.states ?? {}));
  }
  return titles;
});
