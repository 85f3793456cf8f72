/** Backups of the database: taken, verified and downloaded here, restored at the machine. */

import type { Storage } from '../../service/storage.ts';
import type { LedgerReport } from '../../service/verify-ledger.ts';
import { Form } from '../components/form.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords, backupWords as words } from '../words/admin.ts';
import { adminTrail, notThere } from './admin.tsx';
import { Chain, Size } from './health.tsx';

const open = { act: 'administer' } as const;

export const backupRoutes: Route[] = [
  { method: 'GET', path: '/admin/backup', open, handle: (visit) => backupPage(visit) },
  { method: 'POST', path: '/admin/backup', open, personal: true, handle: take },
  { method: 'POST', path: '/admin/backup/verify', open, handle: verify },
  { method: 'POST', path: '/admin/backup/download', open, personal: true, handle: download },
];

async function take(visit: SignedIn): Promise<Answer> {
  const { storage } = visit.house;
  if (!storage) return backupPage(visit);
  await storage.backUp(visit.at);
  return { redirect: '/admin/backup', told: 'backed-up' };
}

async function verify(visit: SignedIn): Promise<Answer> {
  const name = nameOf(visit);
  const report = await visit.house.storage?.verify(name);
  return report ? backupPage(visit, { name, report }) : notThere(visit.say);
}

/** All personal data there is: over POST, so that no link and no other site can fetch it. */
async function download({ house, body, say }: SignedIn): Promise<Answer> {
  const name = nameOf({ body });
  const file = await house.storage?.read(name);
  return file ? { file, type: 'application/vnd.sqlite3', name } : notThere(say);
}

function nameOf({ body }: Pick<SignedIn, 'body'>): string {
  return typeof body.name === 'string' ? body.name : '';
}

async function backupPage(visit: SignedIn, verified?: { name: string; report: LedgerReport }): Promise<Answer> {
  const { house, say, csrf } = visit;
  const body = (
    <>
      <h1 id="backups">{say(adminWords.backup)}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      {verified && (
        <>
          <h2>{verified.name}</h2>
          <Chain report={verified.report} />
        </>
      )}
      {house.storage ? (
        <>
          <Form action="/admin/backup" csrf={csrf}>
            <button type="submit" class="button button-primary">
              {say(words.take)}
            </button>
          </Form>
          <Backups visit={visit} storage={house.storage} backups={await house.storage.backups()} />
        </>
      ) : (
        <p>{say(words.noDisk)}</p>
      )}
    </>
  );
  return { page: { title: say(adminWords.backup), section: 'admin', trail: adminTrail(say), body } };
}

function Backups({
  visit: { say, csrf },
  storage,
  backups,
}: {
  visit: SignedIn;
  storage: Storage;
  backups: { name: string; bytes: number }[];
}) {
  const name = backups[0]?.name;
  if (name === undefined) return <p>{say(words.none)}</p>;
  return (
    <>
      <ScrollTable labelledBy="backups" heads={[words.file, words.size, words.verify, adminWords.download]}>
        {backups.map((each) => (
          <tr key={each.name}>
            <th scope="row">{each.name}</th>
            <td>
              <Size bytes={each.bytes} />
            </td>
            {(['verify', 'download'] as const).map((act) => (
              <td key={act}>
                <Form action={`/admin/backup/${act}`} csrf={csrf} class="row-acts">
                  <button
                    type="submit"
                    class="button button-secondary button-small"
                    name="name"
                    value={each.name}
                    aria-label={say(act === 'verify' ? words.verifyOf : words.downloadOf).replace(
                      '{name}',
                      () => each.name,
                    )}
                  >
                    {say(act === 'verify' ? words.verify : adminWords.download)}
                  </button>
                </Form>
              </td>
            ))}
          </tr>
        ))}
      </ScrollTable>
      <h2>{say(words.restore)}</h2>
      <p>{say(words.restoreLead)}</p>
      <pre class="command-line">
        {`cp "${storage.dataDir}/backups/${name}" "${storage.dataDir}/lkt.db"\nrm -f "${storage.dataDir}/lkt.db-wal" "${storage.dataDir}/lkt.db-shm"\nlkt --data "${storage.dataDir}" db verify`}
      </pre>
    </>
  );
}
