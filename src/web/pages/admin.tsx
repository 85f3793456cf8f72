/** The way in to everything for those who administer, and lists and cases as files. */

import { exportCase } from '../../service/export-case.ts';
import { exportList, type ListName } from '../../service/export-list.ts';
import { Select } from '../components/select.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords as words } from '../words/admin.ts';
import { problems } from '../words/problems.ts';

const open = { act: 'administer' } as const;

export const adminRoutes: Route[] = [
  { method: 'GET', path: '/admin', open, handle: adminPage },
  { method: 'GET', path: '/admin/lists/:list', open, personal: true, handle: list },
  { method: 'GET', path: '/admin/package', open, handle: toPackage },
  { method: 'GET', path: '/cases/:case/package', open: 'signed-in', handle: casePackage },
];

const sections = [
  { href: '/admin/people', title: words.people, lead: words.peopleLead },
  { href: '/admin/deputies', title: words.deputies, lead: words.deputiesLead },
  { href: '/admin/access-log', title: words.log, lead: words.logLead },
  { href: '/admin/sessions', title: words.sessions, lead: words.sessionsLead },
  { href: '/admin/backup', title: words.backup, lead: words.backupLead },
  { href: '/admin/health', title: words.health, lead: words.healthLead },
];

const lists: Record<ListName, typeof words.cases> = {
  cases: words.cases,
  people: words.people,
  deadlines: words.deadlines,
  letters: words.letters,
};

async function adminPage({ say, house, access }: SignedIn): Promise<Answer> {
  const cases = (await house.office.ledger.listCases()).filter(({ snapshot }) => access.sees(snapshot));
  const body = (
    <>
      <h1>{say(words.title)}</h1>
      <ul class="plain-list commands">
        {sections.map(({ href, title, lead }) => (
          <li key={href}>
            <a href={href}>{say(title)}</a>
            <br />
            {say(lead)}
          </li>
        ))}
      </ul>
      <h2>{say(words.lists)}</h2>
      <p>{say(words.listOf)}</p>
      <ul>
        {Object.entries(lists).map(([name, title]) => (
          <li key={name}>
            {say(title)}:{' '}
            {['csv', 'xlsx'].map((format) => (
              <>
                <a href={`/admin/lists/${name}.${format}`} aria-label={`${say(title)}, ${format.toUpperCase()}`}>
                  {format.toUpperCase()}
                </a>{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
      {access.mayAct('export') && (
        <form method="get" action="/admin/package">
          <Select
            name="case"
            label={words.choosePackage}
            all={words.case}
            choices={cases.map(({ snapshot: { id, title } }) => ({ value: id, label: { da: title, en: title } }))}
            value={undefined}
          />
          <button type="submit" class="button button-secondary">
            {say(words.download)}
          </button>
        </form>
      )}
    </>
  );
  return { page: { title: say(words.title), section: 'admin', body } };
}

async function list({ house, params, language, at, say, today }: SignedIn): Promise<Answer> {
  const [, name = '', format = ''] = /^([a-z]+)\.(csv|xlsx)$/.exec(params.list ?? '') ?? [];
  if (!isList(name) || (format !== 'csv' && format !== 'xlsx')) return notThere(say);
  const file = await exportList(house.office, name, format, language, at);
  return {
    file,
    type: types[format],
    name: `${say(lists[name]).toLowerCase().replaceAll(' ', '-')}-${today}.${format}`,
  };
}

function toPackage({ query }: SignedIn): Answer {
  return { redirect: query.case ? `/cases/${encodeURIComponent(query.case)}/package` : '/admin' };
}

async function casePackage({ house, kase, access, language, at, say, today }: SignedIn): Promise<Answer> {
  if (!access.mayAct('export', kase.snapshot)) return refused(say);
  const { id } = kase.snapshot;
  const file = await exportCase(house.office, id, language, at);
  return { file, type: 'application/zip', name: `${id}-${today}.zip` };
}

export const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function isList(name: string): name is ListName {
  return Object.hasOwn(lists, name);
}

export function adminTrail(say: SignedIn['say'], ...above: { title: string; href: string }[]) {
  return [{ title: say(words.title), href: '/admin' }, ...above];
}

export function notThere(say: SignedIn['say']): Answer {
  return telling(say(words.notThere), say(words.notThereText), 404);
}

function refused(say: SignedIn['say']): Answer {
  return telling(say(problems.forbidden.title), say(problems.forbidden.text), 403);
}

function telling(title: string, text: string, status: number): Answer {
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{text}</p>
    </>
  );
  return { page: { title, body }, status };
}
