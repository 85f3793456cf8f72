/** One act at a meeting on a page of its own: its form, filled in as far as is known, and what it will lead to. */

import type { FormProblem } from '../../policy/forms.ts';
import type { JsonObject, Text } from '../../policy/types.ts';
import { effectOf } from '../../service/effect-of.ts';
import { type MeetingView, meetingView } from '../../service/meeting-view.ts';
import { Alert } from '../components/alert.tsx';
import { DayField } from '../components/day-field.tsx';
import { EffectTold } from '../components/effect.tsx';
import { Form } from '../components/form.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { type Opening, openingOf } from '../meeting-openings.ts';
import type { Answer, Page, Route, SignedIn } from '../route.ts';
import { actingRole, type Found, findCommand, nothing, type Refused, takeCommand, text } from '../take-command.ts';
import { caseWords } from '../words/cases.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';
import { Refusals } from './command.tsx';

export const meetingActRoutes: Route[] = [
  {
    method: 'GET',
    path: '/meetings/:case/do/:command',
    open: 'signed-in',
    handle: show,
  },
  { method: 'POST', path: '/meetings/:case/do/:command', open: 'signed-in', handle: act },
];

function show(visit: SignedIn): Answer | Promise<Answer> {
  const { params, query, kase } = visit;
  if (params.command === 'item.add' && query.about === undefined)
    return { redirect: `/meetings/${kase.snapshot.id}/new-item` };
  return actPage(visit, params.command as string);
}

async function act(visit: SignedIn): Promise<Answer> {
  const { kase, body, params } = visit;
  const command = params.command as string;
  const found = await findCommand(visit, command);
  if (!found || found.roles.length === 0) return actPage(visit, command);
  const values = found.form ? readPayload(found.form, body) : {};
  // A text that is emptied is no longer to stand there.
  if (command === 'item.edit' && body.note === '') values.note = '';
  const problems = command === 'meeting.hold' ? presentAndAbsent(found, values) : [];
  const stopped =
    problems.length > 0
      ? { refused: { ...nothing, values, problems, day: text(body._day) }, status: 422 }
      : await takeCommand(visit, found, values);
  if (stopped) return actPage(visit, command, stopped.refused, stopped.status);
  return { redirect: `/meetings/${kase.snapshot.id}`, told: 'done' };
}

function presentAndAbsent({ policy }: Found, { present, absent }: JsonObject): FormProblem[] {
  const gone = new Set(Array.isArray(absent) ? absent : []);
  return (Array.isArray(present) ? present : [])
    .filter((each) => gone.has(each))
    .map((each) => {
      const title = policy.organisations[String(each)]?.title ?? { da: String(each), en: String(each) };
      const { da, en } = words.bothPresentAndAbsent;
      const message = { da: filled(da, { organisation: title.da }), en: filled(en, { organisation: title.en }) };
      return { path: 'absent', message };
    });
}

/** @param refused absent when the page is opened, and not come back to. */
export async function actPage(
  visit: SignedIn,
  command: string,
  refused: Refused | null = null,
  status = 200,
): Promise<Answer> {
  const { house, kase, access, today } = visit;
  const view = await meetingView(house.office, kase.snapshot, access.rolesIn(kase.snapshot), today);
  if (!view) return { redirect: `/cases/${kase.snapshot.id}` };
  const found = await findCommand(visit, command);
  if (!found) return meetingProblem(visit, words.notNow, words.notNowText, 409);
  if (found.roles.length === 0) return meetingProblem(visit, words.notYours, words.notYoursText, 403);
  const opening = await openingOf(visit, view, found);
  if (!opening) return meetingProblem(visit, words.gone, words.goneText, 409);
  const effect = effectOf(view.policy, view.case, command, await house.office.ledger.people());
  const body = (
    <ActForm
      visit={visit}
      view={view}
      found={found}
      opening={opening}
      refused={refused}
      told={effect && (effect.letters.length > 0 || effect.goesOnTo) ? effect : null}
    />
  );
  return { page: meetingSubPage(visit, visit.say(found.title), body), status };
}

function ActForm({
  visit,
  view,
  found,
  opening,
  refused,
  told,
}: {
  visit: SignedIn;
  view: MeetingView;
  found: Found;
  opening: Opening;
  refused: Refused | null;
  told: ReturnType<typeof effectOf>;
}) {
  const { say, csrf } = visit;
  const { id, version } = visit.kase.snapshot;
  const values = refused ? { ...opening.fixed, ...refused.values } : { ...opening.values, ...opening.fixed };
  const shown = Object.keys(found.form?.properties ?? {}).filter((field) => !Object.hasOwn(opening.fixed, field));
  return (
    <>
      <h1>{say(found.title)}</h1>
      {opening.about && <p class="font-lead">{opening.about}</p>}
      {found.command === 'item.add' && (
        <p>
          <a href={`/meetings/${id}/new-item`}>{say(words.otherCase)}</a>
        </p>
      )}
      {refused?.conflict && <Alert is="warning">{say(caseWords.conflict)}</Alert>}
      <ErrorSummary problems={refused?.problems ?? []} />
      <Refusals visit={visit} refusals={refused?.refusals ?? []} />
      <Form action={`/meetings/${id}/do/${found.command}`} csrf={csrf}>
        <input type="hidden" name="_version" value={String(version)} />
        <input type="hidden" name="_as" value={actingRole(visit, found.roles)} />
        {Object.entries(opening.fixed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {found.form && (
          <Fields
            form={found.form}
            values={values}
            problems={refused?.problems ?? []}
            only={shown}
            {...(opening.choices ? { choices: opening.choices } : {})}
          />
        )}
        {opening.day !== undefined && (
          <DayField
            day={refused?.day || opening.day}
            problems={refused?.problems ?? []}
            label={words.dayOf}
            help={words.dayHelp}
          />
        )}
        {told && <EffectTold effect={told} goesOnTo={words.meetingGoesOnTo} />}
        <button type="submit" class="button button-primary">
          {say(found.command.startsWith('item.') && found.command !== 'item.conclude' ? words.save : words.record)}
        </button>
      </Form>
      <p>
        <a href={`/meetings/${view.case.id}`}>{say(words.back)}</a>
      </p>
    </>
  );
}

/** A page below a meeting. */
export function meetingSubPage({ kase, say }: SignedIn, title: string, body: Page['body']): Page {
  const trail = [
    { title: say(words.title), href: '/meetings' },
    { title: kase.snapshot.title, href: `/meetings/${kase.snapshot.id}` },
  ];
  return { title, section: 'meetings', trail, body };
}

/** Why nothing can be done here, and the way back. */
export function meetingProblem(visit: SignedIn, title: Text, why: Text, status: number): Answer {
  const { say, kase } = visit;
  const body = (
    <>
      <h1>{say(title)}</h1>
      <p class="font-lead">{say(why)}</p>
      <p>
        <a href={`/meetings/${kase.snapshot.id}`}>{say(words.back)}</a>
      </p>
    </>
  );
  return { page: meetingSubPage(visit, say(title), body), status };
}
