/** One meeting: the page that fits how far it has come, and the moving of its items up and down. */

import { effectOf } from '../../service/effect-of.ts';
import { type InvitationsTold, invitationsTold } from '../../service/invitations-told.ts';
import { type MeetingView, meetingView } from '../../service/meeting-view.ts';
import { type PendingDecision, pendingDecisions } from '../../service/pending-decisions.ts';
import { EffectTold } from '../components/effect.tsx';
import { Form } from '../components/form.tsx';
import { MeetingItems } from '../components/meeting-items.tsx';
import { Attendance, Invitations, Papers, Pending, TakenOff, WhereAndWhen } from '../components/meeting-parts.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { findCommand, takeCommand, text } from '../take-command.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';
import { actPage } from './meeting-act.tsx';

export const meetingRoutes: Route[] = [
  { method: 'GET', path: '/meetings/:case', open: 'signed-in', handle: meetingPage },
  // What letters lead to: they know a meeting by its case.
  { method: 'GET', path: '/cases/:case/meeting', open: 'signed-in', handle: toMeeting },
  { method: 'POST', path: '/meetings/:case/move', open: 'signed-in', handle: move },
];

async function meetingPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, at, say, language } = visit;
  const view = await meetingView(house.office, kase.snapshot, access.rolesIn(kase.snapshot), today);
  if (!view) return { redirect: `/cases/${kase.snapshot.id}` };
  const prepares = view.may.has('item.add');
  const [pending, invited, people] = await Promise.all([
    prepares ? pendingDecisions(house.office, at, access.sees) : [],
    view.papers.kind === 'agenda' ? invitationsTold(house.office, kase.snapshot, { at, today, language }) : null,
    house.office.ledger.people(),
  ]);
  const next = steps.flatMap((command) => {
    const title = view.may.get(command);
    const effect = title && effectOf(view.policy, view.case, command, people);
    return title && effect ? [{ command, title, effect }] : [];
  });
  return {
    page: {
      title: view.case.title,
      section: 'meetings',
      trail: [{ title: say(words.title), href: '/meetings' }],
      body: <Meeting visit={visit} view={view} pending={pending} invited={invited} next={next} />,
    },
  };
}

function toMeeting({ kase }: SignedIn): Answer {
  return { redirect: `/meetings/${kase.snapshot.id}` };
}

/** The commands that carry the meeting from one state to the next. */
const steps = ['agenda.close', 'meeting.hold', 'minutes.submit', 'minutes.approve'];

interface Step {
  command: string;
  title: { da: string; en: string };
  effect: NonNullable<ReturnType<typeof effectOf>>;
}

function Meeting({
  visit,
  view,
  pending,
  invited,
  next,
}: {
  visit: SignedIn;
  view: MeetingView;
  pending: PendingDecision[];
  invited: InvitationsTold | null;
  next: Step[];
}) {
  const say = useSay();
  const { papers, may, items, settled } = view;
  const minutes = papers.kind === 'minutes';
  return (
    <>
      <h1>{view.case.title}</h1>
      <p class="font-lead">
        <strong>
          <T of={view.state} />
        </strong>
        {papers.when && (
          <>
            {' · '}
            <When on={papers.when} />
          </>
        )}
        {papers.place && ` · ${papers.place}`}
      </p>
      <Papers view={view} />
      {!minutes && <WhereAndWhen view={view} />}
      {invited && <Invitations told={invited} />}
      {minutes && <Attendance visit={visit} view={view} />}
      {may.has('item.add') && <Pending meeting={view.case.id} pending={pending} />}
      <section aria-labelledby="items">
        <h2 id="items">{say(minutes ? words.agendaAndDecisions : words.agenda)}</h2>
        {minutes && items.length > 0 && (
          <>
            <p id="progress">{filled(say(words.progress), { settled, all: items.length })}</p>
            <progress value={settled} max={items.length} aria-labelledby="progress" />
          </>
        )}
        <MeetingItems visit={visit} view={view} />
        {may.has('item.add') && (
          <p>
            <a class="button button-secondary" href={`/meetings/${view.case.id}/new-item`}>
              {say(words.putOther)}
            </a>
          </p>
        )}
        <TakenOff view={view} />
      </section>
      {next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{say(words.next)}</h2>
          {next.map((step) => (
            <NextStep key={step.command} visit={visit} view={view} step={step} />
          ))}
        </section>
      )}
      <p>
        <a href={`/cases/${view.case.id}`}>{say(words.whole)}</a>
      </p>
    </>
  );
}

/** A command with a form has a page of its own; one without is given at once. */
function NextStep({
  visit,
  view,
  step: { command, title, effect },
}: {
  visit: SignedIn;
  view: MeetingView;
  step: Step;
}) {
  const say = useSay();
  const { id, version } = view.case;
  const action = `/meetings/${id}/do/${command}`;
  const early = command === 'minutes.submit' && view.settled < view.items.length && view.may.has('item.decide');
  return (
    <>
      {early && <p>{say(words.fewDecided)}</p>}
      {command === 'agenda.close' || command === 'minutes.approve' ? (
        <Form action={action} csrf={visit.csrf}>
          <input type="hidden" name="_version" value={String(version)} />
          <EffectTold effect={effect} goesOnTo={words.meetingGoesOnTo} />
          <button type="submit" class="button button-primary">
            {say(title)}
          </button>
        </Form>
      ) : (
        <p>
          <a class={`button ${early ? 'button-secondary' : 'button-primary'}`} href={action}>
            {say(title)}
          </a>
        </p>
      )}
    </>
  );
}

/** One place up or down in the order. */
async function move(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, body } = visit;
  const view = await meetingView(house.office, kase.snapshot, access.rolesIn(kase.snapshot), today);
  if (!view) return { redirect: `/cases/${kase.snapshot.id}` };
  const found = await findCommand(visit, 'agenda.order');
  if (!found || found.roles.length === 0) return actPage(visit, 'agenda.order');
  const order = view.items.map(({ key }) => key);
  const from = order.indexOf(text(body.item));
  const to = from + (text(body.to) === 'up' ? -1 : 1);
  if (from !== -1 && order[to] !== undefined) {
    [order[from], order[to]] = [order[to], order[from] as string];
    const stopped = await takeCommand(visit, found, { order });
    if (stopped) return actPage(visit, 'agenda.order', stopped.refused, stopped.status);
  }
  return { redirect: `/meetings/${view.case.id}` };
}
