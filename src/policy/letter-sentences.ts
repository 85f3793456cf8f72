/** The findings about letters and what they are filled in with, and about what nothing uses. */

import { type Noun, theNoun } from './nouns.ts';
import { told } from './sentence-parts.ts';

export const letterSentences = {
  // Messages
  'language-missing': told<{ file: string }>({
    da: ({ file }) => `Beskeden mangler på det andet sprog; opret ${file}`,
    en: ({ file }) => `The message is missing in the other language; create ${file}`,
  }),
  'placeholder-in-one-language': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) => `{{${placeholder}}} står ikke i ${file}; brug de samme pladsholdere på begge sprog`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} does not stand in ${file}; use the same placeholders in both languages`,
  }),
  'placeholder-without-deadline': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) =>
      `{{${placeholder}}} kan ikke udfyldes, for beskeden sendes også, når der ikke er en frist (${file}); slet den her`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} cannot be filled in, because the message is also sent where there is no deadline (${file}); delete it here`,
  }),
  'placeholder-elsewhere': told<{ placeholder: string; file: string }>({
    da: ({ placeholder, file }) =>
      `{{${placeholder}}} kan ikke udfyldes her; den hører til de beskeder, som ${file} nævner`,
    en: ({ placeholder, file }) =>
      `{{${placeholder}}} cannot be filled in here; it belongs in the messages that ${file} names`,
  }),
  'hours-reversed': told<{ from: string; to: string }>({
    da: ({ from, to }) => `${to} ligger ikke efter ${from} på dagen`,
    en: ({ from, to }) => `${to} is not later in the day than ${from}`,
  }),
  'digest-without-time': told<{ role: string }>({
    da: ({ role }) =>
      `Rollen "${role}" vil have én mail om dagen, men mail.digest i rules/calendar.yaml siger ikke hvornår`,
    en: ({ role }) =>
      `The role "${role}" wants one mail a day, but mail.digest in rules/calendar.yaml does not say when`,
  }),
  'never-used': told<{ what: Noun; name: string }>({
    da: ({ what, name }) => `${theNoun(what, 'da')} "${name}" bruges ingen steder; brug den, eller slet den`,
    en: ({ what, name }) => `${theNoun(what, 'en')} "${name}" is not used anywhere; use it, or delete it`,
  }),
};
