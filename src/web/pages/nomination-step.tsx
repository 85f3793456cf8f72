/** One step of a nomination: its answers, saved as they are written, and what they lack while they are. */

import type { JsonObject } from '../../policy/types.ts';
import { type Answer as FormAnswer, withAnswer } from '../../service/answers.ts';

import { type Choices, choicesFor } from '../../service/choices.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { rowsOf } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { Refusals } from './command.tsx';
import { Conflicts } from './nomination-conflicts.tsx';
import {
  annexesPath,
  atDesk,
  type Desk,
  deskOf,
  lackingIn,
  nameOf,
  pageOf,
  placeOf,
  problemsShown,
  type Step,
  stepTitle,
} from './nomination-desk.tsx';
import { saveOn } from './nomination-save.ts';
import { Check, Saved, Seen } from './nomination-saved.tsx';
import { inDispute, marksAfter, marksOf, openAfter, type Sent, sentIn } from './nomination-sent.ts';
import { notFound } from './not-found.tsx';

export const nominationStepRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/nomination/:step', open: 'signed-in', handle: showStep },
  { method: 'POST', path: '/cases/:case/nomination/:step', open: 'signed-in', handle: saveStep },
  { method: 'POST', path: '/cases/:case/nomination/:step/autosave', open: 'signed-in', handle: autosave },
];

function showStep(visit: SignedIn): Promise<Answer> {
  return atStep(visit, (desk, step) => stepPage(desk, step));
}

/** A step that the visitor may fill in; whoever cannot write is shown the whole nomination instead. */
function atStep(visit: SignedIn, show: (desk: Desk, step: Step) => Promise<Answer> | Answer): Promise<Answer> {
  return atDesk(visit, (desk) => {
    const step = desk.steps.find(({ id }) => id === visit.params.step);
    if (!step) return notFound(visit);
    return desk.role !== null && (desk.check.save || visit.method === 'POST')
      ? show(desk, step)
      : { redirect: `${desk.path}/check` };
  });
}

function saveStep(visit: SignedIn): Promise<Answer> {
  return atStep(visit, async (desk, step) => {
    const sent = sentIn(desk, step);
    const saved = await saveOn(desk, sent.written, sent.seen);
    const after = await deskAfter(visit, saved);
    const again = { saved, sent };
    const { conflicts, problems, refusals } = saved;
    if (conflicts.length > 0) return stepPage(after, step, again, 409);
    if (problems.length + refusals.length > 0) return stepPage(after, step, again, 422);
    if (['_more', '_mine', '_theirs'].some((name) => visit.body[name] !== undefined))
      return stepPage(after, step, again);
    const next = after.steps[step.number];
    if (visit.body._go === 'list' || next?.locked) return { redirect: desk.path };
    return { redirect: next ? `${desk.path}/${next.id}` : `${desk.path}/check` };
  });
}

function autosave(visit: SignedIn): Promise<Answer> {
  return atStep(visit, async (desk, step) => {
    const sent = sentIn(desk, step);
    const saved = await saveOn(desk, sent.written, sent.seen);
    const after = await deskAfter(visit, saved);
    return {
      part: (
        <>
          <Saved desk={after} saved={saved} />
          <Seen marks={marksAfter(after, step, sent, openAfter(saved))} swapped />
          <Check desk={after} step={step} swapped />
        </>
      ),
    };
  });
}

async function deskAfter(visit: SignedIn, { case: snapshot }: SavedAnswers): Promise<Desk> {
  visit.kase = { ...visit.kase, snapshot };
  return (await deskOf(visit)) as Desk;
}

interface Again {
  saved: SavedAnswers;
  sent: Sent;
}

async function stepPage(desk: Desk, step: Step, again?: Again, status = 200): Promise<Answer> {
  const { visit, check } = desk;
  const form = check.policy.forms.nomination ?? null;
  const choices = await choicesFor(visit.house.office, visit.access, check.policy, form);
  const body = <StepBody desk={desk} step={step} again={again} choices={await onlyInvited(desk, choices)} />;
  return { page: pageOf(desk, { title: visit.say(stepTitle(step)), body }), status };
}

/** Of all organisations, those that may nominate here, and those that stand there already. */
async function onlyInvited({ visit, check }: Desk, choices: Choices): Promise<Choices> {
  const round = visit.kase.snapshot.links.round;
  const invited = round ? (await visit.house.office.ledger.loadCase(round))?.snapshot.facts.invited : undefined;
  if (!Array.isArray(invited) || !choices.nominators) return choices;
  const kept = new Set([...invited, ...[check.values.nominators ?? []].flat()]);
  return { ...choices, nominators: choices.nominators.filter(({ value }) => kept.has(value)) };
}

