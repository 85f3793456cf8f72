/** Reports that a letter did not arrive (RFC 3464), read from a mail that anybody may have written. */

import PostalMime, { type Attachment } from 'postal-mime';

/** What a report says of one letter; every value is on one line. */
export interface BounceReport {
  /** Message-ID of the letter, with its angle brackets. */
  messageId: string;
  recipients: { address: string; original: string | null; action: string; status: string; reason: string }[];
}

/** A report with the whole letter inside is still small; anything larger is something else. */
const largest = 1024 * 1024;
const mostRecipients = 50;
/** RFC 3464 and, where addresses may hold any letter, RFC 6533. */
const reports = new Set(['message/delivery-status', 'message/global-delivery-status']);
const letters = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);

/** Null when the mail is no report of delivery, or does not say of which letter and to whom. Never rejects. */
export async function readBounce(mail: Uint8Array): Promise<BounceReport | null> {
  if (mail.length > largest) return null;
  let parts: Attachment[];
  try {
    ({ attachments: parts } = await PostalMime.parse(mail, { forceRfc822Attachments: true, maxNestingDepth: 20 }));
  } catch {
    return null;
  }
  const status = parts.find(({ mimeType }) => reports.has(mimeType));
  const letter = parts.find(({ mimeType }) => letters.has(mimeType));
  if (!status || !letter) return null;
  const messageId = fieldsOf(textOf(letter).replaceAll('\r\n', '\n').split('\n\n')[0] ?? '').get('message-id') ?? '';
  if (!/^<[A-Za-z0-9._-]{1,100}@[A-Za-z0-9.-]{1,120}>$/.test(messageId)) return null;
  // The first group is about the reporting server, every other about one recipient.
  const groups = textOf(status)
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .slice(0, mostRecipients + 1);
  const recipients = groups.flatMap((group) => recipientIn(fieldsOf(group)) ?? []);
  return recipients.length === 0 ? null : { messageId, recipients };
}

function recipientIn(fields: Map<string, string>): BounceReport['recipients'][number] | null {
  const address = addressIn(fields.get('final-recipient'));
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0];
  const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0] ?? '';
  if (address === null || status === undefined || !actions.includes(action)) return null;
  const reason = (fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '').slice(0, 300);
  return { address, original: addressIn(fields.get('original-recipient')), action, status, reason };
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

/** `rfc822; name@domain`. */
function addressIn(field: string | undefined): string | null {
  const [, address = ''] = /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>;]{3,254})>?$/i.exec(field ?? '') ?? [];
  return address.includes('@') ? address.toLowerCase() : null;
}

/** Header fields by name in small letters, folded lines joined; of a name that comes twice, the first. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([A-Za-z0-9-]{1,60}):(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || fields.has(name.toLowerCase())) continue;
    fields.set(name.toLowerCase(), value.replace(/[\p{Cc}\s]+/gu, ' ').trim());
  }
  return fields;
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
