/** What answers are made of, by name; the names are those of the OpenAPI document. */

import {
  anything,
  boolean,
  choices,
  date,
  facts,
  instant,
  integer,
  list,
  map,
  object,
  oneOf,
  orNull,
  ref,
  type Schema,
  string,
} from './schema.ts';

const texts = { da: string, en: string };
const named = object({ id: string, title: string });
const verdict = oneOf('pass', 'fail', 'unknown');
const deadlineLine = object({
  id: string,
  title: ref('Text'),
  kind: oneOf('cap', 'deadline', 'date'),
  due: orNull(ref('Span')),
  state: ref('DeadlineState'),
});
const caseLine: Record<string, Schema> = {
  id: string,
  title: string,
  workflow: string,
  workflowTitle: ref('Text'),
  origin: oneOf('run', 'precedent'),
  status: oneOf('active', 'done'),
  version: integer,
  states: list(string),
  state: ref('Text'),
  owner: orNull(ref('Text')),
  next: orNull(deadlineLine),
  overdue: list(deadlineLine),
};

export const milestones = list(object({ id: string, title: ref('Text'), when: ref('Span'), planned: boolean }));

const shared: Record<string, Schema> = {
  Text: object(texts),
  Span: object({ earliest: orNull(date), latest: orNull(date) }),
  DeadlineState: {
    type: 'object',
    additionalProperties: true,
    required: ['is'],
    properties: {
      is: oneOf('not-begun', 'open', 'overdue', 'stopped', 'met', 'exceeded', 'undecidable', 'not-counting'),
    },
  },
  Source: object({ id: string, documents: list(object({ title: ref('Text'), place: orNull(ref('Text')) })) }),
  CaseLine: object(caseLine),
  Case: object({
    ...caseLine,
    policy: string,
    started: ref('Span'),
    milestones,
    /** Criteria set aside for this case, by the event of that version. */
    waivers: list(
      object({
        criterion: string,
        title: ref('Text'),
        until: ref('Span'),
        over: boolean,
        reason: orNull(string),
        version: integer,
      }),
    ),
    links: map(string),
    /** Roles that the caller holds in it. */
    roles: list(string),
    facts: orNull(facts),
  }),
  Event: object(
    {
      version: integer,
      type: oneOf('started', 'accepted', 'placed', 'migrated', 'corrected', 'deadline-passed'),
      command: orNull(string),
      what: ref('Text'),
      /** The whole of it in words. */
      told: ref('Text'),
      role: string,
      roleTitle: ref('Text'),
      /** Null where the caller may not read what was written, nor know who wrote it. */
      by: orNull(string),
      occurredAt: ref('Span'),
      recordedAt: instant,
      policy: string,
      payload: orNull(facts),
      /** Of who acted; told in the history. */
      name: orNull(string),
      /** What a later event made of it. */
      corrected: orNull(object({ is: oneOf('withdrawn', 'amended', 'dropped'), by: integer })),
    },
    ['name', 'corrected'],
  ),
  Because: object(
    {
      verdict,
      kind: oneOf('all', 'any', 'not', 'condition', 'leaf'),
      of: list(ref('Because')),
      name: string,
      fact: string,
      label: ref('Text'),
      operator: string,
      expected: anything,
      found: anything,
      missing: list(string),
    },
    ['of', 'name', 'fact', 'label', 'operator', 'expected', 'found', 'missing'],
  ),
  Explanation: object({
    event: ref('Event'),
    judgedBy: object({ at: date, trial: orNull(string), hash: string }),
    advisory: boolean,
    sources: list(ref('Source')),
    rules: list(
      object({
        criterion: string,
        title: ref('Text'),
        strength: oneOf('must', 'should'),
        verdict,
        otherwise: orNull(ref('Text')),
        second: orNull(boolean),
        sources: list(ref('Source')),
        /** Null where the rule read facts that the caller may not. */
        because: orNull(ref('Because')),
      }),
    ),
  }),
  Deadline: object({
    id: string,
    title: ref('Text'),
    kind: oneOf('cap', 'deadline', 'date'),
    binding: boolean,
    status: oneOf('in-force', 'decided', 'proposed', 'practice'),
    counting: boolean,
    forecast: boolean,
    due: orNull(ref('Span')),
    original: orNull(ref('Span')),
    state: ref('DeadlineState'),
    derivation: ref('Text'),
    owners: list(string),
    sources: list(ref('Source')),
  }),
  Command: object({
    command: string,
    title: ref('Text'),
    form: orNull(string),
    /** Roles that may give it here, and those of them that the caller holds. */
    roles: list(string),
    yours: list(string),
    lacking: list(
      object({
        criterion: string,
        title: ref('Text'),
        strength: oneOf('must', 'should'),
        verdict,
        otherwise: orNull(ref('Text')),
        missing: list(object({ path: string, label: ref('Text') })),
        sources: list(ref('Source')),
      }),
    ),
  }),
  CommandForm: object({
    command: string,
    title: ref('Text'),
    yours: list(string),
    /** JSON Schema of the payload; null for a command without one. */
    schema: orNull(facts),
    choices,
    /** What the form begins with, for those who may give the command: it is laid over that. */
    values: orNull(facts),
  }),
  /** What would follow from an act, in words. */
  Changes: object({
    changes: list(object({ heading: string, items: list(object({ text: string, under: list(string) })) })),
  }),
  PlannedLetter: object({
    at: instant,
    key: string,
    rule: string,
    message: string,
    subject: string,
    deadline: orNull(object({ id: string, title: ref('Text'), due: date })),
    roles: list(string),
    receivers: integer,
    letters: list(object({ person: string, name: string, sent: boolean, subject: string, text: orNull(string) })),
    sources: list(ref('Source')),
  }),
  Written: object({
    case: string,
    version: integer,
    written: list(
      object({
        case: string,
        version: integer,
        events: list(object({ version: integer, type: string, command: orNull(string) })),
      }),
    ),
  }),
  Task: object({
    case: named,
    workflow: ref('Text'),
    state: ref('Text'),
    role: string,
    since: ref('Span'),
    due: orNull(object({ title: ref('Text'), on: ref('Span'), state: ref('DeadlineState') })),
    commands: list(object({ command: string, title: ref('Text') })),
  }),
  Coming: object({ case: named, title: ref('Text'), when: ref('Span'), passed: boolean }),
  Round: object({
    id: string,
    title: string,
    state: ref('Text'),
    nominations: integer,
    due: orNull(object({ title: ref('Text'), on: ref('Span'), state: ref('DeadlineState') })),
  }),
  Trouble: object({
    overdue: list(object({ case: named, title: ref('Text'), due: ref('Span'), state: ref('DeadlineState') })),
    dead: integer,
    bouncing: list(object({ id: string, name: string })),
  }),
  Startable: object({
    workflow: string,
    title: ref('Text'),
    roles: list(string),
    links: list(object({ link: string, to: ref('Text'), open: list(named) })),
  }),
  Self: object({
    person: string,
    name: string,
    roles: list(object({ role: string, organisation: string, case: string }, ['organisation', 'case'])),
    token: object({ title: string, scopes: list(string), expiresAt: orNull(instant) }),
    starts: list(ref('Startable')),
  }),
  Parameter: object({
    id: string,
    title: ref('Text'),
    unit: string,
    value: anything,
    from: date,
    status: string,
    applies: boolean,
    sources: list(ref('Source')),
  }),
  Criterion: object({
    id: string,
    title: ref('Text'),
    workflow: string,
    gate: string,
    strength: oneOf('must', 'should'),
    from: date,
    until: orNull(date),
    when: anything,
    otherwise: ref('Text'),
    already: orNull(ref('Text')),
    sources: list(ref('Source')),
  }),
  Rules: object({
    at: date,
    hash: string,
    trial: orNull(string),
    parameters: list(ref('Parameter')),
    criteria: list(ref('Criterion')),
    deadlines: list(
      object({
        id: string,
        title: ref('Text'),
        workflow: string,
        kind: oneOf('cap', 'deadline', 'date'),
        for: string,
        binding: boolean,
        status: string,
        sources: list(ref('Source')),
      }),
    ),
  }),
  ParameterHistory: object({
    id: string,
    title: ref('Text'),
    unit: string,
    values: list(
      object({
        from: date,
        until: orNull(date),
        value: anything,
        status: string,
        applies: boolean,
        note: orNull(ref('Text')),
        sources: list(ref('Source')),
      }),
    ),
  }),
  Trial: object({ id: string, title: ref('Text'), change: map(anything) }),
  TrialChange: object({
    what: oneOf('parameter', 'criterion', 'deadline'),
    id: string,
    title: ref('Text'),
    before: orNull(ref('Text')),
    after: orNull(ref('Text')),
  }),
  TrialReport: object({
    trial: object({ id: string, title: ref('Text') }),
    totals: { type: 'object', additionalProperties: true },
    cases: list({ type: 'object', additionalProperties: true, required: ['id'], properties: { id: string } }),
  }),
  Person: object({
    id: string,
    name: string,
    email: string,
    language: oneOf('da', 'en'),
    /** `role`, `role@organisation` or `role#case`. */
    roles: list(string),
    bounce: orNull(ref('Bounce')),
  }),
  Letter: object({
    key: string,
    case: orNull(string),
    person: string,
    subject: string,
    plannedAt: instant,
    late: boolean,
    state: oneOf('pending', 'sending', 'sent', 'dead', 'superseded', 'held', 'digested'),
    within: orNull(string),
    attempts: integer,
    nextAttemptAt: orNull(instant),
    lastError: orNull(string),
    settledAt: orNull(instant),
  }),
  Bounce: object({
    at: instant,
    letter: string,
    person: string,
    address: string,
    action: string,
    status: string,
    reason: string,
    permanent: boolean,
  }),
  AccessEntry: object({
    at: instant,
    person: orNull(string),
    action: string,
    subject: orNull(string),
    outcome: oneOf('granted', 'refused'),
  }),
  Incident: object({ at: instant, case: orNull(string), what: string, detail: anything }),
  Verification: object({
    ok: boolean,
    cases: integer,
    events: integer,
    policies: integer,
    breaks: list(object({ case: orNull(string), version: orNull(integer), what: ref('Text') })),
  }),
  Refusal: object({
    code: string,
    what: string,
    why: string,
    rule: orNull(string),
    sources: list(ref('Source')),
    missing: list(object({ path: string, label: string })),
  }),
  Problem: object(
    {
      type: string,
      title: string,
      status: integer,
      detail: string,
      problems: list(object({ pointer: string, parameter: string, detail: string }, ['pointer', 'parameter'])),
      refusals: list(ref('Refusal')),
      version: integer,
    },
    ['problems', 'refusals', 'version'],
  ),
};

/** As Fastify takes them. */
export const sharedSchemas: Schema[] = Object.entries(shared).map(([name, schema]) => ({ $id: name, ...schema }));
