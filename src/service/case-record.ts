/** What the record of a case says: history with decision, actor, rules, sources and both dates; deadlines; letters. */

import type { CaseRecord } from '../documents/case-record.ts';
import { explain } from '../engine/explain.ts';
import { momentInWords, rulesInWords, spanInWords, stateInWords } from '../engine/wording.ts';
import type { OutboxRow, StoredEvent } from '../ledger/contract.ts';
import type { Language, Policy, Source } from '../policy/types.ts';
import type { CaseFile } from './case-file.ts';
import { cited } from './cited.ts';
import { localTime } from './days.ts';
import { actorInWords, eventInWords } from './event-words.ts';
import type { Office } from './office.ts';
import { outboxStateNames } from './outbox-state-names.ts';

export interface RecordedCase {
  file: CaseFile;
  events: StoredEvent[];
  letters: OutboxRow[];
  /** The policy that an event was decided under. */
  policyThen: (hash: string) => Policy;
}

export function caseRecord({ text }: Office, recorded: RecordedCase, language: Language): CaseRecord {
  const { file, events, letters, policyThen } = recorded;
  const say = words[language];
  const { line, case: kase, policy } = file;
  const moment = (at: string) => momentInWords(localTime(text, at), language);
  const sources = (source: Source) =>
    cited(text, source).map(({ id, documents }) => {
      const named = documents.map(({ title, place }) => title[language] + (place ? `, ${place[language]}` : ''));
      return `${id}${named.length > 0 ? `: ${named.join('; ')}` : ''}`;
    });
  const history = file.history.map((each) => {
    const { event } = each;
    const { rules, source } = explain(policyThen(event.policy), kase.workflow, event);
    return [
      String(event.version),
      spanInWords(event.occurredAt, language),
      moment(event.recordedAt),
      eventInWords(event, each.what, policy, language),
      `${actorInWords(event, each.by, language, (id) => id)} [${event.actor.role}]`,
      rules.map(({ title, criterion, verdict }) => `${title[language]} [${criterion}]: ${say[verdict]}`).join('\n'),
      sources([...new Set([...source, ...rules.flatMap((rule) => rule.source)])]).join('\n'),
      events.find((stored) => stored.event.version === event.version)?.hash.slice(0, 16) ?? '',
    ];
  });
  return {
    title: line.title,
    language,
    about: [
      ['Id', line.id],
      [say.workflow, line.workflow[language]],
      [say.state, line.state[language]],
      [say.rules, `${rulesInWords(policy, language)} [${kase.policy.slice(0, 16)}]`],
    ],
    sections: [
      {
        heading: say.history,
        columns: say.historyColumns,
        shares: [2, 5, 5, 8, 7, 9, 11, 6],
        rows: history,
        none: say.nothing,
      },
      {
        heading: say.deadlines,
        columns: say.deadlineColumns,
        shares: [4, 3, 3],
        rows: file.deadlines
          .filter(({ due, binding, metBy }) => due && (binding || metBy))
          .map(({ title, due, state }) => [
            title[language],
            due ? spanInWords(due, language) : '',
            stateInWords(state, language),
          ]),
        none: say.nothing,
      },
      {
        heading: say.letters,
        columns: say.letterColumns,
        shares: [3, 6, 3, 3, 3],
        rows: letters.map(({ plannedAt, subject, person, state, settledAt }) => [
          moment(plannedAt),
          subject,
          person,
          outboxStateNames[state][language],
          settledAt === null ? '' : moment(settledAt),
        ]),
        none: say.nothing,
      },
    ],
  };
}

const words = {
  da: {
    workflow: 'Forløb',
    state: 'Tilstand',
    rules: 'Følger reglerne pr.',
    history: 'Historik',
    historyColumns: ['Nr.', 'Skete', 'Indført', 'Beslutning', 'Af', 'Regler', 'Kilder', 'Kontrol'],
    deadlines: 'Frister',
    deadlineColumns: ['Frist', 'Forfalder', 'Status'],
    letters: 'Mails',
    letterColumns: ['Planlagt', 'Emne', 'Til (id)', 'Status', 'Afgjort'],
    nothing: 'Ingen.',
    pass: 'opfyldt',
    fail: 'ikke opfyldt',
    unknown: 'kan ikke afgøres',
  },
  en: {
    workflow: 'Workflow',
    state: 'State',
    rules: 'Follows the rules of',
    history: 'History',
    historyColumns: ['No.', 'Happened', 'Entered', 'Decision', 'By', 'Rules', 'Sources', 'Check'],
    deadlines: 'Deadlines',
    deadlineColumns: ['Deadline', 'Due', 'Status'],
    letters: 'Letters',
    letterColumns: ['Planned', 'Subject', 'To (id)', 'Status', 'Settled'],
    nothing: 'None.',
    pass: 'met',
    fail: 'not met',
    unknown: 'cannot be decided',
  },
} satisfies Record<Language, object>;
