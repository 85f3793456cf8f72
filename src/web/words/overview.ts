import type { Text } from '../../policy/types.ts';
import type { Counted } from './counted.ts';

export const overviewWords = {
  title: { da: 'Overblik', en: 'Overview' },
  tasks: { da: 'Det venter på dig', en: 'Waiting for you' },
  seeCase: { da: 'Se sagen', en: 'See the case' },
  noTasks: { da: 'Intet venter på dig.', en: 'Nothing is waiting for you.' },
  case: { da: 'Sag', en: 'Case' },
  what: { da: 'Det kan du gøre', en: 'What you can do' },
  otherCommands: { da: '{count} andre muligheder', en: '{count} other options' },
  noAgenda: {
    da: 'Intet møde har en dagsorden, der kan tage imod punkter.',
    en: 'No meeting has an agenda that takes items.',
  },
  since: { da: 'Venter siden', en: 'Waiting since' },
  due: { da: 'Senest', en: 'By' },
  state: { da: 'Hvor sagen står', en: 'Where it stands' },
  noDeadline: { da: 'Ingen frist løber', en: 'No deadline is running' },
  needsCare: { da: 'Kræver opmærksomhed', en: 'Needs attention' },
  overdue: { da: 'Frister, der er overskredet', en: 'Deadlines that have passed' },
  notRecorded: { da: 'Planlagt dag er passeret, men ikke registreret', en: 'Planned day has passed without a record' },
  deadMail: { da: 'Mails, der ikke kunne sendes', en: 'Mails that could not be sent' },
  bouncing: { da: 'Personer, hvis mails kommer retur', en: 'People whose mail bounces' },
  coming: { da: 'De næste møder, seminarer og datoer', en: 'The next meetings, seminars and dates' },
  noComing: { da: 'Intet er planlagt.', en: 'Nothing is planned.' },
  seeRound: { da: 'Se runden', en: 'See the round' },
  roundOpen: {
    one: { da: '1 indstilling hører til runden.', en: '1 nomination belongs to the round.' },
    many: { da: '{count} indstillinger hører til runden.', en: '{count} nominations belong to the round.' },
  },
  programme: { da: 'Alle LKT’er', en: 'All LKTs' },
  programmeAlt: {
    da: 'Tidslinje over alle LKT’er med faser, lofter og dagen i dag. De samme oplysninger står i tabellen nedenfor.',
    en: 'Time line of all LKTs with phases, caps and today. The same is told in the table below.',
  },
  asTable: { da: 'Tidslinjen som tabel', en: 'The time line as a table' },
  phase: { da: 'Fase nu', en: 'Phase now' },
  cap: { da: 'Loft', en: 'Cap' },
  noCap: { da: 'intet loft løber', en: 'no cap is running' },
  noProgramme: { da: 'Ingen LKT’er er i gang.', en: 'No LKTs are running.' },
} satisfies Record<string, Text | Counted>;
