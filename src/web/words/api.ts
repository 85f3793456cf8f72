import type { Text } from '../../policy/types.ts';

/** What the interface for programs is described with. */
export const apiWords = {
  title: { da: 'Grænseflade for programmer (API)', en: 'Interface for programs (API)' },
  lead: {
    da: 'Alt, hvad siderne kan, kan et program også, med de rettigheder, som personen bag adgangsnøglen har.',
    en: 'Whatever the pages can do a program can do too, with the rights of the person behind the token.',
  },
  document: { da: 'OpenAPI 3.1-dokumentet', en: 'The OpenAPI 3.1 document' },
  how: { da: 'Sådan bruges den', en: 'How it is used' },
  authorization: {
    da: 'Hver forespørgsel bærer en adgangsnøgle: Authorization: Bearer lkt_… Cookies bruges ikke. Nøglen udstedes under Adgangsnøgler og har en eller flere rækkevidder: read, write, administer.',
    en: 'Every request carries a token: Authorization: Bearer lkt_… Cookies are not used. The token is issued under Tokens and has one or more scopes: read, write, administer.',
  },
  versions: {
    da: 'En kommando skal i If-Match bære den ETag, som sagen havde, da den blev læst. Er sagen ændret siden, svares 412.',
    en: 'A command must carry in If-Match the ETag that the case had when it was read. If the case was changed since, the answer is 412.',
  },
  once: {
    da: 'En POST med Idempotency-Key udføres én gang, også hvis den sendes flere gange; svaret gemmes i 24 timer.',
    en: 'A POST with an Idempotency-Key is carried out once, even if it is sent several times; the answer is kept for 24 hours.',
  },
  paging: {
    da: 'Lister gives i dele med offset og limit (højst 200); hovedet Link viser den næste del.',
    en: 'Lists come in parts by offset and limit (at most 200); the header Link shows the next part.',
  },
  problems: {
    da: 'Fejl er application/problem+json (RFC 9457) på det sprog, som Accept-Language beder om. De slags, der findes:',
    en: 'Problems are application/problem+json (RFC 9457) in the language Accept-Language asks for. The kinds there are:',
  },
  operations: { da: 'Operationer', en: 'Operations' },
  call: { da: 'Kald', en: 'Call' },
  does: { da: 'Hvad', en: 'What' },
  scope: { da: 'Rækkevidde', en: 'Scope' },
  right: { da: 'kun for roller, der må administrere', en: 'only for roles that may administer' },
  status: { da: 'HTTP-status', en: 'HTTP status' },
  problemTitle: { da: 'Fejl i grænsefladen', en: 'Problem of the interface' },
  ifMatch: { da: 'Sagens ETag, da den blev læst; kræves', en: 'The ETag of the case when it was read; required' },
  key: {
    da: 'Gør, at forespørgslen udføres én gang, selv om den sendes flere gange',
    en: 'Makes the request be carried out once, although it is sent several times',
  },
  problem: { da: 'Det gik ikke', en: 'It did not work' },
  groups: {
    self: { da: 'Personen selv', en: 'The person behind the token' },
    work: { da: 'Opgaver, dage og søgning', en: 'Tasks, days and search' },
    cases: { da: 'Sager', en: 'Cases' },
    record: { da: 'Rettelse, indplacering og flytning', en: 'Correcting, placing and moving' },
    nominations: { da: 'Indstilling, validering og vurdering', en: 'Nomination, validation and assessment' },
    programme: { da: 'Deltagerkreds og seminarer', en: 'Participants and seminars' },
    meetings: { da: 'Møder', en: 'Meetings' },
    rules: { da: 'Regler', en: 'Rules' },
    lists: { da: 'Lister', en: 'Lists' },
    people: { da: 'Personer', en: 'People' },
    mail: { da: 'Mails', en: 'Letters' },
    operations: { da: 'Drift', en: 'Operations' },
  },
} satisfies Record<string, Text | Record<string, Text>>;
