/** A decision on one item: which, with what the case needs for it, and what it leads to there. */

import { formProblems } from '../../policy/forms.ts';
import type { JsonObject } from '../../policy/types.ts';
import { titleOfState } from '../../service/effect-of.ts';
import { type DecidableCase, decisionsOn, type ItemDecision, recordedDecisions } from '../../service/item-decisions.ts';
import { type MeetingView, meetingView, type ViewedItem } from '../../service/meeting-view.ts';
import { proposedValues } from '../../service/proposed-values.ts';
import { Alert } from '../components/alert.tsx';
import { DayField } from '../components/day-field.tsx';
import { EffectTold } from '../components/effect.tsx';
import { Form } from '../components/form.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import { askedAs, dayOfMeeting } from '../meeting-openings.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { actingRole, type Found, findCommand, nothing, type Refused, takeCommand, text } from '../take-command.ts';
import { caseWords } from '../words/cases.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';
import { Refusals } from './command.tsx';
import { meetingProblem, meetingSubPage } from './meeting-act.tsx';

export const meetingDecideRoutes: Route[] = [
  { method: 'GET', path: '/meetings/:case/decide', open: 'signed-in', handle: (visit) => decidePage(visit) },
  { method: 'POST', path: '/meetings/:case/decide', open: 'signed-in', handle: decide },
];

interface Asked {
  view: MeetingView;
  found: Found;
  viewed: ViewedItem;
  /** Null for an item that belongs to no case. */
  decidable: DecidableCase | null;
  /** Null until one has been chosen, or when the case does not take it now, or the meeting has recorded it already. */
  decision: ItemDecision | null;
  recorded: string[];
}

async function askedOf(visit: SignedIn): Promise<Asked | Answer> {
  const { house, kase, access, today, query, body } = visit;
  const view = await meetingView(house.office, kase.snapshot, access.rolesIn(kase.snapshot), today);
  if (!view) return { redirect: `/cases/${kase.snapshot.id}` };
  const found = await findCommand(visit, 'item.decide');
  if (!found) return meetingProblem(visit, words.notNow, words.notNowText, 409);
  if (found.roles.length === 0) return meetingProblem(visit, words.notYours, words.notYoursText, 403);
  const [item, chosen] = [text(body.item) || query.item, text(body.decision) || query.decision];
  const viewed = view.items.find(({ key }) => key === item);
  if (!viewed) return meetingProblem(visit, words.gone, words.goneText, 409);
  const decidable = await decisionsOn(house.office, view.policy, viewed.item, today);
  const recorded = decidable ? recordedDecisions(view.policy, view.case, decidable, askedAs(visit, view, found)) : [];
  const decision =
    decidable?.decisions.find(({ command }) => command === chosen && !recorded.includes(command)) ?? null;
  return { view, found, viewed, decidable, decision, recorded };
}

async function decide(visit: SignedIn): Promise<Answer> {
  const asked = await askedOf(visit);
  if (!('viewed' in asked)) return asked;
  const { found, decidable, decision, view } = asked;
  const { body } = visit;
  if (!decidable || !decision) {
    // It was there when the page was opened: the case has moved meanwhile.
    return decidePage(
      visit,
      { ...nothing, conflict: text(body.decision) !== '' },
      text(body.decision) === '' ? 200 : 409,
    );
  }
  const { form, command } = decision;
  const given = form ? readPayload(onlyFields(form), body) : {};
  const { problems } = form ? formProblems(decidable.policy, form.id, given) : { problems: [] };
  if (problems.length > 0) return decidePage(visit, { ...nothing, values: given, problems, day: text(body._day) }, 422);
  const payload: JsonObject = { case: decidable.case.id, decision: command };
  const stopped = await takeCommand(
    visit,
    found,
    Object.keys(given).length > 0 ? { ...payload, with: given } : payload,
  );
  if (!stopped) return { redirect: `/meetings/${view.case.id}`, told: 'done' };
  const problemsThere = stopped.refused.problems.map((each) => ({ ...each, path: each.path.replace(/^with\./, '') }));
  return decidePage(visit, { ...stopped.refused, values: given, problems: problemsThere }, stopped.status);
}

