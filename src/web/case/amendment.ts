/** What an event turns out to have been, read from the form of its correction. */

import type { Correction } from '../../engine/correct.ts';
import { type FormProblem, formProblems, withActor } from '../../policy/forms.ts';
import type { Form, JsonObject, Policy } from '../../policy/types.ts';
import { changedFields } from '../../service/changed-fields.ts';
import type { Correctable } from '../../service/correctable.ts';
import { spanGiven } from '../../service/days.ts';
import { placedFacts, placingForm, placingProblems } from '../../service/placing-form.ts';
import { readPayload, withCleared } from '../forms/read-payload.ts';
import type { SignedIn } from '../route.ts';
import { correctionWords as words } from '../words/corrections.ts';
import { isSame, spansIn, writtenSpans } from './dates.ts';

/** The form by which the event is amended, and what stands in it. */
export interface Amended {
  form: Form | null;
  values: JsonObject;
}

/**
 * @param body null before anything was written: then the form holds what was recorded.
 * @param beginning the form by which the beginning of the case is amended.
 */
export function amended(
  { event, payload, form, policy }: Correctable,
  workflow: string,
  body: SignedIn['body'] | null,
  beginning: Form,
): Amended {
  if (event.type === 'started') {
    const { title, links, facts } = event;
    return { form: beginning, values: body ? readPayload(beginning, body) : { title, links, facts } };
  }
  if (event.type === 'placed') {
    const { facts, milestones, planned } = event;
    const placing = placingForm(policy, workflow, ['dates', 'facts']);
    const recorded = { facts, milestones: writtenSpans(milestones), planned: writtenSpans(planned) };
    return { form: placing, values: body ? readPayload(placing, body) : recorded };
  }
  if (!form) return { form: null, values: {} };
  const values = body ? { ...payload, ...withCleared(form, body, payload, readPayload(form, body)) } : payload;
  return { form, values };
}

type Read = { problems: FormProblem[] } | { amend: NonNullable<Correction['amend']> };

/** Only what is not as it was recorded. @param day as it was written. */
export function amendment(found: Correctable, { form, values }: Amended, day: string, by: string): Read {
  const { event } = found;
  const occurredAt = day === '' ? event.occurredAt : spanGiven(day);
  const changes =
    event.type === 'placed'
      ? ofPlacing(found, form, values)
      : event.type === 'started'
        ? ofBeginning(found, form, values)
        : ofCommand(found, values, by);
  const problems = [...changes.problems, ...(occurredAt ? [] : [{ path: '_day', message: words.badDate }])];
  if (problems.length > 0 || !occurredAt) return { problems };
  const amend = {
    version: event.version,
    ...changes.amend,
    ...(isSame(occurredAt, event.occurredAt) ? {} : { occurredAt }),
  };
  const nothing = Object.keys(amend).length === 1;
  return nothing ? { problems: [{ path: '_day', message: words.unchanged }] } : { amend };
}

interface Changes {
  problems: FormProblem[];
  amend: Omit<NonNullable<Correction['amend']>, 'version'>;
}

function ofCommand({ payload, form, formId, policy }: Correctable, values: JsonObject, by: string): Changes {
  if (!form || formId === undefined) return { problems: [], amend: {} };
  const asked = formProblems(policy, formId, withActor(form, values, by));
  const changed = changedFields(policy, form, payload, asked.payload).length > 0;
  return { problems: asked.problems, amend: changed ? { payload: asked.payload } : {} };
}

function ofPlacing({ event, policy }: Correctable, form: Form | null, values: JsonObject): Changes {
  if (event.type !== 'placed' || !form) return { problems: [], amend: {} };
  const milestones = spansIn(values.milestones as JsonObject | undefined, 'milestones', event.milestones);
  const planned = spansIn(values.planned as JsonObject | undefined, 'planned', event.planned);
  return {
    problems: [...placingProblems(policy, form, values, event.facts), ...milestones.problems, ...planned.problems],
    amend: {
      ...changedFacts(policy, form, values, event.facts),
      ...(Object.keys(milestones.spans).length > 0 ? { milestones: milestones.spans } : {}),
      ...(Object.keys(planned.spans).length > 0 ? { planned: planned.spans } : {}),
    },
  };
}

function ofBeginning({ event, policy }: Correctable, form: Form | null, values: JsonObject): Changes {
  if (event.type !== 'started' || !form) return { problems: [], amend: {} };
  const links = (values.links ?? {}) as Record<string, string>;
  const others = new Set([...Object.keys(links), ...Object.keys(event.links)]);
  const moved = [...others].some((link) => links[link] !== event.links[link]);
  return {
    problems: placingProblems(policy, form, values, event.facts),
    amend: {
      ...changedFacts(policy, form, values, event.facts),
      ...(values.title === event.title || typeof values.title !== 'string' ? {} : { title: values.title }),
      ...(moved ? { links } : {}),
    },
  };
}

function changedFacts(policy: Policy, form: Form, values: JsonObject, held: JsonObject): Changes['amend'] {
  const changed = placedFacts(policy, form, values, held);
  return Object.keys(changed).length > 0 ? { payload: { ...held, ...changed } } : {};
}
