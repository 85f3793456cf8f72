/** Files that go with a nomination: attached, fetched and taken away. */

import type { Refusal } from '../../engine/types.ts';
import type { Attachment } from '../../ledger/attachments-contract.ts';
import type { FormProblem } from '../../policy/forms.ts';
import { attach, detach } from '../../service/attachments.ts';
import { today } from '../../service/days.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { ErrorSummary, fieldId } from '../forms/schema-form.tsx';
import { useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { Refusals } from './command.tsx';
import { ReadOnly } from './nomination.tsx';
import { atDesk, type Desk, pageOf } from './nomination-desk.tsx';
import { notFound } from './not-found.tsx';

export const nominationAnnexRoutes: Route[] = [
  {
    method: 'GET',
    path: '/cases/:case/nomination/annexes',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, (desk) => annexesPage(desk)),
  },
  {
    method: 'POST',
    path: '/cases/:case/nomination/annexes',
    open: 'signed-in',
    upload: true,
    perMinute: 60,
    handle: (visit) => atDesk(visit, add),
  },
  { method: 'GET', path: '/cases/:case/annexes/:file', open: 'signed-in', handle: fetchAnnex },
  {
    method: 'POST',
    path: '/cases/:case/annexes/:file/remove',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, remove),
  },
];

/** What the file may do in a browser that shows it in spite of all: nothing. */
const filePolicy = "sandbox; default-src 'none'";

async function fetchAnnex(visit: SignedIn): Promise<Answer> {
  const file = await annexOf(visit);
  const { attachments } = visit.house.office.ledger;
  const content = file && (await attachments.content(visit.kase.snapshot.id, file.id));
  if (!file || !content) return notFound(visit);
  return { file: Buffer.from(content), type: file.type, name: file.name, policy: filePolicy };
}

async function annexOf({ house, kase, params }: SignedIn): Promise<Attachment | undefined> {
  const files = await house.office.ledger.attachments.list(kase.snapshot.id);
  return files.find(({ id }) => String(id) === params.file);
}

function acting({ visit, role }: Desk) {
  const { kase, access, at, today } = visit;
  return { case: kase.snapshot.id, role: role ?? '', by: access.person.id, at, today };
}

async function add(desk: Desk): Promise<Answer> {
  const { visit, path } = desk;
  const file = visit.files.find(({ field }) => field === 'file');
  if (!file) return annexesPage(desk, { problems: [{ path: 'file', message: words.noFile }] }, 422);
  const done = await attach(visit.house.office, acting(desk), file);
  if ('refused' in done) return annexesPage(desk, { problems: [{ path: 'file', message: done.refused }] }, 422);
  if ('refusals' in done) return annexesPage(desk, { refusals: done.refusals }, 422);
  return { redirect: `${path}/annexes`, told: 'annex-added' };
}

async function remove(desk: Desk): Promise<Answer> {
  const { visit, path } = desk;
  const file = await annexOf(visit);
  if (!file) return notFound(visit);
  const refusals = await detach(visit.house.office, acting(desk), file);
  if (refusals.length > 0) return annexesPage(desk, { refusals }, 422);
  return { redirect: `${path}/annexes`, told: 'annex-removed' };
}

interface Told {
  problems?: FormProblem[];
  refusals?: Refusal[];
}

async function annexesPage(desk: Desk, { problems = [], refusals = [] }: Told = {}, status = 200): Promise<Answer> {
  const { visit, check, role, path } = desk;
  const { say, csrf } = visit;
  const files = await visit.house.office.ledger.attachments.list(visit.kase.snapshot.id);
  const writes = role !== null && check.save !== null;
  const [wrong] = problems;
  const body = (
    <>
      <h1 id="annexes">{say(words.annexes)}</h1>
      <p class="font-lead">{say(words.annexesLead)}</p>
      <ErrorSummary problems={problems} />
      <Refusals visit={visit} refusals={refusals} />
      {files.length === 0 ? <p>{say(words.noAnnexes)}</p> : <Files desk={desk} files={files} writes={writes} />}
      {writes ? (
        <Form action={`${path}/annexes`} csrf={csrf} upload>
          <Labelled
            id={fieldId('file')}
            label={say(words.file)}
            help={say(words.annexesHelp)}
            wrong={wrong && say(wrong.message)}
          >
            {(tied) => (
              <input {...tied} type="file" class="form-input" name="file" accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg" />
            )}
          </Labelled>
          <button type="submit" class="button button-primary">
            {say(words.attach)}
          </button>
        </Form>
      ) : (
        <ReadOnly desk={desk} />
      )}
      <p class="below">
        <a href={path}>{say(words.overview)}</a>
      </p>
    </>
  );
  return { page: pageOf(desk, { title: say(words.annexes), body }), status };
}

function Files({ desk: { visit }, files, writes }: { desk: Desk; files: Attachment[]; writes: boolean }) {
  const say = useSay();
  const at = `/cases/${visit.kase.snapshot.id}/annexes`;
  return (
    <ScrollTable labelledBy="annexes" heads={[words.file, words.added, ...(writes ? [words.remove] : [])]}>
      {files.map(({ id, name, size, addedAt }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`${at}/${id}`}>{name}</a> <span class="weight-normal">({inKilobytes(size)})</span>
          </th>
          <td>
            <When on={today(visit.house.office.text, addedAt)} />
          </td>
          {writes && (
            <td>
              <Form action={`${at}/${id}/remove`} csrf={visit.csrf}>
                <button type="submit" class="button button-secondary button-small">
                  {say(words.remove)} <span class="sr-only">{name}</span>
                </button>
              </Form>
            </td>
          )}
        </tr>
      ))}
    </ScrollTable>
  );
}

function inKilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
