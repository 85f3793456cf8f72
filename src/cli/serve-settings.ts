/** The settings of production, read from the environment. Whatever is missing, wrong or unsafe is told at once. */

import { isIP } from 'node:net';
import type { Text } from '../policy/types.ts';
import type { LogLevel, WebSettings } from '../web/production.ts';

type Environment = Record<string, string | undefined>;

export interface ServeSettings extends WebSettings {
  listen: { host: string; port: number };
}

const shortestSecret = 32;

export function serveSettings(env: Environment): { settings: ServeSettings; problems: Text[] } {
  const problems: Text[] = [];
  const tell = (setting: string, { da, en }: Text) => problems.push({ da: `${setting} ${da}`, en: `${setting} ${en}` });
  const given = (setting: string) => env[setting]?.trim() || null;
  const secret = (setting: string) => {
    const value = given(setting);
    if (value !== null && value.length < shortestSecret) {
      tell(setting, {
        da: `er for kort. Brug mindst ${shortestSecret} tilfældige tegn, for eksempel fra »openssl rand -hex 32«.`,
        en: `is too short. Use ${shortestSecret} random characters or more, for instance from "openssl rand -hex 32".`,
      });
    }
    return value;
  };
  const proxies = readProxies(given('LKT_PROXIES'), tell);
  const listen = readListen(given('LKT_LISTEN'), tell);
  if (!isLoopback(listen.host) && proxies.length === 0) {
    tell('LKT_LISTEN', {
      da: `er ${listen.host}:${listen.port}, som andre maskiner kan nå uden kryptering. Lyt på 127.0.0.1, eller angiv i LKT_PROXIES den proxy, der krypterer.`,
      en: `is ${listen.host}:${listen.port}, which other machines can reach without encryption. Listen on 127.0.0.1, or name in LKT_PROXIES the proxy that encrypts.`,
    });
  }
  const settings: ServeSettings = {
    url: readUrl(given('LKT_URL'), tell),
    listen,
    proxies,
    log: readLevel(given('LKT_LOG'), tell),
    metricsToken: secret('LKT_METRICS_TOKEN'),
    bouncesToken: secret('LKT_BOUNCES_TOKEN'),
    openId: readOpenId(given, tell),
  };
  return { settings, problems };
}

/** How mail leaves in production must be said aloud: no letter may end in a folder because a setting was forgotten. */
export function mailProblems(env: Environment): Text[] {
  const problems: Text[] = [];
  const mail = env.LKT_MAIL?.trim() || 'smtp';
  const server = env.LKT_SMTP_HOST?.trim();
  if (mail !== 'smtp' && mail !== 'folder') {
    problems.push({
      da: `LKT_MAIL er ${JSON.stringify(mail)}; der ventes "smtp" eller "folder".`,
      en: `LKT_MAIL is ${JSON.stringify(mail)}; expected "smtp" or "folder".`,
    });
  } else if (mail === 'smtp' && !server) {
    problems.push({
      da: 'LKT_SMTP_HOST mangler. Angiv mailserveren, eller sæt LKT_MAIL=folder, hvis ingen mails skal sendes.',
      en: 'LKT_SMTP_HOST is missing. Name the mail server, or set LKT_MAIL=folder if no mail is to be sent.',
    });
  } else if (mail === 'folder' && server) {
    problems.push({
      da: 'LKT_MAIL er "folder", men LKT_SMTP_HOST er også angivet. Vælg den ene.',
      en: 'LKT_MAIL is "folder", but LKT_SMTP_HOST is given too. Choose one of them.',
    });
  }
  const from = env.LKT_MAIL_FROM?.trim() ?? '';
  // The other faults of a sender are told where the mail server's settings are read.
  if (from === '' && !server) {
    problems.push({
      da: 'LKT_MAIL_FROM mangler; der ventes en afsenderadresse, for eksempel "LKT <lkt@region.dk>".',
      en: 'LKT_MAIL_FROM is missing; expected a sender’s address, for instance "LKT <lkt@region.dk>".',
    });
  } else if (/\.example>?$/i.test(from)) {
    problems.push({
      da: `LKT_MAIL_FROM er ${JSON.stringify(from)}; en adresse på .example findes ikke og kan ikke besvares.`,
      en: `LKT_MAIL_FROM is ${JSON.stringify(from)}; an address on .example does not exist and cannot be answered.`,
    });
  }
  return problems;
}

