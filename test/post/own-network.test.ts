import { expect, test } from 'vitest';
import { isInOwnNetwork } from '../../src/post/own-network.ts';
import { hostProblems } from '../../src/service/allowed-hosts.ts';

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'mail',
  'mail.local.',
  'metadata.internal',
  '10.1.2.3',
  '127.0.0.1',
  '2130706433',
  '169.254.169.254',
  '192.168.0.1',
  '[::1]',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
])('%s lies inside the own network', async (host) => {
  expect(await isInOwnNetwork(host)).toBe(true);
});

test.each(['192.0.2.1', '172.32.0.1', '2001:db8::1'])('%s lies outside it', async (host) => {
  expect(await isInOwnNetwork(host)).toBe(false);
});

test('a host of the own network is told of unless it is on the list of those allowed (bad input 19)', async () => {
  const asked = [{ setting: 'LKT_SMTP_HOST', host: '10.0.0.25' }];
  const [problem] = await hostProblems(asked, ['10.0.0.26']);
  expect(problem?.en).toContain('LKT_SMTP_HOST leads to 10.0.0.25');
  expect(await hostProblems(asked, ['10.0.0.25'])).toEqual([]);
});
