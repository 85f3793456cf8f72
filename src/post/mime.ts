/** A mail as nodemailer takes it: the same headers and body whether it goes by SMTP or into a folder. */

import type { SendMailOptions } from 'nodemailer';
import { methodOf } from './invitation.ts';
import type { Mail } from './mail.ts';

/** Nothing in a mail may make nodemailer open a file or an address. */
export const CLOSED = { disableFileAccess: true, disableUrlAccess: true, logger: false } as const;

export function mimeOf(mail: Mail): SendMailOptions {
  return {
    messageId: mail.messageId,
    date: new Date(mail.date),
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar === null
      ? {}
      : { icalEvent: { method: methodOf(mail.calendar), content: mail.calendar, filename: 'invite.ics' } }),
    envelope: { from: mail.from.address, to: [mail.to.address] },
    xMailer: false,
    headers: {
      // RFC 3834, and Exchange's own word for it: no holiday replies, please; but do say when it cannot be delivered.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(mail.listId === undefined ? {} : { 'List-Id': `<${mail.listId}>` }),
    },
  };
}
