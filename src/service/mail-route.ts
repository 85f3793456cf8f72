import type { Text } from '../policy/types.ts';
import { type Mailbox, readMailbox } from '../post/address.ts';
import { folderTransport, smtpSettingsFrom, smtpTransport, type Transport } from '../post/transport.ts';

/** How letters leave the house: to a mail server where the environment names one, otherwise into a folder. */
export interface MailRoute {
  transport: Transport;
  from: string;
  sender: Mailbox;
  to: { folder: string } | { server: string };
}

const usualSender = 'LKT <lkt@lkt.example>';

/** @param env the settings of the mail server and the sender, where there are any. */
export function mailRoute(
  env: Record<string, string | undefined>,
  folder: string,
): { route: MailRoute } | { problems: Text[] } {
  const settings = smtpSettingsFrom(env);
  if (settings && 'problems' in settings) return { problems: settings.problems.map(({ what }) => what) };
  const from = settings?.from ?? (env.LKT_MAIL_FROM?.trim() || usualSender);
  const mailbox = readMailbox(from);
  if (!mailbox) return { problems: [badSender(from)] };
  const route = settings
    ? { transport: smtpTransport(settings), to: { server: `${settings.host}:${settings.port}` } }
    : { transport: folderTransport(folder), to: { folder } };
  return { route: { ...route, from, sender: mailbox } };
}

function badSender(from: string): Text {
  const found = JSON.stringify(from);
  return {
    da: `LKT_MAIL_FROM er ${found}; der ventes en afsenderadresse, for eksempel "LKT <lkt@region.example>".`,
    en: `LKT_MAIL_FROM is ${found}; expected a sender's address, for instance "LKT <lkt@region.example>".`,
  };
}
