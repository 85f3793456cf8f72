import { expect, test, vi } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { startCase } from '../../src/service/start-case.ts';
import { command, openOffice } from './office.ts';

// The two evaluators agree on everything the property test can think of; only a broken one shows what a disagreement does.
vi.mock('../../src/conditions/second-opinion.ts', () => ({ secondOpinion: async () => false }));

test('when the two evaluators disagree the command is refused, nothing is written, and an incident is recorded', async () => {
  const office = await openOffice();
  const given = {
    actor: { role: 'secretariat', by: 'test' },
    occurredAt: exactly('2026-01-05'),
    at: '2026-01-05T12:00:00.000Z',
  };
  await startCase(office, { ...given, id: 'runde', workflow: 'nomination-round', title: 'Runde' });
  const round = {
    opens: '2026-02-02',
    deadline: '2026-04-01',
    selectionMeeting: '2026-06-01',
    invited: ['reg-h'],
    minSelected: 1,
    maxSelected: 3,
  };
  const before = await office.ledger.events('runde');
  const refused = await command(office, 'runde', 'secretariat', 'round.prepare', '2026-01-06', round);
  expect('refusals' in refused && refused.refusals.every(({ code }) => code === 'second-opinion')).toBe(true);
  expect(await office.ledger.events('runde')).toEqual(before);
  expect(await office.ledger.incidents()).not.toEqual([]);
});
