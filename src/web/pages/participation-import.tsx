/** Participants from a spreadsheet: read first, registered when nothing is wrong and the visitor says so. */

import type { Refusal } from '../../engine/types.ts';
import {
  importParticipants,
  type ParticipantsRead,
  participantsTemplate,
  readParticipants,
} from '../../service/import-participants.ts';
import { knownProblem } from '../../service/known-problem.ts';
import { businessDate } from '../../service/office.ts';
import { type ParticipationView, participationView } from '../../service/participation.ts';
import { Alert } from '../components/alert.tsx';
import { CompositionRules } from '../components/composition.tsx';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { counted } from '../words/counted.ts';
import { partyKinds, participationWords as words } from '../words/participation.ts';
import { Refusals } from './command.tsx';
import { belowParticipation, noParticipation } from './participation.tsx';

const path = '/cases/:case/participation/import';

export const participationImportRoutes: Route[] = [
  { method: 'GET', path, open: 'signed-in', handle: (visit) => importPage(visit) },
  { method: 'POST', path, open: 'signed-in', upload: true, handle: take },
  { method: 'GET', path: `${path}/template.xlsx`, open: 'signed-in', handle: template },
];

interface Told {
  read: ParticipantsRead | null;
  refusals: Refusal[];
  /** What is wrong with the file as a whole. */
  problem: string | null;
}

const nothing: Told = { read: null, refusals: [], problem: null };

async function template({ language }: SignedIn): Promise<Answer> {
  const name = { da: 'deltagere.xlsx', en: 'participants.xlsx' }[language];
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { file: await participantsTemplate(language), type, name };
}

async function take(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, at, files, body, say } = visit;
  const { snapshot } = kase;
  const view = await participationView(house.office, access, snapshot, today);
  const role = view?.may.register;
  if (!view || !role) return importPage(visit, nothing, 403);
  const [file] = files;
  if (!file) return importPage(visit, { ...nothing, problem: say(words.noFile) }, 422);
  try {
    if (body.save !== 'yes') {
      const read = await readParticipants(house.office, snapshot.id, file.content, at);
      return importPage(visit, { ...nothing, read }, read.problems.length > 0 ? 422 : 200);
    }
    const actor = { role, by: access.person.id };
    const { read, given } = await importParticipants(house.office, file.content, {
      case: snapshot.id,
      actor,
      occurredAt: businessDate(today, undefined),
      at,
    });
    const refusals = given && 'refusals' in given ? given.refusals : [];
    if (given === null || refusals.length > 0) return importPage(visit, { ...nothing, read, refusals }, 422);
    return { redirect: `/cases/${snapshot.id}/participation`, told: 'done' };
  } catch (error) {
    const known = knownProblem(error);
    if (known?.code !== 'refused-file') throw error;
    return importPage(visit, { ...nothing, problem: say(known.text) }, 422);
  }
}

async function importPage(visit: SignedIn, told: Told = nothing, status = 200): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const view = await participationView(house.office, access, kase.snapshot, today);
  if (!view) return noParticipation(visit);
  const title = say(words.import);
  const body = <Import visit={visit} view={view} told={told} />;
  return { page: { title, section: 'cases', trail: belowParticipation(visit), body }, status };
}

function Import({ visit, view, told }: { visit: SignedIn; view: ParticipationView; told: Told }) {
  const say = useSay();
  const base = `/cases/${visit.kase.snapshot.id}/participation/import`;
  if (!view.may.register)
    return (
      <>
        <h1>{say(words.import)}</h1>
        <p class="font-lead">{say({ da: 'Det kan du ikke gøre nu.', en: 'You cannot do that now.' })}</p>
      </>
    );
  return (
    <>
      <h1>{say(words.import)}</h1>
      <Refusals visit={visit} refusals={told.refusals} />
      {told.read && <Read visit={visit} read={told.read} />}
      <p>{say(words.importHelp)}</p>
      <p>
        <a href={`${base}/template.xlsx`}>{say(words.template)}</a>
      </p>
      <Form action={base} csrf={visit.csrf} upload>
        <Labelled id="file" label={say(words.file)} wrong={told.problem ?? undefined}>
          {(tied) => <input {...tied} type="file" class="form-input" name="file" accept=".xlsx,.csv" />}
        </Labelled>
        <div class="button-row">
          <button type="submit" class="button button-primary">
            {say(words.check)}
          </button>
          <button type="submit" class="button button-secondary" name="save" value="yes">
            {say(words.save)}
          </button>
        </div>
      </Form>
    </>
  );
}

function Read({ visit, read: { rows, problems, untouched, rules } }: { visit: SignedIn; read: ParticipantsRead }) {
  const say = useSay();
  return (
    <>
      {problems.length > 0 ? (
        <section aria-labelledby="wrong">
          <Alert is="error">{say(words.wrong)}</Alert>
          <h2 id="wrong">{say(words.problem)}</h2>
          <ScrollTable labelledBy="wrong" heads={[words.row, words.column, words.found, words.problem]}>
            {problems.map(({ row, column, found, message }, index) => (
              <tr key={index}>
                <td>{row ?? ''}</td>
                <td>{column && <T of={column} />}</td>
                <td>{found}</td>
                <td>{say(message)}</td>
              </tr>
            ))}
          </ScrollTable>
        </section>
      ) : (
        <Alert is="success">
          {say(counted(words.fine, rows.length))} {say(words.notSaved)}
        </Alert>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="read">
          <h2 id="read">{say(words.read)}</h2>
          <ScrollTable labelledBy="read" heads={[words.row, words.kind, words.name, words.cluster, words.rowIs]}>
            {rows.map(({ row, kind, name, cluster, is }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>
                  <T of={partyKinds[kind] ?? { da: kind, en: kind }} />
                </td>
                <th scope="row">{name}</th>
                <td>{cluster ?? ''}</td>
                <td>{say(words[is])}</td>
              </tr>
            ))}
          </ScrollTable>
        </section>
      )}
      {problems.length === 0 && untouched.length > 0 && (
        <section aria-labelledby="untouched">
          <h2 id="untouched">{say(words.untouched)}</h2>
          <ul>
            {untouched.map(({ kind, name, cluster }) => (
              <li key={`${kind} ${cluster} ${name}`}>
                <T of={partyKinds[kind] ?? { da: kind, en: kind }} />: {name}
                {cluster !== null && ` (${cluster})`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length === 0 && <CompositionRules visit={visit} rules={rules} />}
    </>
  );
}
