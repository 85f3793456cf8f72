import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Mail, type SmtpSettings, smtpTransport } from '../../src/post/transport.ts';
import { MAIL, mailServer, reply, running, settingsFor } from './mail-server.ts';
import { selfSigned } from './self-signed.ts';

async function send(port: number, change: Partial<SmtpSettings> = {}, mail: Mail = MAIL) {
  const transport = smtpTransport(settingsFor(port, change));
  const delivery = await transport.deliver(mail);
  await transport.close();
  return delivery;
}

function rawServer(greet: (write: (text: string) => void, cut: () => void) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    greet(
      (text) => socket.write(text),
      () => socket.destroy(),
    );
  }).listen(0, '127.0.0.1');
  return running(server).then(({ port, sockets }) => {
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return port;
  });
}

describe('a mail that is accepted', () => {
  test('keeps Danish letters in subject, name and both bodies', async () => {
    const server = await mailServer();
    expect(await send(server.port)).toEqual({ is: 'accepted' });
    expect(server.received).toHaveLength(1);
    const { email } = server.received[0]!;
    expect(email.subject).toBe(MAIL.subject);
    expect(email.to).toEqual([{ name: 'Åse Æblegård Ørum', address: 'aase@region.example' }]);
    expect(email.from).toEqual({ name: 'LKT', address: 'lkt@national.example' });
    expect(email.text?.trimEnd()).toBe(MAIL.text.trimEnd());
    expect(email.html?.trimEnd()).toBe(MAIL.html.trimEnd());
  });

  test('goes to its own envelope and carries its Message-ID, its date and no wish for automatic replies', async () => {
    const server = await mailServer();
    await send(server.port, {}, { ...MAIL, listId: 'reminders.national.example' });
    const { email, from, to } = server.received[0]!;
    const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
    expect([from, to]).toEqual(['lkt@national.example', ['aase@region.example']]);
    expect(email.messageId).toBe(MAIL.messageId);
    expect(email.date).toBe('2026-03-03T08:00:00.000Z');
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'OOF, AutoReply',
      'list-id': '<reminders.national.example>',
    });
    expect(headers).not.toHaveProperty('x-mailer');
  });
});

describe('the server says no', () => {
  test('a 550 answer to the recipient is for good', async () => {
    const server = await mailServer({ onRcptTo: (_address, _session, done) => done(reply(550, 'No such user')) });
    const delivery = await send(server.port);
    expect(delivery).toMatchObject({ is: 'refused', permanent: true });
    expect(delivery).toHaveProperty('error', expect.stringContaining('550'));
    expect(delivery).toHaveProperty('error', expect.stringContaining('No such user'));
    expect(server.received).toEqual([]);
  });

  test('a 554 answer to the content is for good, a 451 is for now', async () => {
    const strict = await mailServer({}, () => Promise.reject(reply(554, 'Not wanted')));
    const busy = await mailServer({}, () => Promise.reject(reply(451, 'Come back later')));
    expect(await send(strict.port)).toMatchObject({ permanent: true });
    expect(await send(busy.port)).toMatchObject({
      permanent: false,
      error: expect.stringContaining('Come back later'),
    });
  });

  test('a 5xx greeting is about the server and not about the letter', async () => {
    const port = await rawServer((write) => write('554 Not today\r\n'));
    expect(await send(port)).toMatchObject({ is: 'refused', permanent: false });
  });

  test('a wrong password is for now, in plain words, and without the password', async () => {
    const server = await mailServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(reply(535, 'Wrong')),
    });
    const delivery = await send(server.port, { login: { user: 'lkt', password: 'hemmelig-kode' } });
    expect(delivery).toMatchObject({ permanent: false, error: expect.stringContaining('LKT_SMTP_PASSWORD') });
    expect(JSON.stringify(delivery)).not.toContain('hemmelig-kode');
  });

  test('the right password signs in', async () => {
    const server = await mailServer({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'æøå-1' ? done(null, { user: username }) : done(reply(535, 'Wrong')),
    });
    expect(await send(server.port, { login: { user: 'lkt', password: 'æøå-1' } })).toEqual({ is: 'accepted' });
    expect(server.received[0]!.user).toBe('lkt');
  });
});

describe('the line fails', () => {
  test('a connection dropped before the greeting is for now', async () => {
    const port = await rawServer((_write, cut) => cut());
    expect(await send(port)).toMatchObject({
      permanent: false,
      error: expect.stringContaining('could not be reached'),
    });
  });

  test('a port where nobody listens is for now', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const { port } = await running(server);
    server.close();
    await once(server, 'close');
    expect(await send(port)).toMatchObject({ permanent: false, error: expect.stringContaining(`127.0.0.1:${port}`) });
  });

  test('a server that never greets is given up after the greeting timeout', async () => {
    const port = await rawServer(() => undefined);
    const delivery = await send(port);
    expect(delivery).toMatchObject({ permanent: false, error: expect.stringContaining('svarede ikke i tide') });
  });

  test('a server that falls silent after the content is given up', async () => {
    const server = await mailServer({}, () => new Promise(() => undefined));
    expect(await send(server.port)).toMatchObject({ permanent: false, error: expect.stringContaining('in time') });
  });

  test('a server that drips a greeting without end is given up when the whole time is spent', async () => {
    const port = await rawServer((write) => {
      const drip = setInterval(() => write('220-wait\r\n'), 50);
      onTestFinished(() => clearInterval(drip));
    });
    const timeouts = { connection: 2000, greeting: 60_000, silence: 60_000, whole: 500 };
    expect(await send(port, { timeouts })).toMatchObject({
      permanent: false,
      error: expect.stringContaining('in time'),
    });
  });
});

