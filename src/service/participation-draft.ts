/** The circle of participants that answers make, laid over what is registered already. */

import type { Json, JsonObject } from '../policy/types.ts';

export interface Party {
  name: string;
  kind: string;
  cluster: string | null;
  /** Who answers for it, by id. */
  contact: string | null;
}

export interface AnswerOfParty {
  party: Party;
  /** The newest payload of its contact; null while none has come. */
  answer: JsonObject | null;
}

interface Cluster {
  name: string;
  hospitals: string[];
  municipalities: string[];
  jointLeadership: boolean;
}

export function partiesIn(call: Json | undefined): Party[] {
  return objects(objectOf(call).bodies).map(({ name, kind, cluster, contact }) => ({
    name: String(name),
    kind: String(kind),
    cluster: textOf(cluster),
    contact: textOf(contact),
  }));
}

export function draftFrom(call: JsonObject, held: JsonObject, answers: AnswerOfParty[]): JsonObject {
  const yes = answers.filter(({ answer }) => answer?.takesPart === 'yes');
  const no = answers.filter(({ answer }) => answer?.takesPart === 'no');
  const clusters = clustersOf(held, yes, no);
  const teams = teamsOf(held, yes, no);
  const regions = held.regions ?? call.regions;
  return {
    ...held,
    ...(regions === undefined ? {} : { regions }),
    ...(clusters.length > 0 || held.clusters !== undefined ? { clusters: clusters as unknown as Json } : {}),
    ...(teams.length > 0 || held.teams !== undefined ? { teams } : {}),
    ...(yes.length > 0 ? { openness: yes.every(({ answer }) => answer?.openness === true) } : {}),
  };
}

/** A cluster that declines is out with all in it; a party that declines is out of its cluster. */
function clustersOf(held: JsonObject, yes: AnswerOfParty[], no: AnswerOfParty[]): Cluster[] {
  const clusters = new Map<string, Cluster>();
  const named = (name: string) => {
    const found = clusters.get(name) ?? { name, hospitals: [], municipalities: [], jointLeadership: false };
    clusters.set(name, found);
    return found;
  };
  for (const each of objects(held.clusters)) {
    const { name, hospitals, municipalities, jointLeadership } = each;
    Object.assign(named(String(name)), {
      hospitals: texts(hospitals),
      municipalities: texts(municipalities),
      jointLeadership: jointLeadership === true,
    });
  }
  for (const { party } of yes) {
    if (party.kind === 'cluster') named(party.name);
    if (party.cluster === null) continue;
    const list = listOf(named(party.cluster), party.kind);
    if (list && !list.includes(party.name)) list.push(party.name);
  }
  for (const { party } of no) {
    if (party.kind === 'cluster') clusters.delete(party.name);
    const list = party.cluster === null ? undefined : listOf(clusters.get(party.cluster), party.kind);
    if (list?.includes(party.name)) list.splice(list.indexOf(party.name), 1);
  }
  for (const cluster of clusters.values()) {
    if (led(yes, cluster.name)) cluster.jointLeadership = true;
  }
  return [...clusters.values()];
}

function listOf(cluster: Cluster | undefined, kind: string): string[] | undefined {
  return kind === 'hospital' ? cluster?.hospitals : kind === 'municipality' ? cluster?.municipalities : undefined;
}

/** The cluster itself has named its leadership, or one of its hospitals and one of its municipalities have. */
function led(yes: AnswerOfParty[], cluster: string): boolean {
  const names = (kind: string) =>
    yes.some(({ party, answer }) => party.kind === kind && party.cluster === cluster && answer?.localLead === true);
  const itself = yes.some(
    ({ party, answer }) => party.kind === 'cluster' && party.name === cluster && answer?.localLead === true,
  );
  return itself || (names('hospital') && names('municipality'));
}

function teamsOf(held: JsonObject, yes: AnswerOfParty[], no: AnswerOfParty[]): JsonObject[] {
  // What a party says of its own teams stands in the place of what was registered for it.
  const out = new Set(no.map(({ party }) => party.name));
  const told = new Set(yes.filter(({ answer }) => objects(answer?.teams).length > 0).map(({ party }) => party.name));
  const kept = objects(held.teams).filter(({ organisation }) => {
    return !out.has(String(organisation)) && !told.has(String(organisation));
  });
  const own = yes.flatMap(({ party, answer }) =>
    objects(answer?.teams).map((team) => ({ ...team, organisation: party.name })),
  );
  return [...kept, ...own];
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((each): each is JsonObject => Object.keys(objectOf(each)).length > 0) : [];
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
