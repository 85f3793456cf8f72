import type { Text } from '../policy/types.ts';
import { isInOwnNetwork } from '../post/own-network.ts';

/** Hosts that lie inside the own network without being on the list of those allowed. */
export async function hostProblems(hosts: { setting: string; host: string }[], allowed: string[]): Promise<Text[]> {
  const known = new Set(allowed.map((each) => each.toLowerCase()));
  const problems: Text[] = [];
  for (const { setting, host } of hosts) {
    if (known.has(host.toLowerCase()) || !(await isInOwnNetwork(host))) continue;
    problems.push({
      da: `${setting} fører til ${host}, som ligger i eget netværk. Skriv ${host} i LKT_ALLOWED_HOSTS, hvis det er meningen.`,
      en: `${setting} leads to ${host}, which lies inside the own network. Add ${host} to LKT_ALLOWED_HOSTS if that is meant.`,
    });
  }
  return problems;
}
