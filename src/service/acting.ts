import { perPolicy } from '../engine/per-policy.ts';
import type { Actor, Case, Instant, Refusal } from '../engine/types.ts';
import type { HeldRole, Person } from '../ledger/contract.ts';
import type { Policy, Recipient, StateNode, Text } from '../policy/types.ts';
import { today } from './days.ts';
import type { Office } from './office.ts';
import { isExcepted, organisationsAt } from './recipients.ts';
import { readRegister } from './register.ts';

/**
 * Who acts: told also for whom, where it is as deputy. Refused when the register of people has somebody in it and whoever acts is not there in the role: for this case, or for
 * one of the organisations that the text reads from the case for that role. An empty register lets anybody act.
 * @param kase absent for a case that is being started.
 */
export async function actingAs(
  { ledger, text }: Office,
  policy: Policy,
  { role, by }: Actor,
  what: Text,
  at: Instant,
  kase?: Case,
): Promise<{ actor: Actor } | { refusals: Refusal[] }> {
  if (role === 'engine') return { refusals: [notByHand(what)] };
  const people = (await readRegister(ledger)).on(today(text, at));
  if (people.length === 0) return { actor: { role, by } };
  const person = people.find(({ id }) => id === by);
  const held = person && heldIn(person, role, policy, kase);
  if (held) return { actor: held.for === undefined ? { role, by } : { role, by, for: held.for } };
  const holding = people.filter((each) => holdsIn(each, role, policy, kase));
  const title = policy.roles[role]?.title ?? { da: `»${role}«`, en: `"${role}"` };
  const others = holding.map(({ id }) => id);
  const why: Text = {
    da: `${by} er ikke registreret som ${title.da}${scope(person, role).da}. ${others.length > 0 ? `Det er: ${others.join(', ')}.` : `Det er ingen; »lkt people add« registrerer.`}`,
    en: `${by} is not registered as ${title.en}${scope(person, role).en}. ${others.length > 0 ? `These are: ${others.join(', ')}.` : `Nobody is; "lkt people add" registers.`}`,
  };
  return { refusals: [{ code: 'no-right', what, why, source: [], missing: [] }] };
}

/** What time alone does is done by the engine itself, in a tick; nobody acts in its name. */
function notByHand(what: Text): Refusal {
  const why: Text = {
    da: 'Rollen »engine« er systemet selv. Vælg den rolle, du handler i.',
    en: 'The role "engine" is the system itself. Choose the role you act in.',
  };
  return { code: 'no-right', what, why, source: [], missing: [] };
}

type Holder = Pick<Person, 'id' | 'roles'>;

/** Whether a person holds a role in a case, or at all where the case is still to be started. */
export function holdsIn(person: Holder, role: string, policy: Policy, kase: Case | undefined): boolean {
  return heldIn(person, role, policy, kase) !== undefined;
}

/** The holding by which a person has the role there: an own one before one as deputy. */
function heldIn({ id, roles }: Holder, role: string, policy: Policy, kase: Case | undefined): HeldRole | undefined {
  return roles.find(({ role: held, organisation, case: only, for: absent }) => {
    if (held !== role || (only !== undefined && only !== kase?.id)) return false;
    // Whoever is kept out of a case is kept out of it through a deputy too.
    if (kase && [id, absent ?? id].some((each) => isExcepted(policy, role, each, kase))) return false;
    if (only !== undefined) return true;
    // Until the case names organisations for the role, anybody who holds it somewhere may begin.
    if (organisation === undefined || !kase) return true;
    const organisations = organisationsOf(policy, kase, role);
    return organisations.size === 0 || organisations.has(organisation);
  });
}

/** The organisations in the case's facts for which the text addresses the role: with deadlines, reminders, notices or invitations. */
export function organisationsOf(policy: Policy, kase: Case, role: string): Set<string> {
  const paths = addressed(policy, kase.workflow).get(role) ?? [];
  return new Set([...paths].flatMap((path) => [...organisationsAt(kase, path)]));
}

/** Role → the paths of facts by which a workflow's texts address its organisations. */
const addressed = perPolicy((policy, workflow) => {
  const ofWorkflow = (deadline: string) => policy.deadlines[deadline]?.workflow === workflow;
  const ladders = Object.values(policy.reminders).filter(({ deadline }) => ofWorkflow(deadline));
  const recipients: Recipient[] = [
    ...Object.values(policy.deadlines).flatMap((each) => (each.workflow === workflow ? each.owner : [])),
    ...ladders.flatMap(({ ladder }) => ladder.flatMap(({ to, escalate }) => [...to, ...(escalate?.to ?? [])])),
    ...Object.values(policy.invitations ?? {}).flatMap((each) => (each.workflow === workflow ? each.to : [])),
    ...noticed(policy.workflows[workflow]),
  ];
  const paths = new Map<string, Set<string>>();
  for (const { role, of } of recipients) {
    if (of !== undefined) paths.set(role, (paths.get(role) ?? new Set()).add(of));
  }
  return paths;
});

/** Whom the transitions of a workflow write to. */
function noticed(node: Pick<StateNode, 'on' | 'states'> | undefined): Recipient[] {
  if (!node) return [];
  const own = Object.values(node.on ?? {}).flatMap((transitions) =>
    transitions.flatMap(({ meta }) => (meta.notify ?? []).flatMap(({ to }) => to)),
  );
  return [...own, ...Object.values(node.states ?? {}).flatMap(noticed)];
}

function scope(person: Person | undefined, role: string): Text {
  const held = person?.roles.filter((each) => each.role === role) ?? [];
  const only = held
    .map(({ organisation, case: kase }) => organisation ?? kase ?? '')
    .filter(Boolean)
    .join(', ');
  return only === ''
    ? { da: '', en: '' }
    : { da: ` i denne sag, kun for ${only}`, en: ` in this case, only for ${only}` };
}
