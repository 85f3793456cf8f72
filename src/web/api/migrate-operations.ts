import type { CalendarDate } from '../../policy/types.ts';
import { migrationInWords } from '../../service/difference-words.ts';
import { migrateCase } from '../../service/migrate-case.ts';
import { policyOf } from '../../service/office.ts';
import { reminderTeller } from '../../service/reminder-words.ts';
import { trials } from '../../service/replay-precedents.ts';
import { actingIn } from '../../service/role-for.ts';
import { correctionWords as words } from '../words/corrections.ts';
import type { Call, Operation } from './operation.ts';
import { wrongFields } from './problems.ts';
import { date, id, object, string } from './schema.ts';
import { twoSteps } from './two-steps.ts';

interface Asked {
  to: { on: CalendarDate; trial?: string };
  reason: string;
}

export const migrateOperations: Operation[] = twoSteps<Asked>({
  id: { preview: 'previewMigration', carryOut: 'migrateCase' },
  path: '/cases/:case/migration',
  act: 'migrate',
  title: {
    da: 'Flyt en sag til reglerne på en anden dag eller i en prøve',
    en: 'Move a case to the rules of another day or of a trial',
  },
  body: object({ on: date, trial: id, reason: { ...string, minLength: 1, maxLength: 2000 } }, ['on', 'trial']),
  read({ house, today, body }) {
    const { on, trial, reason } = body as { on?: CalendarDate; trial?: string; reason: string };
    const known = trial === undefined || trials(house.office.text).some((each) => each.id === trial);
    // A trial is the rules of today, with its changes: one of the two is chosen.
    if (!known || (on === undefined) === (trial === undefined))
      throw wrongFields([{ path: trial === undefined ? '_on' : '_trial', message: words.badTarget }], '');
    return { to: { on: on ?? today, ...(trial === undefined ? {} : { trial }) }, reason };
  },
  async preview(call, asked) {
    const { house, kase, at, language } = call;
    const moved = await migrateCase(house.office, { ...given(call, asked), accept: false });
    if ('refusals' in moved) return moved;
    const policy = await policyOf(house.office, kase.snapshot);
    return migrationInWords(
      moved,
      reminderTeller(house.office, policy, kase.snapshot, { now: at, language }),
      language,
    );
  },
  carryOut: (call, asked, answer) => migrateCase(call.house.office, { ...given(call, asked), accept: true, answer }),
});

function given({ kase, access, at, seen }: Call, { to, reason }: Asked) {
  const { snapshot } = kase;
  return { case: snapshot.id, to, reason, actor: actingIn(access, snapshot, 'migrate'), recordedAt: at, seen };
}
