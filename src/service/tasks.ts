import { available } from '../engine/available.ts';
import { deadlineState } from '../engine/deadline-state.ts';
import { deadlines } from '../engine/deadlines.ts';
import { leafPaths, stateAt } from '../engine/machine.ts';
import type { Case, DeadlineState, Span } from '../engine/types.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { askedAs } from './asked.ts';
import { type Office, policyOf } from './office.ts';

/** A case that waits for a role that the person holds in it. */
export interface Task {
  case: Pick<Case, 'id' | 'title' | 'workflow'>;
  workflow: Text;
  /** What the case waits for: the titles of its states. */
  state: Text;
  /** The role that is waited for. */
  role: string;
  /** When it began to wait. */
  since: Span;
  /** The running deadline that falls due first. */
  due: { title: Text; on: Span; state: DeadlineState } | null;
  /** What the person may do about it. */
  commands: { command: string; title: Text }[];
}

/** What waits for a person, what is overdue first. */
export async function tasksOf(office: Office, access: Access, today: CalendarDate): Promise<Task[]> {
  const found: Task[] = [];
  for (const { snapshot, origin } of await office.ledger.listCases({ status: 'active' })) {
    if (origin !== 'run' || !access.sees(snapshot)) continue;
    const task = await taskIn(office, access, snapshot, today);
    if (task) found.push(task);
  }
  return found.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}

async function taskIn(office: Office, access: Access, kase: Case, today: CalendarDate): Promise<Task | null> {
  const policy = await policyOf(office, kase);
  const workflow = policy.workflows[kase.workflow];
  if (!workflow) return null;
  const nodes = leafPaths(kase.state).flatMap((path) => stateAt(workflow, path) ?? []);
  const held = access.rolesIn(kase);
  const running = deadlines(policy, kase)
    .filter(({ binding, counting, metBy, due }) => binding && counting && !metBy && due)
    .sort((a, b) => ((a.due?.latest ?? '') < (b.due?.latest ?? '') ? -1 : 1));
  const role =
    nodes.map(({ meta }) => meta.owner).find((owner) => owner !== undefined && held.includes(owner)) ??
    askedAs(policy, access.person, kase, running);
  if (role === null) return null;
  const commands = available(policy, kase, { role, by: access.person.id }, today).filter(({ allowed }) => allowed);
  const [next] = running;
  return {
    case: { id: kase.id, title: kase.title, workflow: kase.workflow },
    workflow: workflow.title,
    state: {
      da: nodes.map(({ meta }) => meta.title.da).join(', '),
      en: nodes.map(({ meta }) => meta.title.en).join(', '),
    },
    role,
    since: kase.stays.at(-1)?.from ?? kase.started,
    due: next?.due ? { title: next.title, on: next.due, state: deadlineState(next, today) } : null,
    commands: commands.map(({ command, title }) => ({ command, title })),
  };
}

/** Cases without a deadline come last. */
function dueOf({ due }: Task): CalendarDate {
  return due?.on.latest ?? '9999-12-31';
}
