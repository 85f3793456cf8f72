import type { Policy, Text } from '../policy/types.ts';
import type { Access } from '../service/access.ts';
import { meetingWorkflow } from '../service/meeting-agenda.ts';
import { frame } from './words/frame.ts';

interface Section {
  id: string;
  href: string;
  title: Text;
  /** Only for those whose role the text gives this act to. */
  act?: keyof Policy['acts'];
  /** Only for those whose role reads the cases of this workflow. */
  reads?: string;
}

const sections: Section[] = [
  { id: 'overview', href: '/', title: frame.overview },
  { id: 'cases', href: '/cases', title: frame.cases },
  { id: 'meetings', href: '/meetings', title: frame.meetings, reads: meetingWorkflow },
  { id: 'rules', href: '/rules', title: frame.rules },
  { id: 'admin', href: '/admin', title: frame.administration, act: 'administer' },
  { id: 'mail', href: '/mail', title: frame.mail, act: 'administer' },
];

/** The parts of the house a person may enter. */
export function sectionsFor(access: Access): Section[] {
  const { roles, policy } = access;
  const reads = (workflow: string) => roles.some((role) => policy.roles[role]?.sees?.includes(workflow));
  return sections.filter(
    ({ act, reads: only }) => (act === undefined || access.mayAct(act)) && (only === undefined || reads(only)),
  );
}
