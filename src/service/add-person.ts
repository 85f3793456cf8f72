import type { Instant } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import { nearest } from '../policy/nearest.ts';
import type { Language, Text } from '../policy/types.ts';
import { isAddress } from '../post/address.ts';
import { leavesNobody, nobodyLeft } from './administrators.ts';
import { today } from './days.ts';
import type { Office } from './office.ts';
import { isOneLine } from './one-line.ts';
import { personRole } from './person-role.ts';

export interface NewPerson {
  id: string;
  name: string;
  email: string;
  language: Language;
  /** `role`, `role@organisation` or `role#case`. */
  roles: string[];
}

/** Enters a person, or replaces the one with the same id; everything that is wrong is told at once. */
export async function addPerson(
  office: Office,
  { roles, ...rest }: NewPerson,
  at: Instant,
): Promise<{ person: Person; replaced: boolean } | { problems: Text[] }> {
  const person: Person = { ...rest, roles: roles.map(personRole) };
  const problems = await personProblems(office, person);
  if (problems.length > 0) return { problems: problems.map(({ message }) => message) };
  if (await leavesNobody(office, [person], today(office.text, at))) return { problems: [nobodyLeft] };
  const replaced = (await office.ledger.people()).some(({ id }) => id === person.id);
  await office.ledger.savePerson(person, at);
  return { person, replaced };
}

export interface PersonProblem {
  of: 'id' | 'name' | 'email' | 'roles';
  message: Text;
}

/** Everything that is wrong with a person before they are saved. */
export async function personProblems(office: Office, person: Person): Promise<PersonProblem[]> {
  const roles = await roleProblems(office, person);
  const gone = (await office.ledger.personal.erased()).some(({ id }) => id === person.id);
  const erased: PersonProblem[] = gone ? [{ of: 'id', message: idErased(person.id) }] : [];
  return [...ownProblems(person), ...erased, ...roles.map((message): PersonProblem => ({ of: 'roles', message }))];
}

function ownProblems({ id, name, email }: Person): PersonProblem[] {
  const problems: PersonProblem[] = [];
  const wrong = (of: PersonProblem['of'], message: Text) => problems.push({ of, message });
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) {
    wrong('id', {
      da: `»${id}« kan ikke være en persons id. Brug små bogstaver, tal, punktum og bindestreg.`,
      en: `"${id}" cannot be the id of a person. Use lower-case letters, digits, full stops and hyphens.`,
    });
  }
  if (!isOneLine(name)) {
    wrong('name', {
      da: 'Navnet er tomt, længere end 200 tegn eller indeholder linjeskift eller styretegn. Skriv det på én linje.',
      en: 'The name is empty, longer than 200 characters or contains line breaks or control characters. Write it on one line.',
    });
  }
  if (!isAddress(email)) {
    wrong('email', {
      da: `»${email}« er ikke en mailadresse. Skriv én adresse, for eksempel navn@region.example.`,
      en: `"${email}" is not a mail address. Write one address, for instance name@region.example.`,
    });
  }
  return problems;
}

async function roleProblems({ text, ledger }: Office, { roles }: Person): Promise<Text[]> {
  const known = Object.keys(text.rights?.value.roles ?? {}).filter((role) => role !== 'engine');
  const organisations = Object.keys(text.organisations?.value.organisations ?? {});
  const problems: Text[] = [];
  for (const { role, organisation, case: only } of roles) {
    if (!known.includes(role)) problems.push(noSuch({ da: 'rolle', en: 'role' }, role, known));
    if (organisation !== undefined && !organisations.includes(organisation)) {
      problems.push(noSuch({ da: 'organisation', en: 'organisation' }, organisation, organisations));
    }
    if (only !== undefined && !(await ledger.loadCase(only))) {
      problems.push({
        da: `Der er ingen sag med id’et »${only}«. »lkt case list --all« viser dem, der er.`,
        en: `There is no case with the id "${only}". "lkt case list --all" shows those there are.`,
      });
    }
  }
  return problems;
}

function idErased(id: string): Text {
  return {
    da: `Id’et »${id}« tilhørte en person, der er slettet, og kan ikke bruges igen. Vælg et andet.`,
    en: `The id "${id}" belonged to a person who was erased, and cannot be used again. Choose another.`,
  };
}

function noSuch(kind: Text, name: string, known: string[]): Text {
  const near = nearest(name, known);
  return {
    da: `Der er ingen ${kind.da} »${name}«${near ? `; mente du »${near}«?` : '.'} Der findes: ${known.join(', ')}.`,
    en: `There is no ${kind.en} "${name}"${near ? `; did you mean "${near}"?` : '.'} There are: ${known.join(', ')}.`,
  };
}