type Tell = (setting: string, what: Text) => void;

function readUrl(given: string | null, tell: Tell): string {
  if (given === null) {
    tell('LKT_URL', {
      da: 'mangler; der ventes adressen, som folk bruger, for eksempel https://lkt.region.dk.',
      en: 'is missing; expected the address people use, for instance https://lkt.region.dk.',
    });
    return '';
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  const bare = url !== null && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!bare || !['https:', 'http:'].includes(url.protocol)) {
    tell('LKT_URL', {
      da: `er ${JSON.stringify(given)}; der ventes en adresse uden sti, for eksempel https://lkt.region.dk.`,
      en: `is ${JSON.stringify(given)}; expected an address without a path, for instance https://lkt.region.dk.`,
    });
    return '';
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    tell('LKT_URL', {
      da: `er ${given}, som ikke er krypteret. Brug https; http går kun an på denne maskine.`,
      en: `is ${given}, which is not encrypted. Use https; http will do on this machine only.`,
    });
  }
  return url.origin;
}

function readListen(given: string | null, tell: Tell): ServeSettings['listen'] {
  const [, written = '', port = ''] = /^(.+):(\d{1,5})$/.exec(given ?? '127.0.0.1:8080') ?? [];
  const host = written.replace(/^\[(.*)\]$/, '$1');
  if ((isIP(host) > 0 || host === 'localhost') && Number(port) >= 1 && Number(port) <= 65_535) {
    return { host, port: Number(port) };
  }
  tell('LKT_LISTEN', {
    da: `er ${JSON.stringify(given)}; der ventes en IP-adresse og en port, for eksempel 127.0.0.1:8080.`,
    en: `is ${JSON.stringify(given)}; expected an IP address and a port, for instance 127.0.0.1:8080.`,
  });
  return { host: '127.0.0.1', port: 0 };
}

function readProxies(given: string | null, tell: Tell): string[] {
  const proxies = listOf(given);
  for (const each of proxies.filter((address) => isIP(address) === 0)) {
    tell('LKT_PROXIES', {
      da: `indeholder ${JSON.stringify(each)}; der ventes en IP-adresse for hver proxy. Hele net og »*« ville lade enhver skrive sin egen adresse.`,
      en: `contains ${JSON.stringify(each)}; expected an IP address for each proxy. Whole networks and "*" would let anybody write their own address.`,
    });
  }
  return proxies;
}

const levels: LogLevel[] = ['error', 'warn', 'info', 'debug'];

function readLevel(given: string | null, tell: Tell): LogLevel {
  const level = levels.find((each) => each === (given ?? 'info'));
  if (level === undefined) {
    tell('LKT_LOG', {
      da: `er ${JSON.stringify(given)}; der ventes ${levels.join(', ')}.`,
      en: `is ${JSON.stringify(given)}; expected ${levels.join(', ')}.`,
    });
  }
  return level ?? 'info';
}

function readOpenId(given: (setting: string) => string | null, tell: Tell): WebSettings['openId'] {
  const issuer = given('LKT_OIDC_ISSUER');
  const parts = { clientId: given('LKT_OIDC_CLIENT_ID'), clientSecret: given('LKT_OIDC_CLIENT_SECRET') };
  if (issuer === null) {
    if (parts.clientId !== null || parts.clientSecret !== null) {
      tell('LKT_OIDC_ISSUER', {
        da: 'mangler, men de andre OIDC-indstillinger er angivet.',
        en: 'is missing, but other OIDC settings are given.',
      });
    }
    return null;
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) {
    tell('LKT_OIDC_ISSUER', {
      da: `er ${JSON.stringify(issuer)}; der ventes udbyderens adresse med https.`,
      en: `is ${JSON.stringify(issuer)}; expected the address of the provider, with https.`,
    });
  }
  if (parts.clientId === null) tell('LKT_OIDC_CLIENT_ID', { da: 'mangler.', en: 'is missing.' });
  if (parts.clientSecret === null) tell('LKT_OIDC_CLIENT_SECRET', { da: 'mangler.', en: 'is missing.' });
  return {
    issuer,
    clientId: parts.clientId ?? '',
    clientSecret: parts.clientSecret ?? '',
    title: given('LKT_OIDC_TITLE') ?? url?.hostname ?? '',
  };
}

export function listOf(given: string | null | undefined): string[] {
  return (given ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
