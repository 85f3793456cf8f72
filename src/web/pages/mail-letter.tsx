/** One mail, sent or planned, as its reader sees it. The HTML comes through a route of its own that can do nothing. */

import type { ComponentChildren } from 'preact';
import { isDay } from '../../service/days.ts';
import { outboxStateNames } from '../../service/outbox-state-names.ts';
import { plannedLetter } from '../../service/planned-mail.ts';
import { Moment } from '../components/moment.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { mailWords as words } from '../words/mail.ts';

const administer = { act: 'administer' } as const;

export const mailLetterRoutes: Route[] = [
  { method: 'GET', path: '/mail/letter', open: administer, personal: true, handle: (visit) => page(visit, '/mail') },
  { method: 'GET', path: '/mail/letter.html', open: administer, personal: true, handle: html },
  { method: 'GET', path: '/cases/:case/mail/letter', open: 'signed-in', handle: ofCase },
  { method: 'GET', path: '/cases/:case/mail/letter.html', open: 'signed-in', handle: html },
];

interface Shown {
  person: string;
  name: string;
  subject: string;
  text: string;
  html: string;
  facts: [title: string, value: ComponentChildren][];
}

/** A letter of the outbox by its key; with `on`, one that is planned for that day. Within a case, only of that case. */
async function shown({ house, kase, query, params, access, at, language, say }: SignedIn): Promise<Shown | null> {
  const { office } = house;
  const { key, person, on } = query;
  const id = params.case ?? query.case;
  if (key === undefined) return null;
  const mayRead = (reader: string) => access.mayAct('administer', kase?.snapshot) || reader === access.person.id;
  if (on !== undefined) {
    if (id === undefined || person === undefined || !isDay(on) || !mayRead(person)) return null;
    const found = await plannedLetter(office, { case: id, key, person, on }, { now: at, language });
    if (!found) return null;
    const facts: Shown['facts'] = [[say(words.plannedFor), <Moment key="at" office={office} at={found.at} />]];
    return { person, name: found.name, ...found.letter, facts };
  }
  const [row] = await office.ledger.outbox({ key });
  if (!row || !mayRead(row.person) || (params.case !== undefined && row.caseId !== params.case)) return null;
  const name = (await office.ledger.people()).find((each) => each.id === row.person)?.name ?? row.person;
  const facts: Shown['facts'] = [
    [say(words.state), say(outboxStateNames[row.state])],
    [say(words.plannedFor), <Moment key="planned" office={office} at={row.plannedAt} />],
  ];
  if (row.settledAt) facts.push([say(words.when), <Moment key="settled" office={office} at={row.settledAt} />]);
  if (row.late) facts.push([say(words.detail), say(words.late)]);
  if (row.lastError !== null) facts.push([say(words.detail), row.lastError]);
  facts.push([say(words.messageId), row.messageId]);
  return { person: row.person, name, subject: row.subject, text: row.text, html: row.html, facts };
}

function ofCase(visit: SignedIn): Promise<Answer> {
  return page(visit, `/cases/${visit.kase.snapshot.id}/mail`);
}

async function page(visit: SignedIn, above: string): Promise<Answer> {
  const { say, kase, url, query } = visit;
  if (query.key === undefined) return { redirect: above };
  const letter = await shown(visit);
  if (!letter) return { problem: 'not-found' };
  const inCase = above !== '/mail';
  const trail = inCase
    ? [
        { title: kase.snapshot.title, href: `/cases/${kase.snapshot.id}` },
        { title: say(words.ofCase), href: above },
      ]
    : [{ title: say(words.title), href: above }];
  const body = <Letter letter={letter} source={`${above}/letter.html?${url.split('?')[1] ?? ''}`} />;
  return { page: { title: letter.subject, section: inCase ? 'cases' : 'mail', trail, body } };
}

function Letter({ letter, source }: { letter: Shown; source: string }) {
  const say = useSay();
  return (
    <>
      <h1>{letter.subject}</h1>
      <dl class="facts">
        <dt>{say(words.to)}</dt>
        <dd>{letter.name}</dd>
        {letter.facts.map(([title, value]) => (
          <>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h2>{say(words.asHtml)}</h2>
      <iframe class="letter" src={source} title={`${say(words.letter)}: ${letter.subject}`} sandbox="" />
      <h2 id="plain">{say(words.asText)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-labelledby="plain">
        <pre class="letter-text">{letter.text}</pre>
      </section>
    </>
  );
}

async function html(visit: SignedIn): Promise<Answer> {
  if (visit.query.key === undefined)
    return { redirect: visit.params.case ? `/cases/${visit.params.case}/mail` : '/mail' };
  const letter = await shown(visit);
  if (!letter) return { problem: 'not-found' };
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
  return { file: letter.html, type: 'text/html; charset=utf-8', policy };
}
