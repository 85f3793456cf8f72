/** Checks the messages: both languages, the same placeholders, and only those that can be filled in. */

import { type Finding, finding } from './findings.ts';
import type { MessageFile } from './message-file.ts';
import { nearest } from './nearest.ts';
import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { Language } from './types.ts';

const always = [
  'case.title',
  'case.id',
  'case.state',
  'workflow.title',
  'deadline.title',
  'deadline.due',
  'recipient.name',
  'recipient.role',
];

export function checkMessages(text: ParsedText, registers: Registers): Finding[] {
  const uses = usesOf(text, registers);
  const places: [Language, Language][] = [
    ['da', 'en'],
    ['en', 'da'],
  ];
  return [...text.messages].flatMap(([id, languages]) =>
    places.flatMap(([language, other]) => {
      const message = languages[language];
      if (!message) return [];
      const otherFile = `rules/messages/${id}.${other}.md`;
      const found = message.placeholders.flatMap((used) => [
        ...unknownPlaceholder(message, used, registers),
        ...withoutDeadline(message, used, uses.notices.get(id)),
      ]);
      const counterpart = languages[other];
      if (counterpart) found.push(...missingThere(message, counterpart));
      else if (!text.broken.has(otherFile)) {
        found.push(finding(message.file, { line: 1, column: 1 }, 'language-missing', { file: otherFile }));
      }
      const unused = language === 'da' && uses.complete && !uses.all.has(id);
      if (unused)
        found.push(
          finding(message.file, { line: 1, column: 1 }, 'never-used', { what: 'message', name: id }, 'warning'),
        );
      return found;
    }),
  );
}

type Used = MessageFile['placeholders'][number];

function unknownPlaceholder({ file }: MessageFile, { name, at }: Used, registers: Registers): Finding[] {
  if (always.includes(name)) return [];
  const [kind, rest] = split(name);
  const told = (near: string | undefined) => [finding(file, at, 'unknown-name', { what: 'placeholder', name, near })];
  const among = (names: ReadonlySet<string>, complete: boolean) => {
    if (names.has(rest) || !complete) return [];
    const near = nearest(rest, names);
    return told(near && `${kind}.${near}`);
  };
  switch (kind) {
    case 'parameter':
      return among(registers.parameters.names, registers.parameters.complete);
    case 'milestone':
      return among(registers.milestones().names, registers.milestones().complete);
    case 'fact': {
      const root = rest.split('.')[0]!;
      const near = registers.recorded.names.has(root) ? undefined : nearest(root, registers.recorded.names);
      // Facts may also come with the case's start or from linked cases.
      return near && registers.recorded.complete ? told(`fact.${[near, ...rest.split('.').slice(1)].join('.')}`) : [];
    }
    default:
      return told(nearest(name, [...always, 'parameter.', 'fact.', 'milestone.']));
  }
}

function withoutDeadline({ file }: MessageFile, { name, at }: Used, notice: string | undefined): Finding[] {
  if (!name.startsWith('deadline.') || notice === undefined) return [];
  return [finding(file, at, 'placeholder-without-deadline', { placeholder: name, file: notice })];
}

function missingThere(message: MessageFile, counterpart: MessageFile): Finding[] {
  const there = new Set(counterpart.placeholders.map(({ name }) => name));
  const told = new Set<string>();
  return message.placeholders.flatMap(({ name, at }) => {
    if (there.has(name) || told.has(name)) return [];
    told.add(name);
    return [finding(message.file, at, 'placeholder-in-one-language', { placeholder: name, file: counterpart.file })];
  });
}

function split(name: string): [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Which messages are sent at all, and which of them when a command is accepted: message → file that says so. */
function usesOf(
  text: ParsedText,
  { charts }: Registers,
): { all: Set<string>; notices: Map<string, string>; complete: boolean } {
  const notices = new Map<string, string>();
  for (const chart of charts.values()) {
    for (const { transition, node } of [...chart.commands.values()].flat()) {
      const notify: unknown = transition.meta?.notify;
      for (const notice of Array.isArray(notify) ? notify : []) {
        if (typeof notice?.message === 'string') notices.set(notice.message, node.file.file);
      }
    }
  }
  const reminders = isMapping(text.reminders?.value.reminders) ? Object.values(text.reminders.value.reminders) : [];
  const reminded = reminders.flatMap((rule) =>
    (Array.isArray(rule?.ladder) ? rule.ladder : []).flatMap((rung) => [rung?.message, rung?.escalate?.message ?? '']),
  );
  const readable = [...text.broken].every((file) => !file.startsWith('workflows/') && file !== 'rules/reminders.yaml');
  const complete = readable && [...charts.values()].every((chart) => chart.complete);
  return { all: new Set([...notices.keys(), ...reminded]), notices, complete };
}
