import type { Text } from '../../policy/types.ts';

export const signInWords = {
  title: { da: 'Log ind', en: 'Sign in' },
  lead: {
    da: 'Skriv din mailadresse, så sender vi et link, som du logger ind med. Du skal ikke bruge en adgangskode.',
    en: 'Write your mail address and we send a link that you sign in with. You need no password.',
  },
  email: { da: 'Mailadresse', en: 'Mail address' },
  send: { da: 'Send mig et link', en: 'Send me a link' },
  missing: { da: 'Skriv din mailadresse.', en: 'Write your mail address.' },
  sentTitle: { da: 'Se i din indbakke', en: 'See your inbox' },
  sent: {
    da: 'Hvis adressen er registreret hos os, har vi sendt en mail med et link. Det virker i 10 minutter. Kommer der ingen mail, så kontrollér adressen, eller spørg sekretariatet.',
    en: 'If the address is registered with us, we have sent a mail with a link. It works for 10 minutes. If no mail arrives, check the address or ask the secretariat.',
  },
  refusedTitle: { da: 'Linket virker ikke længere', en: 'The link no longer works' },
  refused: {
    da: 'Et link kan bruges én gang og i 10 minutter. Bed om et nyt.',
    en: 'A link can be used once and for 10 minutes. Ask for a new one.',
  },
  again: { da: 'Bed om et nyt link', en: 'Ask for a new link' },
  confirmTitle: { da: 'Fuldfør login', en: 'Complete the sign-in' },
  confirm: { da: 'Du logger ind som {name}.', en: 'You are signing in as {name}.' },
  goOn: { da: 'Log ind', en: 'Sign in' },
  with: { da: 'Log ind med', en: 'Sign in with' },
  or: { da: 'Eller få et link i en mail', en: 'Or get a link in a mail' },
  unreachableTitle: { da: 'Login er ikke tilgængeligt lige nu', en: 'Sign-in is not available just now' },
  unreachable: {
    da: 'Vi kan ikke få forbindelse til den tjeneste, du ville logge ind med. Prøv igen om lidt, eller brug et link i en mail.',
    en: 'We cannot reach the service you wanted to sign in with. Try again shortly, or use a link in a mail.',
  },
  notLetInTitle: { da: 'Du blev ikke logget ind', en: 'You were not signed in' },
  notLetIn: {
    da: 'Login blev ikke gennemført, eller din mailadresse er ikke bekræftet eller ikke registreret hos os. Prøv igen, eller spørg sekretariatet.',
    en: 'The sign-in was not completed, or your mail address is not verified or not registered with us. Try again, or ask the secretariat.',
  },
  other: { da: 'Til login', en: 'To sign-in' },
  leftTitle: { da: 'Du er logget ud her', en: 'You are signed out here' },
  left: {
    da: 'Du kan stadig være logget ind hos {provider}.',
    en: 'You may still be signed in at {provider}.',
  },
  leaveToo: { da: 'Log også ud hos {provider}', en: 'Sign out at {provider} too' },
  trainingTitle: { da: 'Øvelse: vælg, hvem du vil være', en: 'Training: choose who you want to be' },
  trainingLead: {
    da: 'I øvelsen kan du logge ind som enhver af de opdigtede personer uden mail.',
    en: 'In training you can sign in as any of the invented people without mail.',
  },
} satisfies Record<string, Text>;
