/** A case moved to the rules of another day, or of a trial. */

import { rulesInWords } from '../../engine/wording.ts';
import type { FormProblem } from '../../policy/forms.ts';
import { isDay } from '../../service/days.ts';
import { migrationInWords } from '../../service/difference-words.ts';
import { migrateCase } from '../../service/migrate-case.ts';
import { caseById, policyOf } from '../../service/office.ts';
import { reminderTeller } from '../../service/reminder-words.ts';
import { trials } from '../../service/replay-precedents.ts';
import { actingIn } from '../../service/role-for.ts';
import { inTwoSteps, Reason } from '../case/two-steps.tsx';
import { DayField } from '../components/day-field.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { text } from '../take-command.ts';
import { correctionWords as words } from '../words/corrections.ts';
import { notFound } from './not-found.tsx';

export const migrateCaseRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/migrate', open: { act: 'migrate' }, handle: migrate },
  { method: 'POST', path: '/cases/:case/migrate', open: { act: 'migrate' }, handle: migrate },
];

async function migrate(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, body, today, at, say, language } = visit;
  const { office } = house;
  if (kase.origin !== 'run') return notFound(visit);
  const policy = await policyOf(office, kase.snapshot);
  const { id } = kase.snapshot;
  const given = { day: text(body._day), trial: text(body._trial), reason: text(body._reason) };
  const move = (to: Parameters<typeof migrateCase>[1]['to'], accept: boolean) =>
    migrateCase(office, {
      case: id,
      to,
      reason: given.reason,
      actor: actingIn(access, kase.snapshot, 'migrate'),
      seen: kase.snapshot.version,
      recordedAt: at,
      accept,
    });
  return inTwoSteps(visit, {
    title: say(words.migrate),
    lead: say(words.migrateLead).replace('{day}', rulesInWords(policy, language)),
    told: 'migrated',
    path: `/cases/${id}/migrate`,
    fields: (problems) => (
      <Fields
        given={visit.method === 'GET' ? { ...given, day: today } : given}
        offered={trials(office.text)}
        problems={problems}
      />
    ),
    read() {
      const trial = trials(office.text).find((each) => each.id === given.trial)?.id;
      const one =
        given.trial === '' ? isDay(given.day) : trial !== undefined && (given.day === '' || given.day === today);
      const problems = [
        ...(one ? [] : [{ path: '_day', message: words.badTarget }]),
        ...(given.reason === '' ? [{ path: '_reason', message: words.reasonMissing }] : []),
      ];
      if (problems.length > 0) return { problems };
      return { asked: trial === undefined ? { on: given.day } : { on: today, trial } };
    },
    async preview(to) {
      const moved = await move(to, false);
      if ('refusals' in moved) return moved;
      return migrationInWords(moved, reminderTeller(office, policy, kase.snapshot, { now: at, language }), language);
    },
    async carryOut(to) {
      const moved = await move(to, true);
      return 'refusals' in moved ? moved : { after: (await caseById(office, id)).snapshot };
    },
  });
}

function Fields({
  given,
  offered,
  problems,
}: {
  given: { day: string; trial: string; reason: string };
  offered: ReturnType<typeof trials>;
  problems: FormProblem[];
}) {
  const say = useSay();
  return (
    <>
      <DayField day={given.day} problems={problems} label={words.toDay} />
      <div class="form-group">
        <label class="form-label" for="field-_trial">
          {say(words.toTrial)}
        </label>
        <select class="form-select" id="field-_trial" name="_trial">
          <option value="">{say(words.noTrial)}</option>
          {offered.map(({ id, title }) => (
            <option key={id} value={id} selected={id === given.trial}>
              {say(title)}
            </option>
          ))}
        </select>
      </div>
      <Reason value={given.reason} problems={problems} help={words.reasonOfMove} />
    </>
  );
}
