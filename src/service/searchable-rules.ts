import type { ParsedText } from '../policy/text.ts';
import type { Language, Policy } from '../policy/types.ts';
import { registeredFacts } from './fact-register.ts';
import { mailTexts } from './mail-texts.ts';
import { type Searchable, searchable } from './search-ranking.ts';

export type RuleHit =
  | { kind: 'criterion' | 'deadline'; id: string; workflow: string }
  | { kind: 'parameter' | 'mail' | 'fact'; id: string };

export interface OrganisationHit {
  kind: 'organisation';
  id: string;
}

interface Rules {
  rules: Searchable<RuleHit>[];
  organisations: Searchable<OrganisationHit>[];
}

const known = new WeakMap<Policy, Partial<Record<Language, Rules>>>();

/** Of the rules in force, and of the register of facts behind them. */
export function searchableRules(text: ParsedText, policy: Policy, language: Language): Rules {
  const ofPolicy = known.get(policy) ?? {};
  known.set(policy, ofPolicy);
  ofPolicy[language] ??= read(text, policy, language);
  return ofPolicy[language];
}

function read(text: ParsedText, policy: Policy, language: Language): Rules {
  const all = <Rule>(rules: Record<string, Rule>, make: (id: string, rule: Rule) => Searchable<RuleHit>) =>
    Object.entries(rules).map(([id, rule]) => make(id, rule));
  const workflowTitle = (id: string) => policy.workflows[id]?.title[language] ?? id;
  return {
    rules: [
      ...all(policy.criteria, (id, { title, otherwise, workflow, gate }) =>
        searchable({ kind: 'criterion', id, workflow }, [
          { text: title[language], weight: 8 },
          { text: otherwise[language], weight: 3 },
          { text: `${workflowTitle(workflow)}: ${policy.gates[gate]?.title[language] ?? gate}`, weight: 1 },
        ]),
      ),
      ...all(policy.deadlines, (id, { title, workflow }) =>
        searchable({ kind: 'deadline', id, workflow }, [
          { text: title[language], weight: 8 },
          { text: workflowTitle(workflow), weight: 1 },
        ]),
      ),
      ...all(policy.parameters, (id, { title }) =>
        searchable({ kind: 'parameter', id }, [{ text: title[language], weight: 8 }]),
      ),
      ...mailTexts(policy).map(({ id, subject, body }) =>
        searchable<RuleHit>({ kind: 'mail', id }, [
          { text: subject[language], weight: 6 },
          { text: body[language], weight: 2 },
        ]),
      ),
      ...registeredFacts(text).map(({ id, statement, term, documents }) =>
        searchable<RuleHit>({ kind: 'fact', id }, [
          { text: term === null ? id : `${id}: ${term}`, weight: 6 },
          { text: statement[language] ?? statement.en ?? statement.da ?? '', weight: 2 },
          ...documents.map(({ title }) => ({ text: title[language], weight: 1 })),
        ]),
      ),
    ],
    organisations: Object.entries(policy.organisations).map(([id, { title }]) =>
      searchable({ kind: 'organisation', id }, [
        { text: title[language], weight: 8 },
        { text: id, weight: 4, hidden: true },
      ]),
    ),
  };
}
