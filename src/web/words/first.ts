import type { Text } from '../../policy/types.ts';

export const firstWords = {
  title: { da: 'Den første administrator', en: 'The first administrator' },
  lead: {
    da: 'Ingen er registreret endnu. Skriv navn og mailadresse på den, der skal lukke de andre ind. Linket virker én gang.',
    en: 'Nobody is registered yet. Write the name and mail address of the person who is to let the others in. The link works once.',
  },
  name: { da: 'Navn', en: 'Name' },
  email: { da: 'Mailadresse', en: 'Mail address' },
  role: { da: 'Rolle', en: 'Role' },
  enter: { da: 'Registrér og log ind', en: 'Register and sign in' },
  goneTitle: { da: 'Linket virker ikke længere', en: 'The link no longer works' },
  gone: {
    da: 'Det er brugt eller forældet, eller der er allerede registreret en person. Er ingen registreret, giver en genstart af tjenesten et nyt link.',
    en: 'It has been used or has expired, or a person is registered already. If nobody is, restarting the service gives a new link.',
  },
  signIn: { da: 'Log ind', en: 'Sign in' },
} satisfies Record<string, Text>;
