import { type EventLog, type LoggedEvent, xesOf } from '../documents/xes.ts';
import { happening } from '../engine/explain.ts';
import { instantAt, isExact } from '../engine/time.ts';
import type { Case, CaseEvent } from '../engine/types.ts';
import type { CalendarDate, Language, Policy, Text } from '../policy/types.ts';
import { caseById, type Office, policyOf } from './office.ts';

/**
 * The event log of the cases named, or of all that are run here. People appear by their ids; reasons and other free
 * text stay behind. @throws {NoSuchCase}
 */
export async function exportXes(
  office: Office,
  ids: string[],
  language: Language,
): Promise<{ log: EventLog; xes: string }> {
  const stored =
    ids.length > 0
      ? await Promise.all([...new Set(ids)].map((id) => caseById(office, id)))
      : await office.ledger.listCases({ origin: 'run' });
  const log: EventLog = { title: title[language], traces: [] };
  for (const { snapshot } of stored) {
    const policy = await policyOf(office, snapshot);
    const events: LoggedEvent[] = [];
    for (const { event } of await office.ledger.events(snapshot.id)) {
      // An event is named by the text it was decided under.
      const own = (await office.ledger.policy(event.policy)) ?? policy;
      events.push(logged(event, own, snapshot, language));
    }
    log.traces.push({
      name: snapshot.id,
      title: snapshot.title,
      workflow: snapshot.workflow,
      workflowTitle: policy.workflows[snapshot.workflow]?.title[language] ?? snapshot.workflow,
      events,
    });
  }
  return { log, xes: xesOf(log, language) };
}

function logged(event: CaseEvent, policy: Policy, kase: Case, language: Language): LoggedEvent {
  const { earliest } = event.occurredAt;
  const exact = isExact(event.occurredAt) && earliest !== null;
  const about = aboutOf(event);
  return {
    name: nameOf(event, policy, kase.workflow)[language],
    type: event.type,
    version: event.version,
    at: exact ? beginningOf(earliest, policy.calendar.timeZone) : event.recordedAt,
    dated: exact ? 'business-date' : 'entry',
    role: policy.roles[event.actor.role]?.title[language] ?? event.actor.role,
    resource: event.actor.by,
    ...(about !== null && { about }),
  };
}

/** The same words for every event of a kind, so that they can be counted: no reason, no date. */
function nameOf(event: CaseEvent, policy: Policy, workflow: string): Text {
  switch (event.type) {
    case 'started':
    case 'accepted':
      return happening(policy, workflow, event).what;
    case 'placed':
      return { da: 'Indplaceret', en: 'Placed' };
    case 'migrated':
      return { da: 'Flyttet til andre regler', en: 'Moved to other rules' };
    case 'corrected':
      return { da: 'Rettet', en: 'Corrected' };
    case 'deadline-passed': {
      const deadline = policy.deadlines[event.deadline]?.title ?? { da: event.deadline, en: event.deadline };
      return { da: `Frist udløbet: ${deadline.da}`, en: `Deadline passed: ${deadline.en}` };
    }
    default:
      return event satisfies never;
  }
}

function aboutOf(event: CaseEvent): string | null {
  if (event.type === 'accepted') return event.command;
  return event.type === 'deadline-passed' ? event.deadline : null;
}

/** Midnight with the offset of the place, so that the date can be read off it. */
function beginningOf(date: CalendarDate, timeZone: string): string {
  const minutes = (Date.parse(`${date}T00:00:00.000Z`) - Date.parse(instantAt(date, '00:00', timeZone))) / 60_000;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const [hours, rest] = [Math.abs(minutes) / 60, Math.abs(minutes) % 60];
  return `${date}T00:00:00.000${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

const title: Text = { da: 'LKT-sager', en: 'LKT cases' };
