import { addPerson, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

/** One person for each way of holding a role, seen from the case `sepsis`, whose lead region is reg-m. */
export const visitors = {
  nobody: null,
  secretariat: ['secretariat'],
  coordinator: ['coordinator'],
  'steering-group': ['steering-group'],
  'assessment-group': ['assessment-group'],
  'lead of the region': ['project-lead@reg-m'],
  'lead of another region': ['project-lead@reg-h'],
  'lead of this case': ['project-lead#sepsis'],
  'lead of another case': ['project-lead#delir'],
  'director of a region that takes part': ['health-director@reg-n'],
  'director of a region that does not': ['health-director@reg-h'],
  'nominator elsewhere': ['nominator@kl'],
  'practice unit': ['practice-unit'],
} as const;

export type VisitorName = keyof typeof visitors;

export const mayNotSee: VisitorName[] = [
  'lead of another region',
  'lead of another case',
  'director of a region that does not',
  'nominator elsewhere',
  'practice unit',
];

/** Two LKTs that run, and one of each visitor; `vagt` is another of the secretariat. */
export async function houseWithVisitors({ shared = false }: { shared?: boolean } = {}) {
  const one = await openHouse({ shared });
  await addPerson(one.office, 'vagt', ['secretariat']);
  for (const [name, roles] of Object.entries(visitors)) {
    if (roles) await addPerson(one.office, idOf(name), [...roles]);
  }
  const also = { nomination: { nominators: ['reg-sj'] } };
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02', also });
  const annex = { name: 'plan.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') };
  await one.office.ledger.attachments.add({ caseId: 'sepsis', ...annex, addedBy: 'vagt', addedAt: one.clock.now });
  await runningLkt(one.office, 'delir', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  return one;
}

export function idOf(name: string): string {
  return name.replaceAll(' ', '-');
}
