import type { MailRoute } from '../service/mail-route.ts';
import type { Office } from '../service/office.ts';
import type { Desk } from './desk.ts';
import type { Exit } from './problem.ts';
import { closedLine, openingLines, roundLine } from './serve-lines.ts';

/** One round of the scheduler at the present instant, and what it did; before it, unless JSON is asked for, how things stand. */
export async function oneRoundOnly(
  desk: Desk,
  office: Office,
  { transport, from, to }: MailRoute,
  at = desk.surroundings.now(),
): Promise<Exit> {
  const [{ oneRound }, { localTime }, { closedForMail }, { overview }] = await Promise.all([
    import('../service/scheduler.ts'),
    import('../service/days.ts'),
    import('../service/mail-hours.ts'),
    import('../service/overview.ts'),
  ]);
  const local = (instant: string) => localTime(office.text, instant);
  if (!desk.json) {
    const view = await overview(office, at, { coming: 10 });
    await desk.print(openingLines(view, { localTime: local, to, once: true }, desk.language));
  }
  const round = await oneRound(office, transport, at, from);
  const closed = await closedForMail(office, round.at);
  await desk.answer({ ...round, closed }, () => [
    roundLine(round, local(round.at), desk.language),
    ...(closed ? [closedLine(closed, local(closed.next), desk.language)] : []),
  ]);
  return 0;
}
