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
  'case.url',
  'workflow.title',
  'deadline.title',
  'deadline.due',
  'recipient.name',
  'recipient.role',
];

/** Placeholders that only the messages of one kind can fill in, by the file that names those messages. */
const special: Record<string, { file: string; names: string[] }> = {
  invitation: {
    file: 'rules/invitations.yaml',
    names: ['invitation.title', 'invitation.weekday', 'invitation.date', 'invitation.from', 'invitation.to'],
  },
  digest: { file: 'rules/calendar.yaml', names: ['digest.count', 'digest.date'] },
  bounce: { file: 'rules/calendar.yaml', names: ['bounce.name', 'bounce.address', 'bounce.reason'] },
};
const specialNames = Object.values(special).flatMap(({ names }) => names);

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
        ...(registers.forms.complete && uses.complete ? notInPayload(message, used, uses.fields.get(id)) : []),
        ...withoutDeadline(message, used, uses.notices.get(id)),
        ...elsewhere(message, used, uses.special.get(id) ?? new Set(), text),
      ]);
      const counterpart = languages[other];
      const whole = [];
      if (!counterpart && !text.broken.has(otherFile))
        whole.push(finding(message.file, start, 'language-missing', { file: otherFile }));
      if (language === 'da' && uses.complete && !uses.all.has(id))
        whole.push(finding(message.file, start, 'never-used', { what: 'message', name: id }, 'warning'));
      return [
        ...found,
        ...(counterpart ? missingThere(message, counterpart, new Set(found.map(({ params }) => params.name))) : []),
        ...whole,
      ];
    }),
  );
}

/** A page of the case by its name. */
const pageOfCase = /^case\.url\.[a-z-]+$/;

const start = { line: 1, column: 1 };

type Used = MessageFile['placeholders'][number];

function unknownPlaceholder({ file }: MessageFile, { name, at }: Used, registers: Registers): Finding[] {
  if (always.includes(name) || specialNames.includes(name) || pageOfCase.test(name)) return [];
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
    // Told with the forms at hand.
    case 'payload':
    case 'fact':
      return [];
    default:
      return told(nearest(name, [...always, ...specialNames, 'parameter.', 'fact.', 'milestone.']));
  }
}

/** `{{payload.reason}}` stands for a field of the command's form, of every command that sends the message. */
function notInPayload({ file }: MessageFile, { name, at }: Used, fields: ReadonlySet<string> | undefined): Finding[] {
  const [kind, field] = split(name);
  if (kind !== 'payload' || fields?.has(field)) return [];
  const near = fields && nearest(field, fields);
  return [finding(file, at, 'unknown-name', { what: 'placeholder', name, near: near && `payload.${near}` })];
}

function withoutDeadline({ file }: MessageFile, { name, at }: Used, notice: string | undefined): Finding[] {
  if (!name.startsWith('deadline.') || notice === undefined) return [];
  return [finding(file, at, 'placeholder-without-deadline', { placeholder: name, file: notice })];
}

/** A letter that belongs to no case has its own values and the reader's name, and nothing else. */
function elsewhere(
  { file }: MessageFile,
  { name, at }: Used,
  kinds: ReadonlySet<string>,
  { broken }: ParsedText,
): Finding[] {
  const [kind] = split(name);
  const own = Object.hasOwn(special, kind) ? special[kind] : undefined;
  if (own)
    return kinds.has(kind) || broken.has(own.file)
      ? []
      : [finding(file, at, 'placeholder-elsewhere', { placeholder: name, file: own.file })];
  const caseless = kinds.has('digest') || kinds.has('bounce');
  if (!caseless || name === 'recipient.name' || kind === 'deadline') return [];
  return [finding(file, at, 'placeholder-elsewhere', { placeholder: name, file: 'workflows/, rules/reminders.yaml' })];
}

/** @param unknown placeholders that are told to be none at all. */
function missingThere(message: MessageFile, counterpart: MessageFile, unknown: ReadonlySet<unknown>): Finding[] {
  const there = new Set(counterpart.placeholders.map(({ name }) => name));
  const told = new Set<string>();
  return message.placeholders.flatMap(({ name, at }) => {
    if (there.has(name) || told.has(name) || unknown.has(name)) return [];
    told.add(name);
    return [finding(message.file, at, 'placeholder-in-one-language', { placeholder: name, file: counterpart.file })];
  });
}

function split(name: string): [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Which messages are sent at all; which of them without a deadline, message → file that says so; and which are special. */
function usesOf(
  text: ParsedText,
  { charts }: Registers,
): {
  all: Set<string>;
  notices: Map<string, string>;
  /** Fields of the payload that every command sending a notice has. */
  fields: Map<string, Set<string>>;
  special: Map<string, Set<string>>;
  complete: boolean;
} {
  const notices = new Map<string, string>();
  const fields = new Map<string, Set<string>>();
  for (const chart of charts.values()) {
    for (const { transition, node } of [...chart.commands.values()].flat()) {
      const notify: unknown = transition.meta?.notify;
      for (const notice of Array.isArray(notify) ? notify : []) {
        if (typeof notice?.message !== 'string') continue;
        notices.set(notice.message, node.file.file);
        const own = fieldsOf(text, transition.meta?.form);
        fields.set(notice.message, both(fields.get(notice.message) ?? own, own));
      }
    }
  }
  const reminders = isMapping(text.reminders?.value.reminders) ? Object.values(text.reminders.value.reminders) : [];
  const reminded = reminders.flatMap((rule) =>
    (Array.isArray(rule?.ladder) ? rule.ladder : []).flatMap((rung) => [rung?.message, rung?.escalate?.message ?? '']),
  );
  const sent = new Map<string, Set<string>>();
  const send = (kind: string, file: string, message: unknown) => {
    if (typeof message !== 'string') return;
    sent.set(message, (sent.get(message) ?? new Set()).add(kind));
    notices.set(message, file);
  };
  const invitations = isMapping(text.invitations?.value.invitations) ? text.invitations.value.invitations : {};
  for (const rule of Object.values(invitations)) {
    for (const message of Object.values(isMapping(rule?.messages) ? rule.messages : {}))
      send('invitation', 'rules/invitations.yaml', message);
  }
  const mail = isMapping(text.calendar?.value.mail) ? text.calendar.value.mail : undefined;
  send('digest', 'rules/calendar.yaml', mail?.digest?.message);
  send('bounce', 'rules/calendar.yaml', mail?.bounces?.message);
  const files = ['rules/reminders.yaml', 'rules/invitations.yaml', 'rules/calendar.yaml'];
  const readable = [...text.broken].every((file) => !file.startsWith('workflows/') && !files.includes(file));
  const complete = readable && [...charts.values()].every((chart) => chart.complete);
  return { all: new Set([...notices.keys(), ...reminded]), notices, fields, special: sent, complete };
}

function fieldsOf(text: ParsedText, form: unknown): Set<string> {
  const properties = typeof form === 'string' ? text.forms.get(form)?.value.properties : undefined;
  return new Set(isMapping(properties) ? Object.keys(properties) : []);
}

function both(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((each) => b.has(each)));
}
