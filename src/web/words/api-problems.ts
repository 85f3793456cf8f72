import type { Text } from '../../policy/types.ts';

/** What a program is told when something cannot be read or done. The names are the ends of the type URIs and never change. */
export const apiProblems = {
  'not-authenticated': {
    status: 401,
    title: { da: 'Adgangsnøgle mangler', en: 'A token is missing' },
    detail: {
      da: 'Send en gyldig adgangsnøgle: »Authorization: Bearer lkt_…«. Den kan være udløbet eller tilbagekaldt.',
      en: 'Send a valid token: "Authorization: Bearer lkt_…". It may have expired or been revoked.',
    },
  },
  scope: {
    status: 403,
    title: { da: 'Adgangsnøglen rækker ikke', en: 'The token does not reach that far' },
    detail: {
      da: 'Adgangsnøglen er ikke udstedt til dette. Udsted en ny med den adgang, der mangler.',
      en: 'The token was not issued for this. Issue another with the scope that is lacking.',
    },
  },
  forbidden: {
    status: 403,
    title: { da: 'Ingen adgang', en: 'No access' },
    detail: {
      da: 'Ingen af personens roller giver ret til dette.',
      en: 'None of the person’s roles gives the right to this.',
    },
  },
  'not-found': {
    status: 404,
    title: { da: 'Findes ikke', en: 'Not found' },
    detail: {
      da: 'Der er ikke noget her, som personen kan se. Adressen kan være skrevet forkert, eller personen har ikke adgang.',
      en: 'There is nothing here that the person may see. The address may be misspelt, or the person may not have access.',
    },
  },
  unreadable: {
    status: 400,
    title: { da: 'Det sendte kunne ikke læses', en: 'What was sent could not be read' },
    detail: {
      da: 'Intet er ændret. Det sendte skal være gyldig JSON i UTF-8.',
      en: 'Nothing was changed. What is sent must be valid JSON in UTF-8.',
    },
  },
  'invalid-request': {
    status: 400,
    title: { da: 'Adresse eller hoved er forkert udfyldt', en: 'The address or a header is not filled in correctly' },
    detail: { da: 'Intet er ændret. Se »problems«.', en: 'Nothing was changed. See "problems".' },
  },
  'invalid-body': {
    status: 422,
    title: { da: 'Felter er forkert udfyldt', en: 'Fields are not filled in correctly' },
    detail: {
      da: 'Intet er ændret. »problems« viser hvert felt ved dets JSON Pointer.',
      en: 'Nothing was changed. "problems" shows each field by its JSON pointer.',
    },
  },
  refused: {
    status: 422,
    title: { da: 'Det kan ikke registreres', en: 'It cannot be recorded' },
    detail: {
      da: 'Intet er ændret. »refusals« viser reglen, kilden og de oplysninger, der mangler.',
      en: 'Nothing was changed. "refusals" shows the rule, the source and the facts that are missing.',
    },
  },
  'not-now': {
    status: 409,
    title: { da: 'Det kan ikke ske nu', en: 'That cannot happen now' },
    detail: {
      da: 'Sagen tager ikke imod denne kommando, hvor den står. Se, hvilke den tager imod.',
      en: 'The case does not take this command where it stands. See which it takes.',
    },
  },
  impossible: {
    status: 409,
    title: { da: 'Det gik ikke', en: 'That did not work' },
    detail: { da: 'Intet er ændret.', en: 'Nothing was changed.' },
  },
  changed: {
    status: 412,
    title: { da: 'Sagen er ændret i mellemtiden', en: 'The case was changed in the meantime' },
    detail: {
      da: 'Intet er ændret. Læs sagen igen, og send så kommandoen med dens nye version i If-Match, hvis den stadig passer.',
      en: 'Nothing was changed. Read the case again, and send the command with its new version in If-Match if it still fits.',
    },
  },
  'version-required': {
    status: 428,
    title: { da: 'If-Match mangler', en: 'If-Match is missing' },
    detail: {
      da: 'En kommando skal sige, hvilken version af sagen den bygger på: If-Match med sagens ETag.',
      en: 'A command must tell which version of the case it rests on: If-Match with the ETag of the case.',
    },
  },
  'key-reused': {
    status: 422,
    title: { da: 'Idempotency-Key er brugt til noget andet', en: 'The Idempotency-Key was used for something else' },
    detail: {
      da: 'Intet er ændret. Samme nøgle må kun følge samme forespørgsel. Brug en ny nøgle.',
      en: 'Nothing was changed. The same key may only go with the same request. Use a new key.',
    },
  },
  'in-progress': {
    status: 409,
    title: { da: 'Forespørgslen er i gang', en: 'The request is in progress' },
    detail: {
      da: 'En forespørgsel med samme Idempotency-Key er ikke færdig. Send den igen om lidt.',
      en: 'A request with the same Idempotency-Key is not finished. Send it again shortly.',
    },
  },
  'too-many': {
    status: 429,
    title: { da: 'For mange forespørgsler', en: 'Too many requests' },
    detail: { da: 'Vent det antal sekunder, som Retry-After siger.', en: 'Wait as many seconds as Retry-After tells.' },
  },
  'too-large': {
    status: 413,
    title: { da: 'Det sendte er for stort', en: 'What was sent is too large' },
    detail: {
      da: 'Intet er ændret. JSON og regneark må højst fylde 1 MiB, andre filer højst 10 MiB.',
      en: 'Nothing was changed. JSON and spreadsheets may take up at most 1 MiB, other files at most 10 MiB.',
    },
  },
  'unsupported-type': {
    status: 415,
    title: { da: 'Content-Type passer ikke', en: 'The Content-Type does not fit' },
    detail: {
      da: 'Intet er ændret. OpenAPI-dokumentet viser, hvilke typer der tages imod; uden filer er det application/json.',
      en: 'Nothing was changed. The OpenAPI document shows which types are taken; without files it is application/json.',
    },
  },
  unavailable: {
    status: 503,
    title: { da: 'Det kan ikke laves her', en: 'That cannot be made here' },
    detail: { da: 'Noget mangler på serveren.', en: 'Something is missing on the server.' },
  },
  unexpected: {
    status: 500,
    title: { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' },
    detail: {
      da: 'Fejlen er noteret. Send forespørgslen igen om lidt, med samme Idempotency-Key.',
      en: 'The fault has been noted. Send the request again shortly, with the same Idempotency-Key.',
    },
  },
} satisfies Record<string, { status: number; title: Text; detail: Text }>;
