import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { place, start } from './given-cases.ts';
import { addPerson, noon, openOffice } from './office.ts';

const day = '2026-02-02';

async function house() {
  const office = await openOffice();
  await addPerson(office, 'test', ['secretariat', 'steering-group']);
  await start(office, 'national-lkt', 'lkt', '2026-01-05');
  await start(office, 'steering-group-meeting', 'moede', '2026-01-05');
  await start(office, 'nomination-round', 'runde', '2026-01-05');
  const give = (id: string, name: string, payload: object, history = false, role = 'secretariat') =>
    giveCommand(office, {
      case: id,
      name,
      payload: payload as never,
      actor: { role, by: 'test' },
      occurredAt: exactly(day),
      at: noon(day),
      history,
    });
  return { office, give };
}

test('a case, a person and an organisation that nobody knows are refused, each by name', async () => {
  const { office, give } = await house();
  const item = { title: 'Punkt', kind: 'decision' };
  const added = await give('moede', 'item.add', { ...item, case: 'nothing' });
  expect(added).toMatchObject({
    refusals: [{ code: 'payload', missing: ['case'], why: { da: '»Sag«: der er ingen sag »nothing«.' } }],
  });
  expect(await give('moede', 'item.add', { ...item, case: 'lkt' })).toMatchObject({ case: { version: 2 } });

  const plan = { opens: '2026-03-02', deadline: '2026-05-01', selectionMeeting: '2026-06-10' };
  const round = { ...plan, minSelected: 1, maxSelected: 3 };
  expect(await give('runde', 'round.prepare', { ...round, invited: ['reg-m', 'reg-x'] })).toMatchObject({
    refusals: [
      { code: 'payload', missing: ['invited'], why: { en: expect.stringContaining('no organisation "reg-x"') } },
    ],
  });

  await place(office, 'lkt', 'assessment.assessing', day);
  const excluded = { recused: 'nobody', reason: 'Inhabil' };
  expect(await give('lkt', 'assessment.exclude', excluded)).toMatchObject({
    refusals: [{ code: 'payload', missing: ['recused'], why: { en: expect.stringContaining('no person "nobody"') } }],
  });
  expect(await give('lkt', 'assessment.exclude', { ...excluded, recused: 'test' })).toMatchObject({
    case: { facts: { assessments: [{ recused: 'test' }] } },
  });
});

test('what is entered as history may name people who were never registered', async () => {
  const { office, give } = await house();
  await place(office, 'lkt', 'assessment.assessing', day);
  const told = await give('lkt', 'assessment.exclude', { recused: 'somebody', reason: 'Inhabil' }, true);
  expect(told).toMatchObject({ case: { facts: { assessments: [{ recused: 'somebody' }] } } });
});

test('a waiver names a criterion of the case’s own workflow', async () => {
  const { office, give } = await house();
  await place(office, 'lkt', 'assessment.assessing', day);
  const waive = (criterion: string) =>
    give('lkt', 'criterion.waive', { criterion, until: '2026-06-30', reason: 'x' }, false, 'steering-group');
  expect(await waive('package-has-data')).toMatchObject({ refusals: [{ code: 'recording' }] });
  expect(await waive('enough-assessors')).toMatchObject({ case: { waivers: { 'enough-assessors': {} } } });
});
