import { labelledRefusals } from '../../service/labelled.ts';
import { nationalWorkflow, nominatesFor, ownNominations, startNomination } from '../../service/nominations.ts';
import { nominationWords as words } from '../words/nomination.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { boolean, id, list, object, orNull, ref, string } from './schema.ts';
import { shownLine } from './shown-case.ts';

const common = { group: 'nominations' } as const;

export const roundOperations: Operation[] = [
  {
    ...common,
    id: 'readRound',
    method: 'GET',
    path: '/cases/:case/round',
    scope: 'read',
    title: {
      da: 'En indstillingsrunde: hvem der er indbudt, til hvornår, og personens egne indstillinger',
      en: 'A nomination round: who is invited, until when, and the person’s own nominations',
    },
    answer: object({
      open: boolean,
      deadline: orNull(string),
      selectionMeeting: orNull(string),
      invited: list(string),
      /** Organisations that the person may nominate for. */
      nominatesFor: list(string),
      own: list(ref('CaseLine')),
    }),
    async handle({ house, access, kase, today }) {
      const { snapshot } = kase;
      if (snapshot.workflow !== 'nomination-round') throw new ApiProblem('not-found');
      const { facts, state } = snapshot;
      const text = (value: unknown) => (typeof value === 'string' ? value : null);
      const own = await ownNominations(house.office, access, snapshot, today);
      const lines = own.map(async (line) => {
        const stored = await house.office.ledger.loadCase(line.id);
        return stored ? [shownLine(line, stored.snapshot)] : [];
      });
      return {
        json: {
          open: state === 'open',
          deadline: text(facts.deadline),
          selectionMeeting: text(facts.selectionMeeting),
          invited: Array.isArray(facts.invited) ? facts.invited.map(String) : [],
          nominatesFor: nominatesFor(access, snapshot),
          own: (await Promise.all(lines)).flat(),
        },
      };
    },
  },
  {
    ...common,
    id: 'startNomination',
    method: 'POST',
    path: '/cases/:case/nominations',
    scope: 'write',
    title: { da: 'Begynd en indstilling i en runde', en: 'Begin a nomination in a round' },
    body: object({ title: id, nominators: list(id) }),
    creates: true,
    answer: ref('Written'),
    handle: start,
  },
];

async function start({ house, access, kase, body, at, today, answer }: Call) {
  const { snapshot: round } = kase;
  if (round.workflow !== 'nomination-round') throw new ApiProblem('not-found');
  const { title, nominators } = body as { title: string; nominators: string[] };
  const offered = nominatesFor(access, round);
  const beyond = nominators.findIndex((each) => !offered.includes(each));
  if (nominators.length === 0 || beyond >= 0) {
    const path = beyond >= 0 ? `_nominators/${beyond}` : '_nominators';
    throw wrongFields([{ path, message: words.nobodyChosen }], '');
  }
  if (round.state !== 'open') throw new ApiProblem('not-now');
  const noted = answer(201);
  const by = access.person.id;
  const started = await startNomination(house.office, {
    round,
    title,
    nominators,
    by,
    at,
    today,
    answer: noted.answer,
  });
  if ('refusals' in started) {
    throw new ApiProblem('refused', { refusals: labelledRefusals(access.policy, nationalWorkflow, started.refusals) });
  }
  return noted.reply();
}
