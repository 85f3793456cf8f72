/** A precedent's events given to the engine one by one; what the engine refuses is reported and the next one follows. */

import { decide } from '../engine/decide.ts';
import { evolve } from '../engine/evolve.ts';
import { machineOf } from '../engine/machine.ts';
import { quoted, titleOf } from '../engine/refusals.ts';
import { spanOf } from '../engine/time.ts';
import type { Actor, Case, CaseEvent, Command, Span } from '../engine/types.ts';
import { dateInWords } from '../engine/wording.ts';
import type { Place, PrecedentEvent, PrecedentFile, When } from '../policy/text-shapes.ts';
import type { CalendarDate, Policy, Text } from '../policy/types.ts';
import type { Named, PolicyAt, RecordedCommand, ReplayProblem } from './replay-types.ts';

/** An accepted event with the case after it and the policy it was judged by. */
export interface RecordedStep {
  /** Place of the event in the precedent, from 1; 0 for the start that the record leaves unsaid. */
  number: number;
  event: CaseEvent;
  after: Case;
  policy: Policy;
  source: Place | null;
}

export interface CaseRecord {
  steps: RecordedStep[];
  plannedCommands: RecordedCommand[];
  problems: ReplayProblem[];
}

/** @throws {TimeError} `span` for a date that the text's own check would have refused. */
export function record(policyAt: PolicyAt, id: string, precedent: PrecedentFile): CaseRecord {
  const { knownUntil, events } = precedent;
  const recordedAt = `${knownUntil}T12:00:00.000Z`;
  const done: CaseRecord = { steps: [], plannedCommands: [], problems: [] };
  const current = (): Case | null => done.steps.at(-1)?.after ?? null;
  let lastDay = knownUntil;

  const give = (number: number, command: Command, policy: Policy, source: Place | null): void => {
    const decision = decide(policy, current(), command);
    if ('refusals' in decision) {
      done.problems.push(...decision.refusals.map(({ what, why }) => ({ event: number, what, why })));
      return;
    }
    for (const event of decision.events) {
      done.steps.push({ number, event, after: evolve(policy, current(), event), policy, source });
    }
  };
  const begin = (number: number, at: Span, event: PrecedentEvent | null): void => {
    const policy = policyAt(dayOf(at, lastDay, knownUntil));
    const told = event && 'start' in event ? event : null;
    const start: Command = {
      kind: 'start',
      id,
      workflow: precedent.workflow,
      title: told?.start ?? precedent.title.da,
      policy: policy.at,
      facts: told?.facts ?? {},
      actor: by('engine'),
      occurredAt: at,
      recordedAt,
    };
    give(number, start, policy, told?.source ?? null);
  };

  for (const [index, event] of events.entries()) {
    const number = index + 1;
    const at = spanOfWhen(event.at);
    const isPlan = 'do' in event && event.planned === true;
    if (!isPlan && at.earliest && at.earliest > knownUntil) {
      done.problems.push({ event: number, what: nameOf(event), why: afterTheSources(at.earliest, knownUntil) });
      continue;
    }
    if ('start' in event) {
      if (current()) done.problems.push({ event: number, what: nameOf(event), why: startedTwice });
      else begin(number, at, event);
      continue;
    }
    if (!current()) begin(0, isPlan ? unknown : at, null);
    const kase = current();
    // Without a case the engine has already said why it could not be started.
    if (!kase) return done;
    const day = dayOf(at, lastDay, knownUntil);
    if (at.latest ?? at.earliest) lastDay = day;
    const policy = policyAt(day);
    if (!('do' in event)) {
      give(number, placing(event, at, recordedAt), policy, event.source);
      continue;
    }
    if (isPlan) {
      const candidates = machineOf(policy, precedent.workflow)?.candidates(kase.state, event.do) ?? [];
      const role: Named = { id: event.as, title: policy.roles[event.as]?.title ?? quoted(event.as) };
      const title = titleOf(candidates, event.do);
      done.plannedCommands.push({ event: number, command: event.do, title, at, role, source: event.source });
      continue;
    }
    const { do: name, as, payload = {} } = event;
    const command: Command = { kind: 'do', name, payload, history: true, actor: by(as), occurredAt: at, recordedAt };
    give(number, command, policy, event.source);
  }
  return done;
}

function placing(
  event: Exclude<PrecedentEvent, { start: unknown } | { do: unknown }>,
  occurredAt: Span,
  recordedAt: string,
): Command {
  return {
    kind: 'place',
    ...('place' in event ? { state: event.place, reason: event.reason.da } : { reason: event.note.da }),
    facts: event.facts ?? {},
    milestones: spans(event.milestones),
    planned: spans(event.planned),
    actor: by('engine'),
    occurredAt,
    recordedAt,
  };
}

function by(role: string): Actor {
  return { role, by: 'record' };
}

function spans(dated: Record<string, When> = {}): Record<string, Span> {
  return Object.fromEntries(Object.entries(dated).map(([id, when]) => [id, spanOfWhen(when)]));
}

function spanOfWhen(when: When): Span {
  if (typeof when === 'string') return spanOf(when);
  return {
    earliest: spanOf(when.earliest ?? 'unknown').earliest,
    latest: spanOf(when.latest ?? 'unknown').latest,
  };
}

/** The day whose policy judges: the latest the event may have happened, within the record. */
function dayOf(at: Span, otherwise: CalendarDate, knownUntil: CalendarDate): CalendarDate {
  const day = at.latest ?? at.earliest ?? otherwise;
  return day < knownUntil ? day : knownUntil;
}

function nameOf(event: PrecedentEvent): Text {
  if ('do' in event) return quoted(event.do);
  if ('place' in event) return quoted(event.place);
  return 'start' in event ? { da: 'Sagens begyndelse', en: 'Start of the case' } : { da: 'Notat', en: 'Note' };
}

const unknown: Span = { earliest: null, latest: null };

const startedTwice: Text = {
  da: 'Sagen er allerede begyndt. »start« skal være den første hændelse.',
  en: 'The case has already begun. "start" must be the first event.',
};

function afterTheSources(earliest: CalendarDate, knownUntil: CalendarDate): Text {
  const written = (language: 'da' | 'en') => [dateInWords(earliest, language), dateInWords(knownUntil, language)];
  const [da, en] = [written('da'), written('en')];
  return {
    da: `Hændelsen er dateret ${da[0]}, men kilderne slutter ${da[1]}. Ret datoen, eller ret »knownUntil«.`,
    en: `The event is dated ${en[0]}, but the sources end on ${en[1]}. Correct the date or "knownUntil".`,
  };
}
