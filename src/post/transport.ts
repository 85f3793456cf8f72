/** The ways a mail can leave the house. */

export { folderTransport } from './folder.ts';
export type { Mail, Transport } from './mail.ts';
export { smtpTransport } from './smtp.ts';
export { type SmtpSettings, smtpSettingsFrom } from './smtp-settings.ts';
