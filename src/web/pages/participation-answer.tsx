/** The answer of one invited party, given by whoever answers for it. */

import type { JsonObject } from '../../policy/types.ts';
import { answering, participationView } from '../../service/participation.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { Fields } from '../forms/schema-form.tsx';
import { When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { participationWords as words } from '../words/participation.ts';
import { belowParticipation, noParticipation } from './participation.tsx';

export const participationAnswerRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/participation/answer', open: 'signed-in', handle: answerPage },
];

async function answerPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const view = await participationView(house.office, access, kase.snapshot, today);
  if (!view) return noParticipation(visit);
  const form = view.policy.forms['participation-answer'];
  const title = `${say(words.answerNow)}: ${kase.snapshot.title}`;
  const page = { title, section: 'cases', trail: belowParticipation(visit) };
  if (!view.may.answer || view.own.length === 0 || !form) {
    const body = (
      <>
        <h1>{title}</h1>
        <p class="font-lead">{say(words.notYours)}</p>
      </>
    );
    return { page: { ...page, body }, status: 409 };
  }
  const { call, own } = view;
  const before: JsonObject = own.find(({ answer }) => answer !== null)?.answer ?? {};
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">
        {say(words.answersFor)} {own.map(({ party }) => party.name).join(', ')}.
      </p>
      {call?.answerBy && (
        <p>
          {say(words.answerBy)} <When on={call.answerBy.on} /> <DeadlineTag state={call.answerBy.state} />
        </p>
      )}
      {call?.note && <p>{call.note}</p>}
      <GiveCommand visit={visit} command={answering} role={view.may.answer} then="participation">
        <Fields form={form} values={before} problems={[]} />
        <button type="submit" class="button button-primary">
          {say(words.send)}
        </button>
      </GiveCommand>
    </>
  );
  return { page: { ...page, body } };
}
