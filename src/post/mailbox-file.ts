/** Mails of a mailbox file (mbox), or the one mail of an `.eml` file. */

const mostMails = 1000;

export function mailsIn(file: Uint8Array): Uint8Array[] {
  // One character a byte: what is inside the mails is read later.
  const text = Buffer.from(file).toString('latin1').replaceAll('\r\n', '\n');
  if (!text.startsWith('From ')) return [file];
  return text
    .split(/(?:^|\n\n)From [^\n]*\n/)
    .slice(1, mostMails + 1)
    .map((mail) => Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}
