import type { Text } from '../../policy/types.ts';

/** What stands around every page. */
export const frame = {
  name: { da: 'Lærings- og Kvalitetsteams', en: 'Learning and Quality Teams' },
  skip: { da: 'Gå til indholdet', en: 'Skip to the content' },
  menu: { da: 'Menu', en: 'Menu' },
  mainNavigation: { da: 'Hovednavigation', en: 'Main navigation' },
  trail: { da: 'Brødkrumme', en: 'Breadcrumb' },
  signOut: { da: 'Log ud', en: 'Sign out' },
  signIn: { da: 'Log ind', en: 'Sign in' },
  tokens: { da: 'Adgangsnøgler', en: 'Tokens' },
  signedInAs: { da: 'Logget ind som', en: 'Signed in as' },
  otherLanguage: { da: 'In English', en: 'På dansk' },
  today: { da: 'I dag', en: 'Today' },
  training: {
    da: 'Øvelse: personer og sager er opdigtede, og ingen mail forlader huset.',
    en: 'Training: people and cases are invented, and no mail leaves the house.',
  },
  moveClock: { da: 'Stil uret frem', en: 'Move the clock forward' },
  day: { da: '1 dag', en: '1 day' },
  week: { da: '1 uge', en: '1 week' },
  month: { da: '30 dage', en: '30 days' },
  year: { da: '1 år', en: '1 year' },
  mailbox: { da: 'Se postkassen', en: 'See the mailbox' },
  footer: {
    da: 'Reglerne er tekst. Hver afgørelse kan forklares med regel og kilde.',
    en: 'The rules are text. Every decision can be explained by rule and source.',
  },
  administration: { da: 'Administration', en: 'Administration' },
  privacy: { da: 'Privatliv', en: 'Privacy' },
  overview: { da: 'Overblik', en: 'Overview' },
  cases: { da: 'Sager', en: 'Cases' },
  rules: { da: 'Regler', en: 'Rules' },
  search: { da: 'Søg', en: 'Search' },
  searchFor: { da: 'Søg i sager og regler', en: 'Search cases and rules' },
  meetings: { da: 'Møder', en: 'Meetings' },
  mail: { da: 'Mails', en: 'Mail' },
} satisfies Record<string, Text>;
