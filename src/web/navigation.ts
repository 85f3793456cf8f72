import type { Policy, Text } from '../policy/types.ts';
import type { Access } from '../service/access.ts';
import { frame } from './words/frame.ts';

interface Section {
  id: string;
  href: string;
  title: Text;
  /** Only for those whose role the text gives this act to. */
  act?: keyof Policy['acts'];
}

const sections: Section[] = [
  { id: 'overview', href: '/', title: frame.overview },
  { id: 'cases', href: '/cases', title: frame.cases },
  { id: 'mail', href: '/mail', title: frame.mail, act: 'administer' },
];

/** The parts of the house a person may enter. */
export function sectionsFor(access: Access): Section[] {
  return sections.filter(({ act }) => act === undefined || access.mayAct(act));
}
