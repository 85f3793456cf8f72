import type { Person } from '../ledger/contract.ts';
import type { Language, Policy } from '../policy/types.ts';
import type { Access } from './access.ts';
import type { Office } from './office.ts';
import { type Ranked, rank, type Searchable, searchable, termsOf } from './search-ranking.ts';
import { type CaseHit, searchableCases } from './searchable-cases.ts';
import { type OrganisationHit, type RuleHit, searchableRules } from './searchable-rules.ts';

interface PersonHit {
  kind: 'person';
  id: string;
}

export type Hit = CaseHit | PersonHit | RuleHit | OrganisationHit;

/** What was found, in groups, each with the most relevant first; a group that the person may not search is empty. */
export type SearchResults = Record<'cases' | 'rules' | 'organisations' | 'people', Ranked<Hit>[]>;

/** Searches everything that a person may see. Bodies of letters are nowhere in it. */
export async function searchEverything(
  office: Office,
  access: Access,
  query: string,
  language: Language,
): Promise<SearchResults> {
  const terms = termsOf(query);
  if (terms.length === 0) return { cases: [], rules: [], organisations: [], people: [] };
  const { rules, organisations } = searchableRules(office.text, access.policy, language);
  const people = access.mayAct('administer') ? await office.ledger.people() : [];
  const cases = people.length === 0 ? [] : await office.ledger.listCases();
  const titles = new Map(cases.map(({ snapshot }) => [snapshot.id, snapshot.title]));
  return {
    cases: rank<Hit>(terms, await searchableCases(office, access, language)),
    rules: rank<Hit>(terms, rules),
    organisations: rank<Hit>(terms, organisations),
    people: rank<Hit>(
      terms,
      people.map((person) => searchablePerson(person, access.policy, titles, language)),
    ),
  };
}

function searchablePerson(
  { id, name, email, roles }: Person,
  policy: Policy,
  titles: ReadonlyMap<string, string>,
  language: Language,
): Searchable<PersonHit> {
  const held = roles.map(({ role, organisation, case: only }) => {
    const title = policy.roles[role]?.title[language] ?? role;
    const where =
      organisation === undefined
        ? only && (titles.get(only) ?? only)
        : (policy.organisations[organisation]?.title[language] ?? organisation);
    return where === undefined ? title : `${title} (${where})`;
  });
  return searchable({ kind: 'person', id }, [
    { text: name, weight: 8 },
    { text: `${email}, ${held.join(', ')}`, weight: 3 },
    { text: id, weight: 4, hidden: true },
  ]);
}
