import type { CaseEvent } from '../../engine/types.ts';
import type { Attachment } from '../../ledger/attachments-contract.ts';
import { type CaseFile, caseFile } from '../../service/case-file.ts';
import { type CaseRole, casePeople } from '../../service/case-people.ts';
import { caseTimeLine } from '../../service/case-time-line.ts';
import { casePicture } from '../../service/workflow-view.ts';
import { History } from '../case/history.tsx';
import { Limits, Milestones, Waivers } from '../case/limits.tsx';
import { hidingActors, LookBack, lookBack } from '../case/look-back.tsx';
import { Next } from '../case/next.tsx';
import { CasePages } from '../case/pages.tsx';
import { Files, People } from '../case/people.tsx';
import { Steps } from '../case/steps.tsx';
import { T, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';

export const caseRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case', open: 'signed-in', handle: casePage },
  { method: 'GET', path: '/cases/:case/picture.svg', open: 'signed-in', handle: picture },
  { method: 'GET', path: '/cases/:case/time-line.svg', open: 'signed-in', handle: timeLine },
];

/** What an image may do when it is opened by itself: nothing but be looked at. */
export const imagePolicy = "default-src 'none'; style-src 'unsafe-inline'";

function picture({ house, kase, language }: SignedIn): Answer {
  const { id, workflow, version } = kase.snapshot;
  const draw = () => casePicture(house.office, workflow, id, { language, format: 'svg' });
  return { draw, of: ['picture', id, version], policy: imagePolicy };
}

function timeLine({ house, kase, at, language }: SignedIn): Answer {
  const { id, version } = kase.snapshot;
  const draw = async () => (await caseTimeLine(house.office, id, at, language)).svg;
  return { draw, of: ['time-line', id, version], policy: imagePolicy };
}

/** What the page shows beside the file of the case. */
interface Around {
  roles: string[];
  people: CaseRole[];
  names: ReadonlyMap<string, string>;
  files: Attachment[];
  hides(event: CaseEvent): boolean;
}

async function casePage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, say, query } = visit;
  const { id, title } = kase.snapshot;
  const { ledger } = house.office;
  const names = new Map((await ledger.people()).map((person) => [person.id, person.name]));
  if (query.at !== undefined || query.known !== undefined) return lookBack(visit, names);
  const roles = access.rolesIn(kase.snapshot);
  const file = await caseFile(house.office, id, { role: roles[0] ?? '', by: access.person.id }, today);
  const around: Around = {
    roles,
    people: await casePeople(house.office, kase.snapshot, today),
    names,
    files: await ledger.attachments.list(id),
    hides: await hidingActors(visit),
  };
  return {
    page: {
      title,
      section: 'cases',
      trail: [{ title: say(words.title), href: '/cases' }],
      body: <CaseBody visit={visit} file={file} around={around} />,
    },
  };
}

function CasePackage({ visit, id }: { visit: SignedIn; id: string }) {
  if (!visit.access.mayAct('export', visit.kase.snapshot)) return null;
  return (
    <p>
      <a href={`/cases/${id}/package`}>
        <T of={words.package} />
      </a>
    </p>
  );
}

function CaseBody({ visit, file, around }: { visit: SignedIn; file: CaseFile; around: Around }) {
  const say = useSay();
  const { line, case: kase } = file;
  const runs = line.origin === 'run';
  const acts = (['place', 'migrate'] as const).filter((act) => runs && visit.access.mayAct(act, kase));
  const papers =
    kase.facts.nomination === undefined
      ? []
      : [{ href: `/cases/${kase.id}/nomination/form.docx`, title: words.nominationForm }];
  return (
    <>
      <h1>{line.title}</h1>
      <p class="font-lead">
        <T of={line.workflow} /> · <strong>{say(line.state)}</strong>
        {line.owner && (
          <>
            {' '}
            · {say(words.waitsFor)}: <T of={line.owner} />
          </>
        )}
      </p>
      <Steps file={file} />
      <CasePages file={file} />
      {runs ? <Next visit={visit} file={file} roles={around.roles} /> : <p>{say(words.precedent)}</p>}
      <Limits file={file} />
      <Waivers file={file} today={visit.today} />
      <section aria-labelledby="time-line">
        <h2 id="time-line">{say(words.timeLine)}</h2>
        <img
          class="wide-picture"
          loading="lazy"
          src={`/cases/${kase.id}/time-line.svg`}
          alt={`${say(words.timeLine)}: ${line.title}`}
        />
      </section>
      <section aria-labelledby="picture">
        <h2 id="picture">{say(words.standsAt)}</h2>
        <details>
          <summary>{say(words.picture)}</summary>
          <img
            class="wide-picture"
            loading="lazy"
            src={`/cases/${kase.id}/picture.svg`}
            alt={`${say(words.picture)}: ${say(line.state)}`}
          />
        </details>
      </section>
      <p>
        <a href={`/cases/${kase.id}/mail`}>{say(words.mail)}</a>
      </p>
      <Milestones file={file} />
      <People of={around.people} />
      <Files text={visit.house.office.text} kase={kase.id} files={around.files} papers={papers} />
      <History
        text={visit.house.office.text}
        file={file}
        names={around.names}
        query={visit.query}
        hides={around.hides}
        corrects={runs && visit.access.mayAct('correct', kase)}
      />
      <CasePackage visit={visit} id={kase.id} />
      <LookBack id={kase.id} at={visit.today} known={visit.today} />
      {acts.length > 0 && (
        <section aria-labelledby="acts">
          <h2 id="acts">{say(words.corrections)}</h2>
          <ul>
            {acts.map((act) => (
              <li key={act}>
                <a href={`/cases/${kase.id}/${act}`}>{say(words[act])}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