function StepBody({
  desk,
  step,
  again,
  choices,
}: {
  desk: Desk;
  step: Step;
  again: Again | undefined;
  choices: Choices;
}) {
  const say = useSay();
  const { visit, steps, path } = desk;
  const heading = (
    <>
      <p class="step-count">{say(words.step).replace('{step}', `${step.number}`).replace('{of}', `${steps.length}`)}</p>
      <h1>{say(stepTitle(step))}</h1>
    </>
  );
  if (step.locked && !again) return <Locked desk={desk} heading={heading} />;
  const problems = problemsShown(again?.saved.problems ?? [], step.answers);
  return (
    <>
      {heading}
      <ErrorSummary problems={problems} />
      <Refusals visit={visit} refusals={again?.saved.refusals ?? []} />
      <Form action={`${path}/${step.id}`} csrf={visit.csrf} autosave={`${path}/${step.id}/autosave`}>
        {again && <Conflicts desk={desk} conflicts={again.saved.conflicts} />}
        <StepFields desk={desk} step={step} again={again} choices={choices} problems={problems} />
        <Seen marks={again ? marksAfter(desk, step, again.sent, inDispute(again.saved)) : marksOf(desk, step)} />
        <div id="saved" class="saved" role="status">
          {say(words.savesItself)}
        </div>
        <div class="button-row">
          <button type="submit" class="button button-primary">
            {say(words.saveAndGoOn)}
          </button>
          <button type="submit" class="button button-secondary" name="_go" value="list">
            {say(words.saveAndList)}
          </button>
        </div>
      </Form>
      <Check desk={desk} step={step} />
    </>
  );
}

function StepFields({
  desk: { check, visit },
  step,
  again,
  choices,
  problems,
}: Parameters<typeof StepBody>[0] & { problems: SavedAnswers['problems'] }) {
  const form = check.policy.forms.nomination;
  if (!form) return null;
  const fields = [...new Set(step.answers.map(({ path }) => path.split('.')[0] as string))];
  const more = visit.body._more;
  const rows = typeof more === 'string' ? { [more]: (rowsOf(visit.body, more).at(-1) ?? 0) + 2 } : {};
  return (
    <Fields
      form={form}
      values={again ? valuesAgain(check.values, step.answers, again) : check.values}
      only={fields}
      without={[annexesPath]}
      needed={check.needed}
      problems={problems}
      rows={rows}
      choices={choices}
    />
  );
}

/** What is saved, with what could not be saved as it was written. */
function valuesAgain(values: JsonObject, answers: FormAnswer[], { saved, sent }: Again): JsonObject {
  const open = answers.filter(
    ({ path }) =>
      saved.refusals.length > 0 ||
      saved.conflicts.some(({ answer }) => answer.path === path) ||
      saved.problems.some((each) => each.path === path || each.path.startsWith(`${path}.`)),
  );
  return open.reduce(
    (so, { path }) => (Object.hasOwn(sent.written, path) ? withAnswer(so, path, sent.written[path] ?? null) : so),
    values,
  );
}

function Locked({ desk, heading }: { desk: Desk; heading: preact.ComponentChildren }) {
  const say = useSay();
  const { visit, check, steps, path } = desk;
  const lock = check.policy.criteria;
  const open = steps.filter((each) => lackingIn(desk, each).length > 0);
  return (
    <>
      {heading}
      <Alert is="info" title={say(words.locked)}>
        <ul>
          {lockRules(desk).map((id) => (
            <li key={id}>{lock[id] && say(lock[id].title)}.</li>
          ))}
        </ul>
      </Alert>
      <h2>{say(words.stillLacking)}</h2>
      <ul>
        {open.flatMap((each) =>
          lackingIn(desk, each).map((answer) => (
            <li key={answer.path}>
              <a href={placeOf(desk, answer)}>
                {say(words.question).replace('{number}', String(answer.question ?? ''))}: {visit.say(nameOf(answer))}
              </a>
            </li>
          )),
        )}
      </ul>
      <p>
        <a href={path}>{say(words.overview)}</a>
      </p>
    </>
  );
}

/** Rules that saving is held to. */
function lockRules({ check }: Desk): string[] {
  return (check.save?.criteria ?? []).map(({ criterion }) => criterion);
}