describe('encryption', () => {
  test('STARTTLS that is required but not offered stops the letter, for now and in plain words', async () => {
    const server = await mailServer();
    const delivery = await send(server.port, { tls: 'starttls' });
    expect(delivery).toMatchObject({ is: 'refused', permanent: false });
    expect(delivery).toHaveProperty(
      'error',
      expect.stringMatching(/tilbyder ikke kryptering .* does not offer encryption/),
    );
    expect(server.received).toEqual([]);
  });

  test('STARTTLS encrypts when the certificate is trusted', async () => {
    const own = selfSigned();
    const server = await mailServer({ disabledCommands: ['AUTH'], cert: own.cert, key: own.key });
    expect(await send(server.port, { tls: 'starttls', ca: own.cert })).toEqual({ is: 'accepted' });
    expect(server.received[0]!.encrypted).toBe(true);
  });

  test('TLS from the first byte encrypts when the certificate is trusted', async () => {
    const own = selfSigned();
    const server = await mailServer({ secure: true, cert: own.cert, key: own.key });
    expect(await send(server.port, { tls: 'tls', ca: own.cert })).toEqual({ is: 'accepted' });
    expect(server.received[0]!.encrypted).toBe(true);
  });

  test.each(['tls', 'starttls'] as const)('a certificate nobody vouches for stops the letter (%s)', async (tls) => {
    const own = selfSigned();
    const server = await mailServer({
      disabledCommands: ['AUTH'],
      secure: tls === 'tls',
      cert: own.cert,
      key: own.key,
    });
    expect(await send(server.port, { tls })).toMatchObject({
      permanent: false,
      error: expect.stringContaining('could not be encrypted'),
    });
    expect(server.received).toEqual([]);
  });

  test('mode none stays unencrypted even when STARTTLS is offered', async () => {
    const server = await mailServer({ disabledCommands: ['AUTH'], ...selfSigned() });
    expect(await send(server.port)).toEqual({ is: 'accepted' });
    expect(server.received[0]!.encrypted).toBe(false);
  });
});

describe('refused for good before anything is sent', () => {
  const to = (address: string) => ({ to: { name: 'Åse', address } });
  test.each<[string, Partial<Mail>]>([
    ['a quoted second address', to('"a@evil.example x"@own.example')],
    ['two at signs', to('a@evil.example@own.example')],
    ['no domain', to('aase@')],
    ['no at sign', to('aase')],
    ['no local part', to('@region.example')],
    ['a domain of one label', to('aase@region')],
    ['a line break in the address', to('aase@region.example\r\nRCPT TO:<b@evil.example>')],
    ['a line feed at the end of the address', to('aase@region.example\n')],
    ['two addresses', to('a@region.example,b@region.example')],
    ['an address in brackets', to('Åse <a@region.example>')],
    ['a space in the address', to('a b@region.example')],
    ['a dot too many', to('a..b@region.example')],
    ['an empty address', to('')],
    ['a line break in the name', { to: { name: 'Åse\r\nBcc: b@evil.example', address: 'a@region.example' } }],
    ['a line break in the subject', { subject: 'Hej\r\nBcc: b@evil.example' }],
    ['a lone line feed in the subject', { subject: 'Hej\nBcc: b@evil.example' }],
    ['a NUL in the subject', { subject: 'Hej\0' }],
    ['a bad sender', { from: { name: '', address: 'lkt' } }],
    ['a line break in the Message-ID', { messageId: '<a@b.example>\r\nBcc: c@evil.example' }],
    ['a line break in the List-Id', { listId: 'a.example\r\nBcc: c@evil.example' }],
  ])('%s', async (_what, change) => {
    const server = await mailServer();
    expect(await send(server.port, {}, { ...MAIL, ...change })).toMatchObject({ is: 'refused', permanent: true });
    expect(server.received).toEqual([]);
    expect(server.sockets.size).toBe(0);
  });

  test('a name with quotes, commas and brackets stays one recipient', async () => {
    const server = await mailServer();
    const name = 'Ørum, "Åse" <b@evil.example>';
    expect(await send(server.port, {}, { ...MAIL, to: { name, address: 'aase@region.example' } })).toEqual({
      is: 'accepted',
    });
    expect(server.received[0]!.to).toEqual(['aase@region.example']);
    expect(server.received[0]!.email.to).toEqual([{ name, address: 'aase@region.example' }]);
  });

  test('a Danish domain is sent in its ASCII form', async () => {
    const server = await mailServer();
    expect(await send(server.port, {}, { ...MAIL, ...to('aase@blåbær.example') })).toEqual({ is: 'accepted' });
    expect(server.received[0]!.raw).toContain('<aase@xn--blbr-roah.example>');
  });
});
