import type { Text } from '../../policy/types.ts';

export const overviewWords = {
  title: { da: 'Overblik', en: 'Overview' },
  tasks: { da: 'Det venter på dig', en: 'Waiting for you' },
  noTasks: { da: 'Intet venter på dig.', en: 'Nothing is waiting for you.' },
  case: { da: 'Sag', en: 'Case' },
  workflow: { da: 'Forløb', en: 'Workflow' },
  what: { da: 'Hvad kan du gøre', en: 'What you can do' },
  since: { da: 'Venter siden', en: 'Waiting since' },
  due: { da: 'Senest', en: 'By' },
  state: { da: 'Hvor sagen står', en: 'Where it stands' },
  next: { da: 'Næste frist', en: 'Next deadline' },
  noDeadline: { da: 'Ingen frist løber', en: 'No deadline is running' },
} satisfies Record<string, Text>;
