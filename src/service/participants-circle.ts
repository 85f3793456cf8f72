/** The circle of participants as it is registered, with the rows of a spreadsheet laid onto it: nobody falls out of it unseen. */

import { folded } from '../documents/written-value.ts';
import type { Json, JsonObject } from '../policy/types.ts';

export type PartyKind = 'cluster' | 'hospital' | 'municipality' | 'team';

export interface Party {
  kind: PartyKind;
  name: string;
  /** Of a hospital or municipality. */
  cluster: string | null;
}

/** What a row makes of the circle. */
export type RowIs = 'new' | 'changed' | 'same';

/** @param held what is registered: what no row names stays as it is. */
export function circleOn(held: JsonObject) {
  const clusters = listOf(held.clusters).map((each) => ({ ...each }));
  const teams = listOf(held.teams).map((each) => ({ ...each }));
  const before = partiesOf(clusters, teams);
  const named = new Set<string>();

  const clusterCalled = (name: string): JsonObject => {
    const found = clusters.find((each) => isCalled(each, name));
    if (found) return found;
    const made: JsonObject = { name, hospitals: [], municipalities: [], jointLeadership: false };
    clusters.push(made);
    return made;
  };

  return {
    /** @param given fields of the row that are filled in. */
    cluster(name: string, given: JsonObject): RowIs {
      const isNew = !clusters.some((each) => isCalled(each, name));
      const found = clusterCalled(name);
      named.add(keyOf({ kind: 'cluster', name: nameOf(found), cluster: null }));
      return laid(found, given, isNew);
    },
    member(kind: 'hospital' | 'municipality', name: string, cluster: string): RowIs {
      const found = clusterCalled(cluster);
      const list = kind === 'hospital' ? 'hospitals' : 'municipalities';
      const members = textsOf(found[list]);
      named.add(keyOf({ kind, name, cluster: nameOf(found) }));
      named.add(keyOf({ kind: 'cluster', name: nameOf(found), cluster: null }));
      if (members.some((each) => folded(each) === folded(name))) return 'same';
      found[list] = [...members, name];
      return 'new';
    },
    /** A team is known by its name and its organisation; by its name alone where only one is called that. */
    team(name: string, given: JsonObject): RowIs {
      const alike = teams.filter((each) => isCalled(each, name));
      const organisation = typeof given.organisation === 'string' ? given.organisation : null;
      const found =
        organisation === null
          ? alike.length === 1
            ? alike[0]
            : undefined
          : (alike.find((each) => folded(String(each.organisation ?? '')) === folded(organisation)) ??
            alike.find((each) => each.organisation === undefined));
      named.add(keyOf({ kind: 'team', name: teamName(found ?? { name, ...given }), cluster: null }));
      if (found) return laid(found, given, false);
      teams.push({ name, sponsor: false, improvementSkills: false, staffGroups: false, ...given });
      return 'new';
    },
    /** Registered before, and named by no row. */
    untouched: (): Party[] => before.filter((each) => !named.has(keyOf(each))),
    payload: (): JsonObject => ({ clusters, teams }),
  };
}

function laid(found: JsonObject, given: JsonObject, isNew: boolean): RowIs {
  const differs = Object.entries(given).some(([field, value]) => found[field] !== value);
  Object.assign(found, given);
  return isNew ? 'new' : differs ? 'changed' : 'same';
}

function partiesOf(clusters: JsonObject[], teams: JsonObject[]): Party[] {
  const ofClusters = clusters.flatMap((each): Party[] => {
    const cluster = nameOf(each);
    const members = (kind: PartyKind, names: Json | undefined) =>
      textsOf(names).map((name): Party => ({ kind, name, cluster }));
    return [
      { kind: 'cluster', name: cluster, cluster: null },
      ...members('hospital', each.hospitals),
      ...members('municipality', each.municipalities),
    ];
  });
  return [...ofClusters, ...teams.map((each): Party => ({ kind: 'team', name: teamName(each), cluster: null }))];
}

function teamName(team: JsonObject): string {
  return typeof team.organisation === 'string' ? `${nameOf(team)} – ${team.organisation}` : nameOf(team);
}

function keyOf({ kind, name, cluster }: Party): string {
  return JSON.stringify([kind, folded(name), folded(cluster ?? '')]);
}

function isCalled(each: JsonObject, name: string): boolean {
  return folded(nameOf(each)) === folded(name);
}

function nameOf({ name }: JsonObject): string {
  return typeof name === 'string' ? name : '';
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value)
    ? value.filter((each): each is JsonObject => typeof each === 'object' && each !== null)
    : [];
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
