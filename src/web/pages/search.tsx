/** Search over everything that the visitor may see. */

import { type Hit, type SearchResults, searchEverything } from '../../service/search-everything.ts';
import type { Part, Ranked } from '../../service/search-ranking.ts';
import { T, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { searchWords as words } from '../words/search.ts';

export const searchRoutes: Route[] = [
  { method: 'GET', path: '/search', open: 'signed-in', personal: true, perMinute: 120, handle: searchPage },
];

type Group = keyof SearchResults;

const groups: Group[] = ['cases', 'rules', 'organisations', 'people'];
/** Hits of a group where all groups are shown, and where it stands alone. */
const few = 5;
const perPage = 20;

async function searchPage({ house, access, query, language, say }: SignedIn): Promise<Answer> {
  const asked = (query.q ?? '').trim().slice(0, 200);
  const only = groups.find((group) => group === query.in);
  const results = await searchEverything(house.office, access, asked, language);
  const title = asked === '' ? say(words.title) : say(words.titleOf).replace('{query}', () => asked);
  const body = (
    <>
      <h1>{title}</h1>
      {only ? (
        <OneGroup group={only} hits={results[only]} asked={asked} page={query.page ?? ''} />
      ) : (
        <AllGroups results={results} asked={asked} />
      )}
    </>
  );
  return { page: { title, body } };
}

function AllGroups({ results, asked }: { results: SearchResults; asked: string }) {
  const say = useSay();
  const found = groups.filter((group) => results[group].length > 0);
  if (found.length === 0) {
    const short = asked.replace(/[^\p{L}\p{N}]/gu, '').length < 2;
    return <p>{say(short ? words.tooShort : words.nothing)}</p>;
  }
  return (
    <>
      {found.map((group) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{heading(say(words[group]), results[group].length)}</h2>
          <Hits hits={results[group].slice(0, few)} />
          {results[group].length > few && (
            <p>
              <a href={searchPath({ q: asked, in: group })}>
                {say(words.all).replace('{count}', String(results[group].length))}
                <span class="sr-only"> ({say(words[group])})</span>
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

function OneGroup({ group, hits, asked, page }: { group: Group; hits: Ranked<Hit>[]; asked: string; page: string }) {
  const say = useSay();
  const pages = Math.max(1, Math.ceil(hits.length / perPage));
  const here = /^\d{1,6}$/.test(page) ? Math.min(Math.max(1, Number(page)), pages) : 1;
  const to = (number: number) => searchPath({ q: asked, in: group, page: String(number) });
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{heading(say(words[group]), hits.length)}</h2>
      {hits.length === 0 && <p>{say(words.nothing)}</p>}
      <Hits hits={hits.slice((here - 1) * perPage, here * perPage)} />
      {pages > 1 && (
        <nav class="pages" aria-label={say(words.pages)}>
          {here > 1 && <a href={to(here - 1)}>{say(words.previous)}</a>}
          <span>{say(words.page).replace('{page}', String(here)).replace('{pages}', String(pages))}</span>
          {here < pages && <a href={to(here + 1)}>{say(words.next)}</a>}
        </nav>
      )}
      <p>
        <a href={searchPath({ q: asked })}>{say(words.everything)}</a>
      </p>
    </section>
  );
}

function Hits({ hits }: { hits: Ranked<Hit>[] }) {
  return (
    <ul class="plain-list hits">
      {hits.map((hit) => (
        <HitPart key={`${hit.of.kind} ${hit.of.id}`} hit={hit} />
      ))}
    </ul>
  );
}

function HitPart({ hit }: { hit: Ranked<Hit> }) {
  const { title, excerpt } = hit.marked();
  const href = hrefOf(hit.of);
  return (
    <li>
      {href === null ? (
        <strong>
          <Marked parts={title} />
        </strong>
      ) : (
        <a href={href}>
          <Marked parts={title} />
        </a>
      )}{' '}
      <KindOf of={hit.of} />
      {excerpt.length > 0 && (
        <p>
          <Marked parts={excerpt} />
        </p>
      )}
    </li>
  );
}

function KindOf({ of }: { of: Hit }) {
  const say = useSay();
  if (of.kind === 'organisation' || of.kind === 'person') return null;
  return <span class="sources">({of.kind === 'case' ? <T of={of.workflow} /> : say(words.kinds[of.kind])})</span>;
}

function Marked({ parts }: { parts: Part[] }) {
  return <>{parts.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>;
}

function hrefOf(hit: Hit): string | null {
  switch (hit.kind) {
    case 'case':
      return `/cases/${hit.id}`;
    case 'criterion':
    case 'deadline':
      return `/rules/workflows/${hit.workflow}#${hit.kind}-${hit.id}`;
    case 'parameter':
      return `/rules/parameters#parameter-${hit.id}`;
    case 'mail':
      return `/rules/mails/${hit.id}`;
    case 'fact':
      return `/rules/sources#${hit.id}`;
    case 'organisation':
      return `/rules/organisations#organisation-${hit.id}`;
    case 'person':
      return null;
    default:
      return hit satisfies never;
  }
}

function heading(title: string, count: number): string {
  return `${title} (${count})`;
}

function searchPath(query: Record<string, string>): string {
  return `/search?${new URLSearchParams(query)}`;
}
