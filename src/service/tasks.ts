import { givable } from '../engine/available.ts';
import { leafPaths, stateAt } from '../engine/machine.ts';
import type { Case, DeadlineState, Span } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Policy, Recipient, StateNode, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { askedAs, askedIn } from './asked.ts';
import { openCases } from './cases-seen.ts';
import { runningOn } from './deadlines-on.ts';
import { type Office, policyOf } from './office.ts';
import { perCase } from './per-case.ts';

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

/** A case that waits for a person. What it takes to show it is worked out for those that are shown. */
export interface Waiting {
  case: Case;
  role: string;
  nodes: StateNode[];
  due: Task['due'];
}

/** Every task of a person, what is overdue first. */
export async function tasksOf(office: Office, access: Access, today: CalendarDate): Promise<Task[]> {
  return tasksFrom(office, access, await waitingFor(office, access, today));
}

/** What waits for a person, what is overdue first. */
export async function waitingFor(
  office: Office,
  access: Access,
  today: CalendarDate,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const { snapshot } of await open) {
    const { policy, nodes, owners, asked, due } = await standing(office, snapshot, today);
    const held = owners.some((owner) => access.roles.includes(owner)) ? access.rolesIn(snapshot) : [];
    const role =
      owners.find((owner) => held.includes(owner)) ??
      (asked.length > 0 ? askedAs(policy, access.person, snapshot, asked) : null);
    if (role !== null) found.push({ case: snapshot, role, nodes, due });
  }
  return found.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}

/** What can be told of it whoever asks. */
interface Standing extends Pick<Waiting, 'nodes' | 'due'> {
  policy: Policy;
  owners: string[];
  asked: Recipient[];
}

const standing = perCase(async (office, kase, day): Promise<Standing> => {
  const policy = await policyOf(office, kase);
  const workflow = policy.workflows[kase.workflow];
  const nodes = workflow ? leafPaths(kase.state).flatMap((path) => stateAt(workflow, path) ?? []) : [];
  const running = await runningOn(office, kase, day);
  const [next] = running;
  return {
    policy,
    nodes,
    owners: nodes.flatMap(({ meta }) => meta.owner ?? []),
    asked: askedIn(policy, running),
    due: next ? { title: next.title, on: next.due, state: next.state } : null,
  };
});

export async function tasksFrom(office: Office, access: Access, waiting: Waiting[]): Promise<Task[]> {
  return Promise.all(
    waiting.map(async ({ case: kase, role, nodes, due }) => {
      const policy = await policyOf(office, kase);
      return {
        case: { id: kase.id, title: kase.title, workflow: kase.workflow },
        workflow: policy.workflows[kase.workflow]!.title,
        state: {
          da: nodes.map(({ meta }) => meta.title.da).join(', '),
          en: nodes.map(({ meta }) => meta.title.en).join(', '),
        },
        role,
        since: kase.stays.at(-1)?.from ?? kase.started,
        due,
        commands: givable(policy, kase, { role, by: access.person.id }).toSorted(
          (a, b) => rank(nodes, a) - rank(nodes, b),
        ),
      };
    }),
  );
}

/** What its state takes comes before what the states around it take, and of that what brings the case on comes first. */
function rank(nodes: StateNode[], { command }: { command: string }): number {
  const own = nodes.flatMap(({ on }) => (on && Object.hasOwn(on, command) ? (on[command] ?? []) : []));
  return own.some(({ target }) => target !== undefined) ? 0 : own.length > 0 ? 1 : 2;
}

/** Cases without a deadline come last. */
function dueOf({ due }: Waiting): CalendarDate {
  return due?.on.latest ?? '9999-12-31';
}
