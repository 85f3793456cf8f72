import type { Text } from '../../policy/types.ts';

export const trainingWords = {
  mailbox: { da: 'Postkasse', en: 'Mailbox' },
  lead: {
    da: 'Alle mails, som øvelsen har sendt. I virkeligheden ville de være gået til modtagerne.',
    en: 'Every mail that training has sent. In reality they would have gone to their readers.',
  },
  none: { da: 'Der er ikke sendt nogen mail endnu.', en: 'No mail has been sent yet.' },
  to: { da: 'Til', en: 'To' },
  subject: { da: 'Emne', en: 'Subject' },
  sent: { da: 'Sendt', en: 'Sent' },
  be: { da: 'Log ind som', en: 'Sign in as' },
  newer: { da: 'Nyere', en: 'Newer' },
  older: { da: 'Ældre', en: 'Older' },
  allPeople: { da: 'alle', en: 'everybody' },
  only: { da: 'Vis kun mails til', en: 'Show only mails to' },
  show: { da: 'Vis', en: 'Show' },
} satisfies Record<string, Text>;
