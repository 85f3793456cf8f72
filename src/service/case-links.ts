/** By which names a case may belong to others: those that its workflow declares. */

import { factsRead } from '../conditions/facts-read.ts';
import type { Refusal } from '../engine/types.ts';
import { namedConditions } from '../engine/verdicts.ts';
import type { Policy, Text } from '../policy/types.ts';
import { type Naming, noteNamed } from './named-cases.ts';
import type { Office } from './office.ts';

/** A link that a case of the workflow may have, and the open cases at its other end. */
export interface OpenLink {
  link: string;
  /** Title of the workflow at its other end. */
  to: Text;
  open: { id: string; title: string }[];
}

/**
 * Links that do not exist in the workflow, or lead to no case of the right kind.
 * @param naming left out for somebody who may see everything; others learn of no case but those they see and the open ones
 * that a link of the workflow may lead to.
 */
export async function linkRefusals(
  office: Office,
  workflow: string,
  links: Record<string, string>,
  what: Text,
  naming?: Naming,
): Promise<Refusal[]> {
  const known = linksOf(office, workflow);
  const refusals: Refusal[] = [];
  for (const [name, id] of Object.entries(links)) {
    const to = Object.hasOwn(known, name) ? known[name] : undefined;
    const stored = await office.ledger.loadCase(id);
    const offered = stored?.origin === 'run' && stored.snapshot.status === 'active' && stored.snapshot.workflow === to;
    const found = stored && (offered || !naming || naming.sees(stored.snapshot)) ? stored : null;
    const why =
      to === undefined
        ? noSuchLink(name, Object.keys(known))
        : !found
          ? noSuchCase(id)
          : found.snapshot.workflow !== to
            ? otherWorkflow(id, name, titleOf(office, to))
            : null;
    if (why) refusals.push({ code: 'no-such-case', what, why, source: [], missing: [] });
  }
  if (naming && refusals.length > 0) await noteNamed(office, naming, Object.values(links));
  return refusals;
}

/** Links that the rules read and that a case has not been given, each with the open cases it could lead to. */
export async function missingLinks(
  office: Office,
  policy: Policy,
  workflow: string,
  links: Record<string, string>,
): Promise<OpenLink[]> {
  const all = await openLinks(office, workflow);
  return all.filter(({ link }) => !Object.hasOwn(links, link) && isRead(policy, workflow, link));
}

/** Every name under which a case of the workflow may belong to another, with the open cases it could lead to. */
export async function openLinks(office: Office, workflow: string): Promise<OpenLink[]> {
  const found = Object.entries(linksOf(office, workflow)).map(async ([link, to]) => {
    const open = await office.ledger.listCases({ workflow: to, origin: 'run', status: 'active' });
    return { link, to: titleOf(office, to), open: open.map(({ snapshot: { id, title } }) => ({ id, title })) };
  });
  return Promise.all(found);
}

function linksOf({ text }: Office, workflow: string): Record<string, string> {
  return text.workflows.get(workflow)?.value.links ?? {};
}

function isRead(policy: Policy, workflow: string, link: string): boolean {
  const named = namedConditions(policy);
  return Object.values(policy.criteria)
    .filter((rule) => rule.workflow === workflow)
    .some(({ when }) => factsRead(when, named).some(({ fact }) => fact === link));
}

function titleOf({ text }: Office, workflow: string): Text {
  return text.workflows.get(workflow)?.value.title ?? { da: workflow, en: workflow };
}

function noSuchLink(name: string, known: string[]): Text {
  const list = known.join(', ');
  return {
    da: `Forløbet har ingen forbindelse »${name}«. ${list ? `Der findes: ${list}.` : 'Det har ingen forbindelser.'}`,
    en: `The workflow has no link "${name}". ${list ? `There are: ${list}.` : 'It has no links.'}`,
  };
}

function noSuchCase(id: string): Text {
  return {
    da: `Der er ingen sag med id’et »${id}« at knytte til.`,
    en: `There is no case with the id "${id}" to link to.`,
  };
}

function otherWorkflow(id: string, link: string, to: Text): Text {
  return {
    da: `Sagen »${id}« kan ikke være »${link}«: det skal være en sag i forløbet ${to.da}.`,
    en: `The case "${id}" cannot be "${link}": that must be a case of the workflow ${to.en}.`,
  };
}
