/** The mail server's settings, read from the environment. */

import { readFileSync } from 'node:fs';
import type { Text } from '../policy/types.ts';
import { readMailbox } from './address.ts';

export interface SmtpSettings {
  host: string;
  port: number;
  tls: TlsMode;
  login: { user: string; password: string } | null;
  /** Certificates (PEM) to trust instead of the well-known ones. */
  ca: string | null;
  /** `name@domain` or `Name <name@domain>`. */
  from: string;
  /** Milliseconds. `silence`: without a word from the server; `whole`: one mail from beginning to end. */
  timeouts: { connection: number; greeting: number; silence: number; whole: number };
}

/** `starttls` refuses to go on unencrypted; `tls` is encrypted from the first byte. */
type TlsMode = 'none' | 'starttls' | 'tls';

export interface SettingProblem {
  setting: string;
  what: Text;
}

type Environment = Record<string, string | undefined>;

const USUAL_PORT: Record<TlsMode, number> = { none: 25, starttls: 587, tls: 465 };
const TIMEOUTS = { connection: 10_000, greeting: 10_000, silence: 20_000, whole: 45_000 };

/** Reads the SMTP settings and `LKT_MAIL_FROM`. Null when no mail server is named; otherwise settings, or all that is wrong. */
export function smtpSettingsFrom(env: Environment): SmtpSettings | null | { problems: SettingProblem[] } {
  const setting = (name: string) => env[name]?.trim() || null;
  const host = setting('LKT_SMTP_HOST');
  if (host === null) return null;
  const problems: SettingProblem[] = [];
  const settings: SmtpSettings = {
    host: readHost(host, problems),
    ...readConnection(setting('LKT_SMTP_TLS'), setting('LKT_SMTP_PORT'), problems),
    login: readLogin(setting('LKT_SMTP_USER'), env.LKT_SMTP_PASSWORD || null, problems),
    ca: readCertificates(setting('LKT_SMTP_CA'), problems),
    from: readSender(setting('LKT_MAIL_FROM'), problems),
    timeouts: TIMEOUTS,
  };
  if (settings.login !== null && settings.tls === 'none' && !isThisMachine(host)) {
    report(problems, 'LKT_SMTP_TLS', {
      da: 'er "none", men der er angivet en adgangskode, som så ville blive sendt ukrypteret. Vælg "starttls" eller "tls".',
      en: 'is "none", but a password is given, which would then be sent unencrypted. Choose "starttls" or "tls".',
    });
  }
  return problems.length > 0 ? { problems } : settings;
}

function report(problems: SettingProblem[], setting: string, what: Text): void {
  problems.push({ setting, what: { da: `${setting} ${what.da}`, en: `${setting} ${what.en}` } });
}

function readHost(host: string, problems: SettingProblem[]): string {
  if (!/^[\p{L}\p{N}._:-]+$/u.test(host) || /^[^:]+:[0-9]+$/.test(host)) {
    report(problems, 'LKT_SMTP_HOST', {
      da: `er ${JSON.stringify(host)}; der ventes kun et servernavn, for eksempel mail.region.example. Porten skrives i LKT_SMTP_PORT.`,
      en: `is ${JSON.stringify(host)}; expected a server name alone, for instance mail.region.example. The port goes in LKT_SMTP_PORT.`,
    });
  }
  return host;
}

function readConnection(
  mode: string | null,
  port: string | null,
  problems: SettingProblem[],
): { tls: TlsMode; port: number } {
  const tls = mode ?? 'starttls';
  if (tls !== 'none' && tls !== 'starttls' && tls !== 'tls') {
    report(problems, 'LKT_SMTP_TLS', {
      da: `er ${JSON.stringify(tls)}; der ventes "starttls", "tls" eller "none".`,
      en: `is ${JSON.stringify(tls)}; expected "starttls", "tls" or "none".`,
    });
    return { tls: 'starttls', port: 0 };
  }
  if (port === null) return { tls, port: USUAL_PORT[tls] };
  const number = Number(port);
  if (!/^[0-9]{1,5}$/.test(port) || number < 1 || number > 65_535) {
    report(problems, 'LKT_SMTP_PORT', {
      da: `er ${JSON.stringify(port)}; der ventes et tal mellem 1 og 65535. Udelad den for at bruge ${USUAL_PORT[tls]}.`,
      en: `is ${JSON.stringify(port)}; expected a number between 1 and 65535. Leave it out to use ${USUAL_PORT[tls]}.`,
    });
  }
  return { tls, port: number };
}

function readLogin(user: string | null, password: string | null, problems: SettingProblem[]): SmtpSettings['login'] {
  if (user !== null && password !== null) return { user, password };
  if (user !== null || password !== null) {
    report(problems, user === null ? 'LKT_SMTP_USER' : 'LKT_SMTP_PASSWORD', {
      da: 'mangler. Angiv både LKT_SMTP_USER og LKT_SMTP_PASSWORD, eller ingen af dem.',
      en: 'is missing. Give both LKT_SMTP_USER and LKT_SMTP_PASSWORD, or neither.',
    });
  }
  return null;
}

function readCertificates(file: string | null, problems: SettingProblem[]): string | null {
  if (file === null) return null;
  try {
    const pem = readFileSync(file, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch {
    // Reported below: a file that cannot be read and a file without a certificate ask for the same remedy.
  }
  report(problems, 'LKT_SMTP_CA', {
    da: `peger på ${JSON.stringify(file)}, som ikke kan læses eller ikke indeholder et certifikat (PEM).`,
    en: `points to ${JSON.stringify(file)}, which cannot be read or holds no certificate (PEM).`,
  });
  return null;
}

function readSender(from: string | null, problems: SettingProblem[]): string {
  if (from === null || readMailbox(from) === null) {
    report(problems, 'LKT_MAIL_FROM', {
      da: `${from === null ? 'mangler' : `er ${JSON.stringify(from)}`}; der ventes en afsenderadresse, for eksempel "LKT <lkt@region.example>".`,
      en: `${from === null ? 'is missing' : `is ${JSON.stringify(from)}`}; expected a sender's address, for instance "LKT <lkt@region.example>".`,
    });
  }
  return from ?? '';
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.[0-9]{1,3}){3}$/.test(host);
}
