/** A route: who may come, what it reads, and what it answers. Everything the house offers stands in one table of these. */

import type { ComponentChildren } from 'preact';
import type { Instant } from '../engine/types.ts';
import type { Session } from '../ledger/access-contract.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Language, Policy, Text } from '../policy/types.ts';
import type { Access } from '../service/access.ts';
import type { House } from './house.ts';
import type { ProblemName } from './words/problems.ts';
import type { NamedRoute } from './words/route-titles.ts';
import type { Told } from './words/told.ts';

/** In a path, `:case` is the id of a case that the visitor must be allowed to see. */
type Common = NamedRoute & {
  /** Requests a minute from one address; the house's own limit when left out. */
  perMinute?: number;
  /** Only in training mode. */
  training?: true;
  /** Takes a form with files. */
  upload?: true;
  /** Shows or changes personal data: every visit is in the access log. A path with `:case` always is. */
  personal?: true;
};

export type Route = Common &
  (
    | { open: 'everybody'; handle(visit: Visit): Answer | Promise<Answer> }
    /** `signed-in`, or those whose role the text gives the act to. */
    | { open: 'signed-in' | { act: keyof Policy['acts'] }; handle(visit: SignedIn): Answer | Promise<Answer> }
  );

export interface Visit {
  house: House;
  method: Common['method'];
  /** Path and query as asked for. */
  url: string;
  language: Language;
  at: Instant;
  today: CalendarDate;
  params: Record<string, string>;
  query: Record<string, string>;
  /** Fields of a posted form; a name that stands several times gives a list. */
  body: Record<string, string | string[]>;
  files: UploadedFile[];
  cookies: Record<string, string | undefined>;
  say(text: Text): string;
  /** Null for somebody who is not signed in. */
  access: Access | null;
  session: Session | null;
  /** What a form must carry to be taken. */
  csrf: string;
}

export interface SignedIn extends Visit {
  access: Access;
  session: Session;
  /** The case of a path with `:case`. @throws where the path has none. */
  kase: StoredCase;
}

export interface UploadedFile {
  field: string;
  name: string;
  type: string;
  content: Buffer;
}

export type Answer =
  /** `signedOut` forgets the session, and shows the page as to somebody who has none. */
  | { page: Page; status?: number; signedOut?: true }
  /** See other; `told` is shown on top of the page it leads to. `signedIn` is the secret of a new session, null to forget it. */
  | {
      redirect: string;
      told?: Told;
      signedIn?: string | null;
      language?: Language;
      /** One that lasts ten minutes; null to forget it. */
      cookie?: { name: string; value: string | null };
    }
  /** `kept`: may be kept by whoever asks, and is not sent again while its fingerprint is the same. */
  | {
      file: string | Buffer | NodeJS.ReadableStream;
      type: string;
      name?: string;
      policy?: string;
      status?: number;
      kept?: string;
    }
  /** A picture as SVG, drawn anew when what it is `of`, the day or the language has changed since the visitor got it. */
  | { draw(): Promise<string>; of: (string | number)[]; policy: string }
  /** What was asked for is not there, or not for the visitor. */
  | { problem: ProblemName }
  /** Part of a page, for htmx. */
  | { part: ComponentChildren }
  | { json: unknown; status?: number };

export interface Page {
  title: string;
  body: ComponentChildren;
  /** Where the page stands: title and path of those above it. */
  trail?: { title: string; href: string }[];
  /** The part of the navigation that it belongs to. */
  section?: string;
}
