/** Sign-in through a provider of OpenID Connect: code flow with PKCE, state and nonce, each good for one attempt. */

import * as client from 'openid-client';

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Name of the provider on the button. */
  title: string;
}

export interface OpenId {
  title: string;
  /** Where the browser is to go, and the secret that binds the attempt to it; null while the provider cannot be reached. */
  begin(target: string): Promise<{ url: string; secret: string } | null>;
  /** Ends an attempt, whatever comes of it. `email` is one that the provider has verified. */
  finish(secret: string | undefined, came: URL): Promise<{ email: string; target: string; idToken: string } | null>;
  /** Remembers what ends the provider's own session. Forgotten at a restart: then the provider asks the person. */
  keep(session: string, idToken: string): void;
  /** Where the provider's own session is ended; null where it offers no such thing. */
  leave(session: string): string | null;
}

interface Attempt {
  verifier: string;
  state: string;
  nonce: string;
  target: string;
  begun: number;
}

const callback = '/sign-in/openid/callback';
/** How long a person may take at the provider, and how many may be there at once. */
const patience = 10 * 60_000;
const mostAttempts = 5000;
/** After a failure the provider is not asked again before this. */
const pause = 15_000;

export function openId(
  { issuer, clientId, clientSecret, title }: OpenIdSettings,
  url: string,
  { elapsed, secret, onFailure }: { elapsed(): number; secret(): string; onFailure(error: unknown): void },
): OpenId {
  const attempts = new Map<string, Attempt>();
  const kept = new Map<string, string>();
  const checks = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  let config: client.Configuration | null = null;
  let asked: { at: number; answer: Promise<void> } | null = null;

  /** The provider is asked at the start, and again when somebody needs it: the house does not wait for it. */
  const discover = async (): Promise<client.Configuration | null> => {
    if (config !== null) return config;
    if (asked === null || elapsed() - asked.at > pause) {
      const answer = client
        .discovery(new URL(issuer), clientId, clientSecret, undefined, {
          execute: [client.enableNonRepudiationChecks, ...checks],
          timeout: 5,
        })
        .then(
          (found) => {
            config = found;
          },
          (error) => onFailure(error),
        );
      asked = { at: elapsed(), answer };
    }
    await asked.answer;
    return config;
  };
  const forgetOld = () => {
    for (const [key, { begun }] of attempts) {
      if (elapsed() - begun > patience || attempts.size >= mostAttempts) attempts.delete(key);
    }
  };
  void discover();

  return {
    title,
    async begin(target) {
      const found = await discover();
      if (found === null) return null;
      forgetOld();
      const key = secret();
      const attempt = {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
        target,
        begun: elapsed(),
      };
      attempts.set(key, attempt);
      const to = client.buildAuthorizationUrl(found, {
        redirect_uri: `${url}${callback}`,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { url: to.href, secret: key };
    },
    async finish(key, came) {
      forgetOld();
      const attempt = key === undefined ? undefined : attempts.get(key);
      if (key === undefined || attempt === undefined || config === null) return null;
      attempts.delete(key);
      try {
        const tokens = await client.authorizationCodeGrant(config, came, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || tokens.id_token === undefined) return null;
        const told =
          typeof claims.email === 'string'
            ? claims
            : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
        if (typeof told.email !== 'string' || told.email_verified !== true) return null;
        return { email: told.email, target: attempt.target, idToken: tokens.id_token };
      } catch (error) {
        onFailure(error);
        return null;
      }
    },
    keep(session, idToken) {
      kept.set(session, idToken);
      const [oldest] = kept.keys();
      if (kept.size > mostAttempts && oldest !== undefined) kept.delete(oldest);
    },
    leave(session) {
      const idToken = kept.get(session);
      kept.delete(session);
      if (!config?.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${url}/sign-in`,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
}
