/** A person as a form writes them: what may be chosen, and what is wrong, field by field. */

import type { Instant } from '../engine/types.ts';
import type { HeldRole, Person } from '../ledger/contract.ts';
import type { FormProblem } from '../policy/forms.ts';
import type { Form, JsonObject, Text } from '../policy/types.ts';
import { personProblems } from './add-person.ts';
import { leavesNobody, nobodyLeft } from './administrators.ts';
import type { Choices } from './choices.ts';
import { today } from './days.ts';
import type { Office } from './office.ts';

const line = (label: Text, help?: Text) => ({ type: 'string', label, ...(help ? { help } : {}) });

/** Rendered and read as any form of the text. */
export const personForm: Form = {
  type: 'object',
  required: ['id', 'name', 'email', 'language', 'roles'],
  properties: {
    id: line(
      { da: 'Id', en: 'Id' },
      {
        da: 'Små bogstaver, tal, punktum og bindestreg. Id’et står i historikken og kan ikke ændres siden.',
        en: 'Lower-case letters, digits, full stops and hyphens. The id stands in the history and cannot be changed later.',
      },
    ),
    name: line({ da: 'Navn', en: 'Name' }),
    email: line({ da: 'Mail', en: 'Mail' }),
    language: {
      type: 'string',
      label: { da: 'Sprog', en: 'Language' },
      oneOf: [
        { const: 'da', label: { da: 'Dansk', en: 'Danish' } },
        { const: 'en', label: { da: 'Engelsk', en: 'English' } },
      ],
    },
    roles: {
      type: 'array',
      maxItems: 20,
      label: { da: 'Roller', en: 'Roles' },
      help: {
        da: 'En rolle gælder overalt, for én organisation eller for én sag.',
        en: 'A role is held everywhere, for one organisation or for one case.',
      },
      items: {
        type: 'object',
        label: { da: 'Rolle', en: 'Role' },
        required: ['role'],
        properties: {
          role: line({ da: 'Rolle', en: 'Role' }),
          organisation: line({ da: 'Kun for organisationen', en: 'Only for the organisation' }),
          case: line({ da: 'Kun for sagen', en: 'Only for the case' }),
        },
      },
    },
  },
};

export async function roleChoices({ text, ledger }: Office): Promise<Choices> {
  const titled = (entries: Record<string, { title: Text }>) =>
    Object.entries(entries).map(([value, { title }]) => ({ value, label: title }));
  const cases = await ledger.listCases({ origin: 'run' });
  return {
    'roles.*.role': titled(text.rights?.value.roles ?? {}).filter(({ value }) => value !== 'engine'),
    'roles.*.organisation': titled(text.organisations?.value.organisations ?? {}),
    'roles.*.case': cases.map(({ snapshot: { id, title } }) => ({ value: id, label: { da: title, en: title } })),
  };
}

/** @param before who is changed; null for somebody new. */
export function personFrom(values: JsonObject, before: Person | null): Person {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const rows = Array.isArray(values.roles) ? (values.roles as JsonObject[]) : [];
  const roles = rows.map(
    ({ role, organisation, case: only }): HeldRole => ({
      role: text(role),
      ...(organisation ? { organisation: text(organisation) } : {}),
      ...(only ? { case: text(only) } : {}),
    }),
  );
  return {
    id: before?.id ?? text(values.id),
    name: text(values.name),
    email: text(values.email),
    language: values.language === 'en' ? 'en' : 'da',
    roles,
  };
}

/** Saves the person unless something is wrong; open cases wake, because letters may go to another. */
export async function savePerson(
  office: Office,
  person: Person,
  before: Person | null,
  at: Instant,
): Promise<FormProblem[]> {
  const problems: FormProblem[] = (await personProblems(office, person)).map(({ of, message }) => ({
    path: of,
    message,
  }));
  const wrong = (path: string, message: Text) => problems.push({ path, message });
  if (!before && (await office.ledger.people()).some(({ id }) => id === person.id)) wrong('id', idTaken);
  if (person.roles.length === 0) wrong('roles', noRole);
  if (person.roles.some(({ organisation, case: only }) => organisation !== undefined && only !== undefined))
    wrong('roles', both);
  if (problems.length === 0 && (await leavesNobody(office, [person], today(office.text, at))))
    wrong('roles', nobodyLeft);
  if (problems.length === 0) await office.ledger.savePerson(person, at);
  return problems;
}

const idTaken: Text = { da: 'Der er allerede en person med det id.', en: 'There is a person with that id already.' };
const noRole: Text = { da: 'Vælg mindst én rolle.', en: 'Choose at least one role.' };
const both: Text = {
  da: 'En rolle kan ikke gælde både en organisation og en sag. Vælg én af dem.',
  en: 'A role cannot be for both an organisation and a case. Choose one of them.',
};
