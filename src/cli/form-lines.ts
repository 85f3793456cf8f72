import type { Language, Text } from '../policy/types.ts';
import type { FormView } from '../service/form-fields.ts';

/** A form's fields: name, label, kind, help, and the values it may have. */
export function formLines({ id, title, fields }: FormView, language: Language): string[] {
  const say = words[language];
  return [
    `${title[language]} (${id})`,
    ...fields.flatMap(({ path, label, help, type, choices, required }) => [
      `  ${path} – ${label[language]} (${types[type]?.[language] ?? type}${required ? `, ${say.required}` : ''})`,
      ...(help ? [`    ${help[language]}`] : []),
      ...choices.map(({ value, label: name }) => `    • ${value} (${name[language]})`),
    ]),
    '',
    say.how,
  ];
}

const types: Record<string, Text> = {
  string: { da: 'tekst', en: 'text' },
  date: { da: 'dato', en: 'date' },
  number: { da: 'tal', en: 'number' },
  integer: { da: 'helt tal', en: 'whole number' },
  boolean: { da: 'ja eller nej', en: 'yes or no' },
  array: { da: 'liste', en: 'list' },
  object: { da: 'gruppe', en: 'group' },
};

const words = {
  da: { required: 'skal udfyldes', how: 'Udfyldes med »lkt case do … --set felt=værdi« eller --payload med JSON.' },
  en: { required: 'required', how: 'Filled in with "lkt case do … --set field=value" or --payload with JSON.' },
} satisfies Record<Language, object>;
