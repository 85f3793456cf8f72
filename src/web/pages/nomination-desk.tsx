/** What every page of a nomination works with, and what they share. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Text } from '../../policy/types.ts';
import { type Answer as FormAnswer, isAnswered } from '../../service/answers.ts';
import { checkNomination, type LackingRule, type NominationCheck } from '../../service/nomination-check.ts';
import { isNomination, writesAs } from '../../service/nominations.ts';
import { fieldId } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Page, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';
import { otherGroup, questionGroups, nominationWords as words } from '../words/nomination.ts';
import { notFound } from './not-found.tsx';

export interface Step {
  /** Its part of the address. */
  id: string;
  number: number;
  title: Text;
  answers: FormAnswer[];
  locked: boolean;
}

export interface Desk {
  visit: SignedIn;
  check: NominationCheck;
  steps: Step[];
  /** The role in which the visitor may write; null where they only read. */
  role: string | null;
  /** Path of the nomination's pages. */
  path: string;
}

/** Answers that files stand for; they have a page of their own. */
export const annexesPath = 'localProject.annexes';

export async function deskOf(visit: SignedIn): Promise<Desk | null> {
  const { house, kase, access, today } = visit;
  if (!isNomination(kase.snapshot)) return null;
  const check = await checkNomination(house.office, kase.snapshot, today);
  const role = writesAs(access, check.policy, kase);
  return { visit, check, steps: stepsOf(check), role, path: `/cases/${kase.snapshot.id}/nomination` };
}

/** The page of a nomination, or the answer to an address that is none. */
export async function atDesk(visit: SignedIn, show: (desk: Desk) => Promise<Answer> | Answer): Promise<Answer> {
  const desk = await deskOf(visit);
  return desk ? show(desk) : notFound(visit);
}

function stepsOf({ answers, locked }: NominationCheck): Step[] {
  const asked = answers.filter(({ path }) => path !== annexesPath);
  const grouped = questionGroups.map(({ questions, title }) => ({
    id: [...new Set([questions[0], questions.at(-1)])].join('-'),
    title,
    answers: asked.filter(({ question }) => question !== null && questions.includes(question)),
  }));
  const placed = new Set(grouped.flatMap(({ answers: own }) => own.map(({ path }) => path)));
  const rest = { id: 'other', title: otherGroup, answers: asked.filter(({ path }) => !placed.has(path)) };
  return [...grouped, rest]
    .filter((step) => step.answers.length > 0)
    .map((step, index) => ({
      ...step,
      number: index + 1,
      locked: step.answers.some(({ path }) => locked.has(path)),
    }));
}

export function stepTitle({ answers, title }: Step): Text {
  const numbers = [...new Set(answers.flatMap(({ question }) => question ?? []))];
  const which =
    numbers.length > 1 ? `${numbers[0]}-${numbers.at(-1)}. ` : numbers.length === 1 ? `${numbers[0]}. ` : '';
  return { da: `${which}${title.da}`, en: `${which}${title.en}` };
}

/** What stands in the way of sending because of answers of this step. */
export function lackingIn({ check }: Desk, step: Step): FormAnswer[] {
  const wanted = check.lacking.filter((rule) => rule.stands).flatMap(({ answers }) => answers);
  return step.answers.filter(({ path }) => wanted.some((each) => each.path === path));
}

export function stepState(desk: Desk, step: Step): 'locked' | 'answered' | 'begun' | 'not-answered' {
  if (step.locked) return 'locked';
  const some = step.answers.some((answer) => isAnswered(desk.check.values, answer));
  if (!some) return 'not-answered';
  return lackingIn(desk, step).length > 0 ? 'begun' : 'answered';
}

/** Where an answer is filled in. */
export function placeOf({ steps, path }: Desk, answer: FormAnswer): string {
  const step = steps.find(({ answers }) => answers.some((each) => each.path === answer.path));
  return step ? `${path}/${step.id}#${fieldId(answer.path)}` : path;
}

export function nameOf({ labels }: FormAnswer): Text {
  return { da: labels.map(({ da }) => da).join(': '), en: labels.map(({ en }) => en).join(': ') };
}

export function pageOf({ visit, path }: Desk, { title, body }: { title: string; body: Page['body'] }): Page {
  const { say, kase } = visit;
  const nomination = `${say(words.title)}: ${kase.snapshot.title}`;
  const trail = [{ title: say(caseWords.title), href: '/cases' }];
  return {
    title,
    section: 'cases',
    trail: title === nomination ? trail : [...trail, { title: nomination, href: path }],
    body,
  };
}

/** Rules that sending would not meet, each in plain words with links to the answers that would meet it. */
export function Rules({ desk, rules }: { desk: Desk; rules: LackingRule[] }) {
  const say = useSay();
  return (
    <ul>
      {rules.map(({ criterion, title, otherwise, answers }) => (
        <li key={criterion}>
          <strong>{say(title)}:</strong> {say(otherwise)}
          {answers.length > 0 && (
            <ul>
              {answers.map((answer) => (
                <li key={answer.path}>
                  <a href={placeOf(desk, answer)}>
                    {answer.question !== null &&
                      `${say(words.question).replace('{number}', String(answer.question))}: `}
                    {say(nameOf(answer))}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A problem at a field that the page does not show leads nowhere. */
export function problemsShown(problems: FormProblem[], shown: FormAnswer[]): FormProblem[] {
  return problems.map((each) =>
    shown.some(({ path }) => each.path === path || each.path.startsWith(`${path}.`)) ? each : { ...each, path: '' },
  );
}
