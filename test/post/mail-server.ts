/** A real SMTP server on a free loopback port, and what a test needs to talk to it. */

import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { Mail, SmtpSettings } from '../../src/post/transport.ts';

export interface Received {
  raw: string;
  email: Email;
  from: string;
  to: string[];
  encrypted: boolean;
  user: unknown;
}

export interface MailServer {
  port: number;
  received: Received[];
  sockets: Set<Socket>;
}

/** `answer` runs once a whole mail is in; an error it throws becomes the server's reply. */
export async function mailServer(
  options: SMTPServerOptions = {},
  answer: (mail: Received, server: MailServer) => void | Promise<void> = () => undefined,
): Promise<MailServer> {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      receive(stream, session)
        .then((mail) => {
          received.push(mail);
          return answer(mail, server);
        })
        .then(() => done(), done);
    },
    ...options,
  });
  smtp.on('error', () => undefined); // Clients that break off are part of the tests.
  const listening = smtp.listen(0, '127.0.0.1');
  const server = { ...(await running(listening)), received };
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  return server;
}

/** Waits until a server listens; its sockets are known, so that a test can cut them. */
export async function running(server: Server): Promise<{ port: number; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  if (!server.listening) await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, sockets };
}

async function receive(stream: NodeJS.ReadableStream, session: SMTPServerSession): Promise<Received> {
  const content = await buffer(stream);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    raw: content.toString('latin1'),
    email: await PostalMime.parse(content),
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map((recipient) => recipient.address),
    encrypted: session.secure,
    user: session.user,
  };
}

/** An answer with an SMTP code. */
export function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

export function settingsFor(port: number, change: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    host: '127.0.0.1',
    port,
    tls: 'none',
    login: null,
    ca: null,
    from: 'LKT <lkt@national.example>',
    timeouts: { connection: 2000, greeting: 400, silence: 400, whole: 5000 },
    ...change,
  };
}

export const MAIL: Mail = {
  messageId: '<0123abcd@national.example>',
  from: { name: 'LKT', address: 'lkt@national.example' },
  to: { name: 'Åse Æblegård Ørum', address: 'aase@region.example' },
  subject: 'Påmindelse: læringsseminar på Ærø',
  text: 'Kære Åse\n\n.En linje med punktum forrest: blåbærgrød og smørrebrød.\n',
  html: '<!doctype html><html lang="da"><body><p>Kære Åse, blåbærgrød og smørrebrød.</p></body></html>\n',
  calendar: null,
  date: '2026-03-03T08:00:00.000Z',
};
