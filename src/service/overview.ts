import { leafPaths, stateAt } from '../engine/machine.ts';
import { reminders } from '../engine/reminders.ts';
import { dateOf } from '../engine/time.ts';
import type { Case, Deadline, DeadlineState, Instant } from '../engine/types.ts';
import type { Ledger, Origin, OutboxRow, Person } from '../ledger/contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import { bouncingPeople } from './bouncing-people.ts';
import { runningOn } from './deadlines-on.ts';
import { type Office, policyOf } from './office.ts';
import { perCase } from './per-case.ts';
import { subjectOf } from './subject-of.ts';

/** One case as a list shows it. */
export interface CaseLine {
  id: string;
  title: string;
  workflow: Text;
  origin: Origin;
  status: Case['status'];
  /** Dotted paths of the innermost states, and their titles. */
  states: string[];
  state: Text;
  /** The role that is waited for. */
  owner: Text | null;
  /** The running deadline that falls due first, or has been overdue longest. */
  next: DeadlineLine | null;
  overdue: DeadlineLine[];
}

interface DeadlineLine {
  id: string;
  title: Text;
  kind: Deadline['kind'];
  due: Deadline['due'];
  state: DeadlineState;
}

/** What is open, what is overdue, which reminders go out next, and which letters could not be delivered. */
export interface Overview {
  today: CalendarDate;
  cases: CaseLine[];
  coming: { at: Instant; case: string; title: string; subject: Text; roles: Text[] }[];
  dead: OutboxRow[];
  /** People whose address no longer receives mail. */
  bouncing: Person[];
  /** What operations are to look into, the latest last. */
  incidents: Awaited<ReturnType<Ledger['incidents']>>;
}

export async function overview(office: Office, at: Instant, { coming: most }: { coming: number }): Promise<Overview> {
  const stored = await office.ledger.listCases();
  const cases: CaseLine[] = [];
  const coming: Overview['coming'] = [];
  let today: CalendarDate = at.slice(0, 10);
  for (const { snapshot, origin } of stored) {
    const policy = await policyOf(office, snapshot);
    today = dateOf(at, policy.calendar.timeZone);
    cases.push(await caseLine(office, snapshot, origin, today));
    if (origin !== 'run') continue;
    for (const reminder of reminders(policy, snapshot)) {
      if (reminder.at <= at) continue;
      const roles = [...new Set(reminder.to.map(({ role }) => role))].map(
        (role) => policy.roles[role]?.title ?? untitled(role),
      );
      const subject = {
        da: subjectOf(policy, snapshot, reminder, 'da'),
        en: subjectOf(policy, snapshot, reminder, 'en'),
      };
      coming.push({ at: reminder.at, case: snapshot.id, title: snapshot.title, subject, roles });
    }
  }
  coming.sort((a, b) => (a.at < b.at ? -1 : 1));
  const marked = await bouncingPeople(office.ledger);
  const bouncing = (await office.ledger.people()).filter(({ id }) => marked.has(id));
  const dead = await office.ledger.outbox({ state: 'dead' });
  const incidents = await office.ledger.incidents();
  return { today, cases, coming: coming.slice(0, most), dead, bouncing, incidents };
}

export async function caseLine(office: Office, kase: Case, origin: Origin, today: CalendarDate): Promise<CaseLine> {
  return { ...(await lineOf(office, kase, today)), origin };
}

const lineOf = perCase(async (office, kase, today): Promise<Omit<CaseLine, 'origin'>> => {
  const policy = await policyOf(office, kase);
  const workflow = policy.workflows[kase.workflow];
  const states = leafPaths(kase.state);
  const nodes = states.map((path) => workflow && stateAt(workflow, path)).filter((node) => node !== undefined);
  const owner = nodes.map(({ meta }) => meta.owner).find((role) => role !== undefined);
  const lines = (await runningOn(office, kase, today)).map(({ id, title, kind, due, state }) => ({
    id,
    title,
    kind,
    due,
    state,
  }));
  return {
    id: kase.id,
    title: kase.title,
    workflow: workflow?.title ?? untitled(kase.workflow),
    status: kase.status,
    states,
    state: {
      da: nodes.map(({ meta }) => meta.title.da).join(', '),
      en: nodes.map(({ meta }) => meta.title.en).join(', '),
    },
    owner: owner === undefined ? null : (policy.roles[owner]?.title ?? untitled(owner)),
    next: lines[0] ?? null,
    overdue: lines.filter(({ state }) => state.is === 'overdue'),
  };
});

function untitled(id: string): Text {
  return { da: id, en: id };
}
