/** Every setting of the environment, as README and the help tell of it. A test compares README with this table, and this table with the code. */

import type { Text } from '../policy/types.ts';

export interface Setting {
  name: string;
  meaning: Text;
  /** What holds where it is left out. */
  without: Text;
}

const none: Text = { da: 'ingen', en: 'none' };
const required: Text = { da: '»lkt serve« starter ikke', en: '`lkt serve` does not start' };
const same = (value: string): Text => ({ da: `\`${value}\``, en: `\`${value}\`` });

export const settingsTable: Setting[] = [
  {
    name: 'LKT_URL',
    meaning: {
      da: 'adressen, som folk bruger; https, eller http på denne maskine',
      en: 'the address people use; https, or http on this machine',
    },
    without: required,
  },
  {
    name: 'LKT_LISTEN',
    meaning: {
      da: 'hvor programmet selv lytter, `adresse:port`; ud over denne maskine kun bag en proxy i `LKT_PROXIES`',
      en: 'where the program itself listens, `address:port`; beyond this machine only behind a proxy in `LKT_PROXIES`',
    },
    without: same('127.0.0.1:8080'),
  },
  {
    name: 'LKT_PROXIES',
    meaning: {
      da: 'IP-adresser på de proxyer, hvis ord for den besøgendes adresse gælder, adskilt af komma',
      en: 'IP addresses of the proxies whose word on the visitor’s address is taken, separated by commas',
    },
    without: none,
  },
  {
    name: 'LKT_DATA',
    meaning: {
      da: 'mappe med database og `.eml`-filer; i drift må andre på maskinen ikke kunne læse den',
      en: 'folder of the database and the `.eml` files; in production nobody else on the machine may be able to read it',
    },
    without: same('data'),
  },
  {
    name: 'LKT_LANG',
    meaning: { da: 'sproget på kommandolinjen, `da` eller `en`', en: 'language of the command line, `da` or `en`' },
    without: same('da'),
  },
  {
    name: 'LKT_LOG',
    meaning: {
      da: 'hvor meget der skrives i loggen: `error`, `warn`, `info` eller `debug`',
      en: 'how much goes into the log: `error`, `warn`, `info` or `debug`',
    },
    without: same('info'),
  },
  {
    name: 'LKT_MAIL',
    meaning: {
      da: '`smtp`, eller `folder`, når mails med vilje kun skal skrives som `.eml`-filer',
      en: '`smtp`, or `folder` where mails are meant to be written to `.eml` files only',
    },
    without: same('smtp'),
  },
  {
    name: 'LKT_MAIL_FROM',
    meaning: {
      da: 'afsender, `Navn <adresse>`, og arrangør i de kalenderaftaler, der sendes fra da af; aftaler, der er sendt, beholder den, de blev sendt med',
      en: 'sender, `Name <address>`, and organiser of the calendar entries sent from then on; entries sent before keep the one they were sent with',
    },
    without: required,
  },
  {
    name: 'LKT_SMTP_HOST',
    meaning: { da: 'mailserver', en: 'SMTP server' },
    without: {
      da: '»lkt serve« starter ikke, medmindre `LKT_MAIL` er `folder`',
      en: '`lkt serve` does not start, unless `LKT_MAIL` is `folder`',
    },
  },
  {
    name: 'LKT_SMTP_PORT',
    meaning: { da: 'dens port', en: 'its port' },
    without: {
      da: '587; 465 med `tls`, 25 med `none`',
      en: '587; 465 with `tls`, 25 with `none`',
    },
  },
  {
    name: 'LKT_SMTP_TLS',
    meaning: { da: '`starttls`, `tls` eller `none`', en: '`starttls`, `tls` or `none`' },
    without: same('starttls'),
  },
  {
    name: 'LKT_SMTP_USER',
    meaning: { da: 'brugernavn hos mailserveren', en: 'user name at the SMTP server' },
    without: none,
  },
  { name: 'LKT_SMTP_PASSWORD', meaning: { da: 'adgangskode til den', en: 'password for it' }, without: none },
  {
    name: 'LKT_SMTP_CA',
    meaning: { da: 'fil med de certifikater, der skal stoles på', en: 'file with the certificate authority to trust' },
    without: { da: 'de almindeligt kendte', en: 'the well-known ones' },
  },
  {
    name: 'LKT_BOUNCES_TOKEN',
    meaning: {
      da: 'hemmelighed for mailserveren, når den afleverer returmails til `/webhooks/bounces`; mindst 32 tegn',
      en: 'secret for the mail server that hands returned mail to `/webhooks/bounces`; 32 characters or more',
    },
    without: { da: 'adressen findes ikke', en: 'there is no such address' },
  },
  {
    name: 'LKT_ALLOWED_HOSTS',
    meaning: {
      da: 'værter inden for eget netværk, som programmet må forbinde sig til, adskilt af komma',
      en: 'hosts inside the own network that the program may connect to, separated by commas',
    },
    without: none,
  },
  {
    name: 'LKT_METRICS_TOKEN',
    meaning: {
      da: 'hemmelighed, der åbner `/metrics` udefra; mindst 32 tegn',
      en: 'secret that opens `/metrics` from outside; 32 characters or more',
    },
    without: { da: 'kun fra maskinen selv', en: 'from the machine itself only' },
  },
  {
    name: 'LKT_OIDC_ISSUER',
    meaning: {
      da: 'udbyder af OpenID Connect, som man kan logge ind med',
      en: 'OpenID Connect provider that people may sign in with',
    },
    without: { da: 'kun login med link i mail', en: 'sign-in by link in a mail only' },
  },
  {
    name: 'LKT_OIDC_CLIENT_ID',
    meaning: { da: 'programmets id hos udbyderen', en: 'id of the program at the provider' },
    without: { da: 'kræves med `LKT_OIDC_ISSUER`', en: 'required with `LKT_OIDC_ISSUER`' },
  },
  {
    name: 'LKT_OIDC_CLIENT_SECRET',
    meaning: { da: 'programmets hemmelighed hos udbyderen', en: 'secret of the program at the provider' },
    without: { da: 'kræves med `LKT_OIDC_ISSUER`', en: 'required with `LKT_OIDC_ISSUER`' },
  },
  {
    name: 'LKT_OIDC_TITLE',
    meaning: { da: 'udbyderens navn på knappen', en: 'name of the provider on the button' },
    without: { da: 'udbyderens værtsnavn', en: 'host name of the provider' },
  },
  {
    name: 'LKT_CHROMIUM',
    meaning: { da: 'Chromium eller Chrome, der udskriver PDF', en: 'Chromium or Chrome that prints PDFs' },
    without: {
      da: 'den, der følger med, til Linux på x64',
      en: 'the one that comes along, for Linux on x64',
    },
  },
];
