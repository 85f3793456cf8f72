import type { Text } from '../../policy/types.ts';

export const tokenWords = {
  title: { da: 'Adgangsnøgler', en: 'Tokens' },
  lead: {
    da: 'En adgangsnøgle lader et program gøre det samme som du, inden for den adgang, du giver den. Giv den ikke til andre.',
    en: 'A token lets a program do the same as you, within the access that you give it. Give it to nobody else.',
  },
  described: { da: 'Hvad et program kan, står under', en: 'What a program can do is told under' },
  yours: { da: 'Dine adgangsnøgler', en: 'Your tokens' },
  none: { da: 'Du har ingen adgangsnøgler.', en: 'You have no tokens.' },
  create: { da: 'Udsted en adgangsnøgle', en: 'Issue a token' },
  name: { da: 'Hvad den skal bruges til', en: 'What it is for' },
  scopes: { da: 'Adgang', en: 'Access' },
  days: { da: 'Antal dage, den gælder', en: 'Number of days it lasts' },
  issue: { da: 'Udsted', en: 'Issue' },
  issued: { da: 'Adgangsnøglen er udstedt', en: 'The token has been issued' },
  onlyNow: {
    da: 'Den vises kun denne ene gang. Gem den et sikkert sted, før du forlader siden.',
    en: 'It is shown this once only. Keep it in a safe place before you leave the page.',
  },
  back: { da: 'Til dine adgangsnøgler', en: 'To your tokens' },
  issuedOn: { da: 'Udstedt', en: 'Issued' },
  expires: { da: 'Gælder til', en: 'Lasts until' },
  used: { da: 'Senest brugt', en: 'Last used' },
  never: { da: 'Aldrig', en: 'Never' },
  state: { da: 'Status', en: 'Status' },
  revoke: { da: 'Tilbagekald', en: 'Revoke' },
  open: { da: 'Gælder', en: 'In force' },
  expired: { da: 'Udløbet', en: 'Expired' },
  revoked: { da: 'Tilbagekaldt', en: 'Revoked' },
} satisfies Record<string, Text>;
