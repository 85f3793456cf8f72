import type { Case, Span } from '../engine/types.ts';
import type { JsonObject, Text } from '../policy/types.ts';
import { titleOfState } from './effect-of.ts';
import { agendaOf, meetingWorkflow, text } from './meeting-agenda.ts';
import { type Office, policyOf } from './office.ts';

export interface MeetingLine {
  id: string;
  title: string;
  state: Text;
  /** When it is, or was held. */
  when: Span | null;
  place: string | null;
  items: number;
  held: boolean;
}

/** Meetings that somebody may see: those to come, the nearest first, and those held, the latest first. */
export async function meetings(office: Office, sees: (kase: Case) => boolean): Promise<MeetingLine[]> {
  const cases = await office.ledger.listCases({ workflow: meetingWorkflow, origin: 'run' });
  const lines = await Promise.all(
    cases
      .filter(({ snapshot }) => sees(snapshot))
      .map(async ({ snapshot: kase }): Promise<MeetingLine> => {
        const { plan } = kase.facts as { plan?: JsonObject };
        const held = kase.milestones['meeting-held'];
        return {
          id: kase.id,
          title: kase.title,
          state: titleOfState(await policyOf(office, kase), kase.workflow, kase.state),
          when: (held ?? kase.planned['meeting-held'])?.when ?? null,
          place: text(plan?.place),
          items: agendaOf(kase.facts).items.length,
          held: held !== undefined,
        };
      }),
  );
  const day = ({ when }: MeetingLine) => when?.latest ?? '9999-12-31';
  const order = (a: MeetingLine, b: MeetingLine) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1);
  return [
    ...lines.filter(({ held }) => !held).sort(order),
    ...lines
      .filter(({ held }) => held)
      .sort(order)
      .reverse(),
  ];
}
