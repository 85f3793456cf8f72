/** Delivery by SMTP: one connection a mail, no pool, because the outbox alone decides what is sent again. */

import { createTransport, type NodemailerError } from 'nodemailer';
import { type Delivery, faultOf, type Transport } from './mail.ts';
import { CLOSED, mimeOf } from './mime.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** Sends through the mail server of the settings. */
export function smtpTransport(settings: SmtpSettings): Transport {
  const mailer = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'tls',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(settings.ca === null ? {} : { ca: settings.ca }) },
    ...(settings.login === null
      ? {}
      : { auth: { user: settings.login.user, pass: settings.login.password }, forceAuth: true }),
    connectionTimeout: settings.timeouts.connection,
    dnsTimeout: settings.timeouts.connection,
    greetingTimeout: settings.timeouts.greeting,
    socketTimeout: settings.timeouts.silence,
    ...CLOSED,
  });
  return {
    async deliver(mail) {
      const fault = faultOf(mail);
      if (fault !== null) return fault;
      try {
        await mailer.sendMail({ ...mimeOf(mail), signal: AbortSignal.timeout(settings.timeouts.whole) });
        return { is: 'accepted' };
      } catch (error) {
        return refusal(error as NodemailerError, settings);
      }
    },
    async close() {
      mailer.close();
    },
  };
}

function refusal(error: NodemailerError, settings: SmtpSettings): Delivery {
  // Only an answer about this letter can condemn it. A refused sign-in or greeting is a fault of the set-up, which
  // somebody mends; 530 ("sign in first", "encrypt first") is one too, though it comes as an answer to MAIL FROM.
  const aboutLetter = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const permanent = aboutLetter && error.permanent === true && error.responseCode !== 530;
  const [danish, english] = plainWords(error, permanent, `${settings.host}:${settings.port}`);
  const detail = oneLine(error.response ?? error.message);
  return { is: 'refused', permanent, error: `${danish} / ${english} [${detail}]` };
}

function plainWords(error: NodemailerError, permanent: boolean, server: string): [danish: string, english: string] {
  if (permanent) return ['Mailserveren afviste brevet.', 'The mail server refused the letter.'];
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    return [
      'Mailserveren godtog ikke brugernavn og adgangskode; se LKT_SMTP_USER og LKT_SMTP_PASSWORD.',
      'The mail server did not accept the user name and password; see LKT_SMTP_USER and LKT_SMTP_PASSWORD.',
    ];
  }
  if (error.code === 'ETLS' && error.command === 'STARTTLS' && error.response !== undefined) {
    return [
      `Mailserveren ${server} tilbyder ikke kryptering (STARTTLS), som LKT_SMTP_TLS kræver; brevet blev ikke sendt.`,
      `The mail server ${server} does not offer encryption (STARTTLS), which LKT_SMTP_TLS requires; the letter was not sent.`,
    ];
  }
  if (error.code === 'ETLS' || /CERT|SIGNATURE|SSL|TLS/.test(error.originalCode ?? '')) {
    return [
      `Forbindelsen til mailserveren ${server} kunne ikke krypteres; serverens certifikat kunne ikke godkendes, eller krypteringen mislykkedes.`,
      `The connection to the mail server ${server} could not be encrypted; its certificate was not accepted, or encryption failed.`,
    ];
  }
  if (error.responseCode !== undefined) {
    return ['Mailserveren tog ikke imod brevet i denne omgang.', 'The mail server did not take the letter this time.'];
  }
  if (error.code === 'ETIMEDOUT' || error.code === 'EABORT') {
    return [`Mailserveren ${server} svarede ikke i tide.`, `The mail server ${server} did not answer in time.`];
  }
  return [
    `Der kunne ikke fås forbindelse til mailserveren ${server}, eller den blev afbrudt.`,
    `The mail server ${server} could not be reached, or the connection was cut.`,
  ];
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
