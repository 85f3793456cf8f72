/** A real provider of OpenID Connect on this machine. Whoever comes is signed in as `account` without being asked. */

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export interface Account {
  email?: string;
  email_verified?: boolean;
}

export async function openProvider(redirect: string, account: { claims: Account }) {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'lkt',
        client_secret: 'a-secret-of-the-client-0123456789',
        redirect_uris: [`${redirect}/sign-in/openid/callback`],
        post_logout_redirect_uris: [`${redirect}/sign-in`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...account.claims }) }),
    async loadExistingGrant(ctx: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const { client, session } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: 'someone' } });
    } else callback(request, response);
  });
  return {
    settings: {
      issuer,
      clientId: 'lkt',
      clientSecret: 'a-secret-of-the-client-0123456789',
      title: 'Prøveudbyder',
    },
    close: () => http.close(),
  };
}

/** Follows the provider's own redirects as a browser does, until it sends the browser back to the house. */
export async function throughProvider(start: string): Promise<URL> {
  const issuer = new URL(start).origin;
  const jar = new Map<string, string>();
  let at = start;
  for (let steps = 0; steps < 10; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
    const next = new URL(location, at);
    if (next.origin !== issuer) return next;
    at = next.href;
  }
  throw new Error('The provider redirects without end.');
}
