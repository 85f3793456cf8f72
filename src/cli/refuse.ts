import type { Refusal } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import type { Desk } from './desk.ts';
import type { Exit } from './problem.ts';
import { refusalLines } from './refusal-lines.ts';

/**
 * Tells why something was refused.
 * @param of the policy and workflow whose forms give missing facts their names; null before there is a case.
 * @param command the command that was given.
 */
export async function refuse(
  desk: Desk,
  office: Office,
  refusals: Refusal[],
  of: { policy: Policy; workflow: string } | null,
  command?: string,
): Promise<Exit> {
  const [{ cited }, { labelledRefusals }] = await Promise.all([
    import('../service/cited.ts'),
    import('../service/labelled.ts'),
  ]);
  const told = of
    ? labelledRefusals(of.policy, of.workflow, refusals)
    : refusals.map((each) => ({ ...each, labels: each.missing.map((path) => ({ da: path, en: path })) }));
  const message = [...new Set(told.map(({ why }) => desk.say(why)))].join(' ');
  await desk.answer({ ok: false, error: { code: 'refused', message }, refusals }, () =>
    refusalLines(told, (source) => cited(office.text, source), desk.language, command),
  );
  return 1;
}
