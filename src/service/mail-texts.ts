/** Every mail of the rules: its text with plain words where values will stand, and when it goes to whom. */

import { plannedTitle, timeInWords } from '../engine/wording.ts';
import { factLabel } from '../lab/fact-labels.ts';
import type { Language, Policy, Rung, StateNode, Text, Transition } from '../policy/types.ts';
import { rungInWords } from '../policy/words.ts';
import { writeLetter } from '../post/letter.ts';
import { placeholdersIn } from '../post/placeholders.ts';
import { inBoth } from './in-both.ts';
import { recipientsInWords } from './recipient-words.ts';

export interface MailOccasion {
  /** Null for a mail that belongs to no case. */
  workflow: string | null;
  when: Text;
  to: Text[];
}

export interface MailText {
  id: string;
  subject: Text;
  body: Text;
  occasions: MailOccasion[];
}

const written = new WeakMap<Policy, MailText[]>();

/** Every mail, in the order of the text. */
export function mailTexts(policy: Policy): MailText[] {
  const ready = written.get(policy) ?? write(policy);
  written.set(policy, ready);
  return ready;
}

function write(policy: Policy): MailText[] {
  const occasions = Map.groupBy(occasionsOf(policy), ({ message }) => message);
  return Object.keys(policy.messages).map((id) => {
    const own = occasions.get(id) ?? [];
    const inLanguage = (language: Language) => {
      const message = policy.messages[id]!;
      const { subject, body } = message[language];
      const names = placeholdersIn(`${subject}\n${body}`).map(({ name }) => name);
      const workflow = own[0]?.workflow ?? null;
      const words = names.map((name) => [
        name,
        `[${placeholderInWords(policy, workflow, own[0]?.form, name)[language]}]`,
      ]);
      return writeLetter(message, language, Object.fromEntries(words));
    };
    const [da, en] = [inLanguage('da'), inLanguage('en')];
    return {
      id,
      subject: { da: da.subject, en: en.subject },
      body: { da: da.text, en: en.text },
      occasions: own.map(({ workflow, when, to }) => ({ workflow, when, to })),
    };
  });
}

interface Occasion extends MailOccasion {
  message: string;
  /** The form of the command that sends it. */
  form?: string | undefined;
}

function occasionsOf(policy: Policy): Occasion[] {
  const { digest, bounces } = policy.calendar.mail;
  const digested = Object.entries(policy.roles).filter(([, { digest: daily }]) => daily !== undefined);
  return [
    ...Object.keys(policy.workflows).flatMap((workflow) => noticesOf(policy, workflow)),
    ...Object.values(policy.reminders).flatMap(({ deadline, ladder }) => {
      const rule = policy.deadlines[deadline];
      return rule ? ladder.flatMap((rung) => rungOccasions(policy, rule, rung)) : [];
    }),
    ...Object.values(policy.invitations ?? {}).flatMap(({ title, workflow, to, messages }) =>
      (['invited', 'moved', 'cancelled'] as const).map((which) => ({
        message: messages[which],
        workflow,
        when: inBoth((language) => `${invitation[which][language]}: ${title[language]}`),
        to: recipientsInWords(policy, workflow, to),
      })),
    ),
    ...(digest
      ? [
          {
            message: digest.message,
            workflow: null,
            when: dailyAt(digest.at),
            to: digested.map(([, { title }]) => title),
          },
        ]
      : []),
    ...(bounces
      ? [{ message: bounces.message, workflow: null, when: bounced, to: recipientsInWords(policy, null, bounces.to) }]
      : []),
  ];
}

/** Each command once, however many states take it. */
function noticesOf(policy: Policy, workflow: string): Occasion[] {
  const found = new Map<string, Occasion>();
  const open: Pick<StateNode, 'on' | 'states'>[] = [policy.workflows[workflow]!];
  for (const { on, states } of open) {
    for (const [command, transitions] of Object.entries(on ?? {})) {
      for (const { meta } of transitions) {
        for (const { to, message } of meta.notify ?? []) {
          const when = given(meta.title);
          found.set(JSON.stringify([command, message, to]), {
            message,
            workflow,
            when,
            to: recipientsInWords(policy, workflow, to),
            form: meta.form,
          });
        }
      }
    }
    open.push(...Object.values(states ?? {}));
  }
  return [...found.values()];
}

