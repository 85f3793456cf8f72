/** The nominations of a round side by side, drawn and in numbers; beside them the ranking that the group gives itself. */

import { type Choices, choicesFor } from '../../service/choices.ts';
import { exportScores } from '../../service/export-scores.ts';
import { policyOf } from '../../service/office.ts';
import { type RankingView, ranking, rankingView } from '../../service/ranking.ts';
import { rankingPicture } from '../../service/ranking-picture.ts';
import { roleFor } from '../../service/role-for.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { Alert } from '../components/alert.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { SpreadInShort } from '../components/spread.tsx';
import { Fields } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { assessmentWords, rankingWords as words } from '../words/assessment.ts';

export const rankingRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/ranking', open: 'signed-in', handle: rankingPage },
  { method: 'GET', path: '/cases/:case/ranking.svg', open: 'signed-in', handle: picture },
  { method: 'GET', path: '/cases/:case/ranking.xlsx', open: 'signed-in', handle: spreadsheet },
];

async function rankingPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, say } = visit;
  const { id, title } = kase.snapshot;
  const view = await rankingView(house.office, access, kase.snapshot);
  if (!view) return noCasePage(visit, 403, words.none, words.noneWhy);
  const policy = await policyOf(house.office, kase.snapshot);
  const form = policy.forms['round-recommendation'] ?? null;
  const choices = await choicesFor(house.office, access, policy, form, kase.snapshot);
  const role = view.hidden > 0 ? null : roleFor(access, policy, kase.snapshot, ranking);
  const body = (
    <>
      <h1>
        {say(words.title)}: {title}
      </h1>
      {view.hidden > 0 && <Alert is="info">{say(words.hidden)}</Alert>}
      <SideBySide view={view} round={id} />
      {view.follows && (
        <p>
          <a href={`/cases/${id}/ranking.xlsx`}>{say(words.download)}</a>
        </p>
      )}
      <Given view={view} />
      {role !== null && form && (
        <section aria-labelledby="give">
          <h2 id="give">{say(words.give)}</h2>
          <p>{say(assessmentWords.informs)}</p>
          <GiveCommand visit={visit} command={ranking} role={role} then="ranking">
            <Fields form={form} values={{}} problems={[]} choices={assessed(choices, view)} />
            <button type="submit" class="button button-primary">
              {say(words.give)}
            </button>
          </GiveCommand>
        </section>
      )}
    </>
  );
  return { page: { title: `${say(words.title)}: ${title}`, section: 'cases', trail: caseTrail(visit), body } };
}

async function picture(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, language } = visit;
  const view = await rankingView(house.office, access, kase.snapshot);
  if (!view) return noCasePage(visit, 403, words.none, words.noneWhy);
  const file = await rankingPicture(house.office, kase.snapshot, view, language);
  return { file, type: 'image/svg+xml', policy: "default-src 'none'" };
}

async function spreadsheet(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, language } = visit;
  const file = await exportScores(house.office, access, kase.snapshot, language);
  if (!file) return noCasePage(visit, 403, words.none, words.noneWhy);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { file, type, name: `${kase.snapshot.id}-point.xlsx` };
}

/** Only nominations that have come to assessment can be ranked. */
function assessed(choices: Choices, { cases }: RankingView): Choices {
  const ids = new Set(cases.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(choices).map(([path, offered]) => [path, offered.filter(({ value }) => ids.has(value))]),
  );
}

function SideBySide({ view, round }: { view: RankingView; round: string }) {
  const say = useSay();
  if (view.cases.length === 0) return view.hidden > 0 ? null : <p>{say(words.empty)}</p>;
  const heads = [words.nomination, assessmentWords.overall, ...view.criteria.map(({ title }) => title)];
  return (
    <section aria-labelledby="side-by-side">
      <h2 id="side-by-side">{say(words.numbers)}</h2>
      <p>
        {say(words.order)} {say(words.legend)}
      </p>
      <img class="wide-picture" src={`/cases/${round}/ranking.svg`} alt={say(words.picture)} />
      <p>{say(words.cell)}</p>
      <ScrollTable labelledBy="side-by-side" heads={heads}>
        {view.cases.map(({ id, title, numbers }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/cases/${id}/assessment`}>{title}</a>
            </th>
            {numbers === null || numbers.overall === null ? (
              <td colSpan={view.criteria.length + 1}>{say(numbers ? words.nobody : words.later)}</td>
            ) : (
              [numbers.overall, ...view.criteria.map((each) => numbers.criteria[each.id] ?? null)].map(
                (spread, column) => (
                  <td key={column}>
                    <SpreadInShort of={spread} />
                  </td>
                ),
              )
            )}
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

function Given({ view: { recommendation, cases } }: { view: RankingView }) {
  const say = useSay();
  if (!recommendation) return null;
  const listed = (field: string) => {
    const value = recommendation[field];
    return (Array.isArray(value) ? value : []).map(String);
  };
  const recommended = listed('recommended');
  return (
    <section aria-labelledby="given">
      <h2 id="given">{say(words.given)}</h2>
      <ol>
        {listed('ranking').map((id) => (
          <li key={id}>
            {cases.find((each) => each.id === id)?.title ?? say(words.notShown)}
            {recommended.includes(id) && (
              <>
                {' '}
                <strong>({say(words.recommended)})</strong>
              </>
            )}
          </li>
        ))}
      </ol>
      {typeof recommendation.reasons === 'string' && (
        <p>
          <strong>{say(words.reasons)}:</strong> {recommendation.reasons}
        </p>
      )}
    </section>
  );
}