/** The form without the fields that a decision at a meeting cannot fill in. */
function onlyFields({ schema, fields }: NonNullable<ItemDecision['form']>): JsonObject {
  const properties = Object.entries((schema.properties ?? {}) as JsonObject).filter(([name]) => fields.includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}

async function decidePage(visit: SignedIn, refused: Refused | null = null, status = 200): Promise<Answer> {
  const asked = await askedOf(visit);
  if (!('viewed' in asked)) return asked;
  const { viewed, decidable, decision } = asked;
  const { paper } = viewed;
  const proposed =
    decidable && decision
      ? await proposedValues(
          visit.house.office,
          decidable.policy,
          decidable.case,
          decision.command,
          decision.form?.schema,
        )
      : {};
  const title = visit.say(words.decide);
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">
        {paper.number}. {paper.title}
      </p>
      {refused?.conflict && <Alert is="warning">{visit.say(caseWords.conflict)}</Alert>}
      {decision ? (
        <DecisionForm visit={visit} asked={asked} decision={decision} proposed={proposed} refused={refused} />
      ) : (
        <DecisionChoice asked={asked} />
      )}
      <p>
        <a href={`/meetings/${asked.view.case.id}`}>{visit.say(words.back)}</a>
      </p>
    </>
  );
  return { page: meetingSubPage(visit, title, body), status };
}

/** Every decision that the case takes now leads to its own form; so does a conclusion. */
function DecisionChoice({ asked: { view, viewed, decidable, recorded } }: { asked: Asked }) {
  const say = useSay();
  const { id } = view.case;
  const item = String(new URLSearchParams({ item: viewed.key }));
  return (
    <>
      <h2>{say(words.chooseDecision)}</h2>
      {decidable && (
        <>
          <h3>{say(words.inTheCase)}</h3>
          {decidable.decisions.length === 0 && (
            <p>
              {filled(say(words.noDecision), {
                state: say(titleOfState(decidable.policy, decidable.case.workflow, decidable.case.state)),
              })}
            </p>
          )}
          <ul class="plain-list commands">
            {decidable.decisions.map(({ command, title }) => (
              <li key={command}>
                {recorded.includes(command) ? (
                  filled(say(words.isRecorded), { decision: say(title) })
                ) : (
                  <a
                    class={`button ${command === viewed.item.command ? 'button-primary' : 'button-secondary'}`}
                    href={`/meetings/${id}/decide?${item}&decision=${encodeURIComponent(command)}`}
                  >
                    {say(title)}
                    {command === viewed.item.command && ` (${say(words.isProposed)})`}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {view.may.has('item.conclude') && (
        <>
          <h3>{say(words.withoutCase)}</h3>
          <p>
            <a class="button button-secondary" href={`/meetings/${id}/do/item.conclude?${item}`}>
              {say(words.conclude)}
            </a>
          </p>
        </>
      )}
    </>
  );
}

function DecisionForm({
  visit,
  asked: { view, found, viewed, decidable },
  decision,
  proposed,
  refused,
}: {
  visit: SignedIn;
  asked: Asked;
  decision: ItemDecision;
  proposed: JsonObject;
  refused: Refused | null;
}) {
  const say = useSay();
  const { form, command, title, effect } = decision;
  const day = dayOfMeeting(view);
  const opening = { ...proposed, ...(form?.fields.includes('meeting') && day !== '' ? { meeting: day } : {}) };
  const criteria = Object.entries(decidable?.policy.criteria ?? {});
  const choices = { criterion: criteria.map(([value, rule]) => ({ value, label: rule.title })) };
  return (
    <>
      <h2>{say(title)}</h2>
      <ErrorSummary problems={refused?.problems ?? []} />
      <Refusals visit={visit} refusals={refused?.refusals ?? []} />
      <EffectTold effect={effect} />
      <Form action={`/meetings/${view.case.id}/decide`} csrf={visit.csrf}>
        <input type="hidden" name="_version" value={String(visit.kase.snapshot.version)} />
        <input type="hidden" name="_as" value={actingRole(visit, found.roles)} />
        <input type="hidden" name="item" value={viewed.key} />
        <input type="hidden" name="decision" value={command} />
        {form && (
          <Fields
            form={form.schema}
            values={refused?.values ?? opening}
            problems={refused?.problems ?? []}
            only={form.fields}
            choices={form.fields.includes('criterion') ? choices : {}}
          />
        )}
        <DayField
          day={refused?.day || day}
          problems={refused?.problems ?? []}
          label={words.dayOf}
          help={words.dayHelp}
        />
        <button type="submit" class="button button-primary">
          {say(title)}
        </button>
      </Form>
    </>
  );
}
