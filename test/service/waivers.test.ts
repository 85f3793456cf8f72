import { expect, test } from 'vitest';
import { caseLines } from '../../src/cli/case-lines.ts';
import { exactly } from '../../src/engine/time.ts';
import { caseFile } from '../../src/service/case-file.ts';
import { correctCase } from '../../src/service/correct-case.ts';
import { waiversOf } from '../../src/service/waivers.ts';
import { place, start } from './given-cases.ts';
import { command, noon, openOffice } from './office.ts';

const waiver = { criterion: 'enough-assessors', until: '2026-06-30', reason: 'To bedømmere er syge' };

async function waived() {
  const office = await openOffice();
  await start(office, 'national-lkt', 'lkt', '2026-01-05');
  await place(office, 'lkt', 'assessment.assessing', '2026-02-02');
  await command(office, 'lkt', 'steering-group', 'criterion.waive', '2026-02-03', waiver);
  return office;
}
const file = (office: Awaited<ReturnType<typeof waived>>) =>
  caseFile(office, 'lkt', { role: '', by: 'reader' }, '2026-02-03');

test('what a decision has set aside is told with the case: the criterion, its last day and the reason', async () => {
  const told = await file(await waived());
  const [one, ...others] = waiversOf(told, '2026-06-30');
  expect(others).toEqual([]);
  expect(one).toMatchObject({ ...waiver, until: exactly('2026-06-30'), over: false, version: 3 });
  expect(waiversOf(told, '2026-07-01')).toMatchObject([{ over: true }]);
  const view = {
    seenFrom: '2026-07-01',
    role: undefined,
    asOf: null,
    cite: () => [],
    label: (da: string) => ({ da, en: da }),
  };
  const lines = caseLines(told, view, 'da');
  expect(lines.slice(lines.indexOf('Dispensationer'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/til og med 30. juni 2026 \(udløbet\)/), `    ${waiver.reason}`]),
  );
});

test('a corrected waiver is told as it was corrected, a withdrawn one not at all', async () => {
  const office = await waived();
  const asked = {
    case: 'lkt',
    reason: 'Skrivefejl',
    actor: { role: 'secretariat', by: 'test' },
    recordedAt: noon('2026-02-04'),
  };
  const amended = { ...waiver, until: '2026-05-31', reason: 'En bedømmer er syg' };
  await correctCase(office, { ...asked, withdraw: [], amend: { version: 3, payload: amended }, accept: true });
  expect(waiversOf(await file(office), '2026-02-04')).toMatchObject([
    { until: exactly('2026-05-31'), reason: 'En bedømmer er syg' },
  ]);
  await correctCase(office, { ...asked, withdraw: [3], amend: null, accept: true });
  expect(waiversOf(await file(office), '2026-02-04')).toEqual([]);
});
