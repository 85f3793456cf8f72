interface Dsn {
  /** Message-ID of the letter that came back. */
  messageId: string;
  recipient?: string;
  action?: string;
  status?: string;
  diagnostic?: string;
  /** Content type that the letter comes with. */
  as?: string;
  /** More fields about the recipient. */
  fields?: Record<string, string>;
}

/** A report of delivery as a mail server writes it (RFC 3464). */
export function dsn({
  messageId,
  recipient = 'aase@region.example',
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1\r\n No such user here',
  as = 'text/rfc822-headers',
  fields = {},
}: Dsn): string {
  return [
    'From: MAILER-DAEMON@mx.region.example',
    'To: lkt@national.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="skel"',
    '',
    '--skel',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Beklager.',
    '',
    '--skel',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.region.example',
    '',
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--skel',
    `Content-Type: ${as}`,
    '',
    `Message-ID: ${messageId}`,
    'Subject: Et brev',
    '',
    '--skel--',
    '',
  ].join('\r\n');
}
