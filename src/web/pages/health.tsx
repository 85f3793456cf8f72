/** How the house is doing. What takes long is done when asked for. */

import type { Finding } from '../../policy/findings.ts';
import { type Health, healthOf } from '../../service/health.ts';
import { type LedgerReport, verifyLedger } from '../../service/verify-ledger.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useLanguage, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords, healthWords as words } from '../words/admin.ts';
import { adminTrail } from './admin.tsx';

const open = { act: 'administer' } as const;

export const healthRoutes: Route[] = [
  { method: 'GET', path: '/admin/health', open, handle: (visit) => healthPage(visit) },
  { method: 'POST', path: '/admin/health/verify', open, perMinute: 30, handle: verify },
  { method: 'POST', path: '/admin/health/text', open, perMinute: 30, handle: checkText },
];

async function verify(visit: SignedIn): Promise<Answer> {
  return healthPage(visit, { report: await verifyLedger(visit.house.office.ledger) });
}

async function checkText(visit: SignedIn): Promise<Answer> {
  const findings = await visit.house.storage?.checkText();
  return healthPage(visit, findings ? { findings } : {});
}

interface Asked {
  report?: LedgerReport;
  findings?: Finding[];
}

async function healthPage(visit: SignedIn, { report, findings }: Asked = {}): Promise<Answer> {
  const { house, say, at, csrf } = visit;
  const health = await healthOf(house.office.ledger, at);
  const bytes = await house.storage?.size();
  const body = (
    <>
      <h1>{say(adminWords.health)}</h1>
      <h2>{say(words.database)}</h2>
      {report && <Chain report={report} />}
      <dl class="facts">
        <dt>{say(words.size)}</dt>
        <dd>{bytes === undefined ? say(words.unknown) : <Size bytes={bytes} />}</dd>
      </dl>
      <Form action="/admin/health/verify" csrf={csrf}>
        <p>{say(words.chain)}</p>
        <button type="submit" class="button button-secondary">
          {say(words.verify)}
        </button>
      </Form>
      <Queue visit={visit} health={health} />
      <Incidents visit={visit} incidents={health.incidents} />
      <h2>{say(words.text)}</h2>
      {findings && <Findings findings={findings} />}
      {house.storage && (
        <Form action="/admin/health/text" csrf={csrf}>
          <button type="submit" class="button button-secondary">
            {say(words.checkText)}
          </button>
        </Form>
      )}
    </>
  );
  return { page: { title: say(adminWords.health), section: 'admin', trail: adminTrail(say), body } };
}

function Queue({ visit, health: { mail, waiting, nextWakeUp } }: { visit: SignedIn; health: Health }) {
  const { house, say } = visit;
  const lastRound = house.lastRound?.() ?? null;
  const when = (at: string | null) => (at === null ? say(words.unknown) : <Moment office={house.office} at={at} />);
  return (
    <>
      <h2>{say(words.scheduler)}</h2>
      <dl class="facts">
        <dt>{say(words.lastRound)}</dt>
        <dd>{when(lastRound)}</dd>
        <dt>{say(words.nextWakeUp)}</dt>
        <dd>{nextWakeUp === null ? say(adminWords.none) : when(nextWakeUp)}</dd>
        <dt>{say(words.waiting)}</dt>
        <dd>{waiting}</dd>
      </dl>
      <h2>{say(words.mail)}</h2>
      <dl class="facts">
        <dt>{say(words.backlog)}</dt>
        <dd>{mail.overdue}</dd>
        {mail.oldest && <dt>{say(words.oldest)}</dt>}
        {mail.oldest && <dd>{when(mail.oldest)}</dd>}
        <dt>{say(words.planned)}</dt>
        <dd>{mail.planned}</dd>
        <dt>{say(words.dead)}</dt>
        <dd>{mail.dead}</dd>
        <dt>{say(words.bouncing)}</dt>
        <dd>{mail.bouncing}</dd>
      </dl>
    </>
  );
}

function Incidents({ visit: { house, say }, incidents }: { visit: SignedIn; incidents: Health['incidents'] }) {
  return (
    <>
      <h2 id="incidents">{say(words.incidents)}</h2>
      {incidents.length === 0 ? (
        <p>{say(words.noIncidents)}</p>
      ) : (
        <ScrollTable labelledBy="incidents" heads={[adminWords.time, words.what, adminWords.case, words.detail]}>
          {incidents.map(({ at, what, caseId, detail }, index) => (
            <tr key={index}>
              <td>
                <Moment office={house.office} at={at} />
              </td>
              <td>
                <code>{what}</code>
              </td>
              <td>{caseId && <a href={`/cases/${caseId}`}>{caseId}</a>}</td>
              <td>{typeof detail === 'string' ? detail : JSON.stringify(detail)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}

/** What a check of a chain found. */
export function Chain({ report: { ok, events, cases, policies, breaks } }: { report: LedgerReport }) {
  const say = useSay();
  if (ok) {
    const told = say(words.whole)
      .replace('{events}', String(events))
      .replace('{cases}', String(cases))
      .replace('{policies}', String(policies));
    return <Alert is="success">{told}</Alert>;
  }
  return (
    <Alert is="error" title={say(words.broken).replace('{count}', String(breaks.length))}>
      <ul>
        {breaks.map(({ case: id, version, what }) => (
          <li key={`${id} ${version}`}>
            {id ?? say(words.theDatabase)}
            {version !== null && `, ${say(words.event)} ${version}`}: {say(what)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  const say = useSay();
  if (findings.length === 0) return <Alert is="success">{say(words.textRight)}</Alert>;
  return (
    <Alert is="warning" title={say(words.findings).replace('{count}', String(findings.length))}>
      <ul>
        {findings.map((each) => (
          <li key={`${each.file} ${each.line} ${each.column} ${each.code}`}>
            <code>
              {each.file}:{each.line}:{each.column}
            </code>{' '}
            <T of={each.message} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Bytes as people say them. */
export function Size({ bytes }: { bytes: number }) {
  const language = useLanguage();
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
  return <>{`${amount.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`}</>;
}
