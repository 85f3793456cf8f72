import { leafPaths, stateAt } from '../engine/machine.ts';
import { dateOf, isCalendarDate } from '../engine/time.ts';
import type { Case, Reminder, Span } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Json, Language, Policy, Text } from '../policy/types.ts';
import { type Letter, type LetterValues, writeLetter } from '../post/letter.ts';
import { placeholdersIn } from '../post/placeholders.ts';
import type { Receiver } from './recipients.ts';

const notStated: Text = { da: '(ikke oplyst)', en: '(not stated)' };

/** The letter of one reminder to one person, in the person's language. `values` are the message's own. */
export function letterTo(
  policy: Policy,
  kase: Case,
  reminder: Pick<Reminder, 'message' | 'deadline' | 'at' | 'values'>,
  receiver: Receiver,
  { late = false, values: own = {} }: { late?: boolean; values?: LetterValues } = {},
): Letter {
  const message = policy.messages[reminder.message];
  if (!message) throw new Error(`The policy has no message "${reminder.message}".`);
  const { language } = receiver.person;
  const { subject, body } = message[language];
  const values: LetterValues = {};
  for (const { name } of placeholdersIn(`${subject}\n${body}`)) {
    values[name] =
      own[name] ?? placeholderValue(name, policy, kase, reminder, receiver, language) ?? notStated[language];
  }
  if (late) values.late = dateInWords(dateOf(reminder.at, policy.calendar.timeZone), language);
  return writeLetter(message, language, values);
}

function placeholderValue(
  name: string,
  policy: Policy,
  kase: Case,
  { deadline, values }: Pick<Reminder, 'deadline' | 'values'>,
  { person, role }: Receiver,
  language: Language,
): string | undefined {
  const [scope, ...rest] = name.split('.');
  const key = rest.join('.');
  switch (scope) {
    case 'case':
      return key === 'title' ? kase.title : key === 'id' ? kase.id : stateTitle(policy, kase, language);
    case 'workflow':
      return policy.workflows[kase.workflow]?.title[language];
    case 'deadline':
      return deadline && (key === 'title' ? deadline.title[language] : dateInWords(deadline.due, language));
    case 'recipient':
      return key === 'name' ? person.name : policy.roles[role]?.title[language];
    case 'parameter':
      return plain(policy.parameters[key]?.value);
    case 'milestone':
      return inWords(kase.milestones[key]?.when ?? kase.planned[key]?.when, language);
    case 'payload':
      return inReadersWords(values?.[key], language);
    case 'fact':
      return plain(rest.reduce<Json | undefined>(own, kase.facts));
    default:
      return undefined;
  }
}

/** The title of the state the case is in; of several regions, all. */
function stateTitle(policy: Policy, kase: Case, language: Language): string {
  const workflow = policy.workflows[kase.workflow];
  const titles = leafPaths(kase.state).map((path) => workflow && stateAt(workflow, path)?.meta.title[language]);
  return titles.filter((title) => title !== undefined).join(', ');
}

function inWords(when: Span | undefined, language: Language): string | undefined {
  return when && spanInWords(when, language);
}

/** A date as a date is written, a list with semicolons, anything else as it stands. */
function inReadersWords(value: Json | undefined, language: Language): string | undefined {
  if (Array.isArray(value)) return value.map((each) => inReadersWords(each, language)).join('; ');
  if (typeof value === 'string' && isCalendarDate(value)) return dateInWords(value, language);
  return value === '' ? undefined : plain(value);
}

function own(value: Json | undefined, key: string): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function plain(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(plain).join(', ') : typeof value === 'object' ? undefined : String(value);
}