function rungOccasions(policy: Policy, { title, workflow }: Policy['deadlines'][string], rung: Rung): Occasion[] {
  const words = inBoth((language) => `${title[language]}: ${rungInWords(rung, language)}`);
  const own = { message: rung.message, workflow, when: words, to: recipientsInWords(policy, workflow, rung.to) };
  if (!rung.escalate) return [own];
  const { message, to } = rung.escalate;
  const when = inBoth((language) => `${title[language]}: ${escalated[language]}`);
  return [own, { message, workflow, when, to: recipientsInWords(policy, workflow, to) }];
}

/** What will stand in a placeholder's place: `{{case.title}}` → `sagens titel`. */
function placeholderInWords(policy: Policy, workflow: string | null, form: string | undefined, name: string): Text {
  if (Object.hasOwn(values, name)) return values[name]!;
  const dot = name.indexOf('.');
  const [scope, key] = [name.slice(0, dot), name.slice(dot + 1)];
  const plain = { da: name, en: name };
  switch (scope) {
    case 'parameter':
      return policy.parameters[key]?.title ?? plain;
    case 'milestone':
      return (workflow === null ? undefined : plannedTitle(policy.workflows[workflow], key)) ?? plain;
    case 'payload':
      return fieldLabel(policy, form, key) ?? plain;
    case 'fact':
      return workflow === null ? plain : factLabel(policy, workflow, key);
    // The address of the case, or of one of its pages.
    case 'case':
      return key.startsWith('url') ? { da: 'adressen på sagens side', en: 'address of the page of the case' } : plain;
    default:
      return plain;
  }
}

function fieldLabel(policy: Policy, form: string | undefined, field: string): Text | undefined {
  const properties = form === undefined ? undefined : policy.forms[form]?.properties;
  return (properties as Record<string, { label?: Text }> | undefined)?.[field]?.label;
}

function given(title: Transition['meta']['title']): Text {
  return { da: `Når det er registreret: ${title.da}`, en: `When it has been recorded: ${title.en}` };
}

function dailyAt(at: string): Text {
  return {
    da: `Én gang om dagen kl. ${timeInWords(at, 'da')}, i stedet for hver mail for sig`,
    en: `Once a day at ${timeInWords(at, 'en')}, in place of each mail by itself`,
  };
}

const bounced: Text = {
  da: 'Når en mail kommer retur og adressen ikke længere modtager',
  en: 'When a mail comes back and the address no longer receives',
};
const escalated: Text = { da: 'efter den sidste rykker', en: 'after the last reminder' };
const invitation: Record<'invited' | 'moved' | 'cancelled', Text> = {
  invited: { da: 'Indbydelse til kalenderen', en: 'Invitation to the calendar' },
  moved: { da: 'Når dagen flyttes', en: 'When the day is moved' },
  cancelled: { da: 'Når den aflyses', en: 'When it is called off' },
};

const values: Record<string, Text> = {
  'case.title': { da: 'sagens titel', en: 'title of the case' },
  'case.id': { da: 'sagens id', en: 'id of the case' },
  'case.state': { da: 'hvor sagen står', en: 'where the case stands' },
  'workflow.title': { da: 'forløbets navn', en: 'name of the workflow' },
  'deadline.title': { da: 'fristens navn', en: 'name of the deadline' },
  'deadline.due': { da: 'fristens dato', en: 'date of the deadline' },
  'recipient.name': { da: 'modtagerens navn', en: 'name of the recipient' },
  'recipient.role': { da: 'modtagerens rolle', en: 'role of the recipient' },
  'invitation.title': { da: 'mødets navn', en: 'name of the meeting' },
  'invitation.weekday': { da: 'ugedag', en: 'weekday' },
  'invitation.date': { da: 'dato', en: 'date' },
  'invitation.from': { da: 'begynder kl.', en: 'begins at' },
  'invitation.to': { da: 'slutter kl.', en: 'ends at' },
  'digest.count': { da: 'antal mails', en: 'number of mails' },
  'digest.date': { da: 'dagens dato', en: 'date of the day' },
  'bounce.name': { da: 'personens navn', en: 'name of the person' },
  'bounce.address': { da: 'mailadressen', en: 'mail address' },
  'bounce.reason': { da: 'serverens begrundelse', en: 'the server’s reason' },
};
