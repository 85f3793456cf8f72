/** Hosts inside the own network: a setting that leads there by mistake could reach what no outsider should. */

import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const own = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  own.addSubnet(net, prefix, 'ipv4');
}
own.addAddress('::', 'ipv6');
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

/** True where the name or any address it has now lies inside the own network. A name that is not known is outside. */
export async function isInOwnNetwork(host: string): Promise<boolean> {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(bare) > 0) return isOwn(bare);
  if (!bare.includes('.') || /\.(?:local|localhost|internal|lan|intern)$/.test(bare)) return true;
  const addresses = await lookup(bare, { all: true }).catch(() => []);
  return addresses.some(({ address }) => isOwn(address));
}

function isOwn(address: string): boolean {
  return own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
