import { leafPaths, stateAt } from '../engine/machine.ts';
import { dateOf, isCalendarDate } from '../engine/time.ts';
import type { Case, Reminder, Span } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Json, Language, Message, Policy, Text } from '../policy/types.ts';
import { type Letter, type LetterValues, writeLetter } from '../post/letter.ts';
import { placeholdersIn } from '../post/placeholders.ts';
import type { Receiver } from './recipients.ts';

const notStated: Text = { da: '(ikke oplyst)', en: '(not stated)' };

/** The letter of one reminder to one person, in the person's language. `values` are the message's own, `url` is the house's. */
export function letterTo(
  policy: Policy,
  kase: Case,
  reminder: Pick<Reminder, 'message' | 'deadline' | 'at' | 'values'>,
  receiver: Receiver,
  { late = false, values: own = {}, url }: { late?: boolean; values?: LetterValues; url?: string | undefined } = {},
): Letter {
  const known = policy.messages[reminder.message];
  if (!known) throw new Error(`The policy has no message "${reminder.message}".`);
  const { language } = receiver.person;
  const message = { ...known, [language]: withLinks(known[language], kase, url) };
  const { subject, body } = message[language];
  const values: LetterValues = {};
  for (const { name } of placeholdersIn(`${subject}\n${body}`)) {
    values[name] =
      own[name] ?? placeholderValue(name, policy, kase, reminder, receiver, language) ?? notStated[language];
  }
  if (late) values.late = dateInWords(dateOf(reminder.at, policy.calendar.timeZone), language);
  return writeLetter(message, language, values);
}

/**
 * `{{case.url}}` is the address of the case, `{{case.url.nomination}}` that of a page of it. It is put into the message
 * itself, because no value may choose where a link leads. Without an address of the house its paragraph is left out.
 */
function withLinks({ subject, body }: Message['da'], kase: Case, url: string | undefined): Message['da'] {
  if (body.search(linkToCase) < 0) return { subject, body };
  const paragraphs = body.split(/\n{2,}/).filter((each) => url !== undefined || each.search(linkToCase) < 0);
  const linked = paragraphs.join('\n\n').replaceAll(linkToCase, (_, page: string | undefined) => {
    return `<${url}/cases/${kase.id}${page === undefined ? '' : `/${page}`}>`;
  });
  return { subject, body: linked };
}
const linkToCase = /\{\{\s*case\.url(?:\.([a-z-]+))?\s*\}\}/g;

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
