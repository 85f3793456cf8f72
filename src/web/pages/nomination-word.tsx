/** The nomination as a Word file, out and in; what could not be read is shown, and what differs is chosen. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Json, JsonObject, Text } from '../../policy/types.ts';
import { knownProblem } from '../../service/known-problem.ts';
import { nominationForm, nominationOf } from '../../service/nomination-form.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { saveNominationFile } from '../../service/save-nomination.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ErrorSummary, fieldId } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route } from '../route.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { Refusals } from './command.tsx';
import { Conflicts } from './nomination-conflicts.tsx';
import { atDesk, type Desk, nameOf, pageOf, placeOf } from './nomination-desk.tsx';
import { saveOn, toSave } from './nomination-save.ts';

export const nominationWordRoutes: Route[] = [
  {
    method: 'GET',
    path: '/cases/:case/nomination/form.docx',
    open: 'signed-in',
    perMinute: 60,
    handle: (visit) => atDesk(visit, fetchForm),
  },
  {
    method: 'GET',
    path: '/cases/:case/nomination/word',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, (desk) => wordPage(desk)),
  },
  {
    method: 'POST',
    path: '/cases/:case/nomination/word',
    open: 'signed-in',
    upload: true,
    perMinute: 20,
    handle: (visit) => atDesk(visit, readForm),
  },
  {
    method: 'POST',
    path: '/cases/:case/nomination/word/choose',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, choose),
  },
];

type Read = Awaited<ReturnType<typeof saveNominationFile>>['read'];

async function fetchForm({ visit }: Desk): Promise<Answer> {
  const { house, kase, language, at } = visit;
  const { id } = kase.snapshot;
  const file = await nominationForm(await nominationOf(house.office, id), language, at);
  return { file, type: wordType, name: `${id}.docx` };
}
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function readForm(desk: Desk): Promise<Answer> {
  const { visit } = desk;
  const file = visit.files.find(({ field }) => field === 'file');
  if (!file) return wordPage(desk, { problems: [{ path: 'file', message: words.noFile }] }, 422);
  try {
    const { read, saved } = await saveNominationFile(visit.house.office, visit.access, toSave(desk), file.content);
    return await outcomePage(desk, saved, read);
  } catch (error) {
    const known = knownProblem(error);
    if (known?.code !== 'refused-file') throw error;
    return wordPage(desk, { problems: [{ path: 'file', message: known.text }] }, 422);
  }
}

async function choose(desk: Desk): Promise<Answer> {
  const { visit } = desk;
  const [chosen, mark] = String(visit.body._mine ?? '').split('@');
  const given = jsonIn(visit.body._written);
  if (chosen && mark && Object.hasOwn(given, chosen)) {
    const { [chosen]: own = null, ...rest } = given;
    const saved = await saveOn(desk, { [chosen]: own, ...rest }, { [chosen]: mark });
    return outcomePage(desk, saved, null);
  }
  const { [String(visit.body._theirs ?? '')]: _, ...rest } = given;
  return outcomePage(desk, await saveOn(desk, rest, {}), null);
}

/** What the page was given to carry from one choice to the next. */
function jsonIn(written: string | string[] | undefined): JsonObject {
  try {
    const value: Json = JSON.parse(typeof written === 'string' ? written : '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

async function wordPage(
  desk: Desk,
  { problems = [] }: { problems?: FormProblem[] } = {},
  status = 200,
): Promise<Answer> {
  const { visit, path, role, check } = desk;
  const { say, csrf } = visit;
  const [wrong] = problems;
  const body = (
    <>
      <h1>{say(words.word)}</h1>
      <p class="font-lead">{say(words.wordHelp)}</p>
      <p>
        <a href={`${path}/form.docx`}>{say(words.wordFetch)}</a>
      </p>
      <ErrorSummary problems={problems} />
      {role !== null && check.save && (
        <Form action={`${path}/word`} csrf={csrf} upload>
          <Labelled id={fieldId('file')} label={say(words.wordFile)} wrong={wrong && say(wrong.message)}>
            {(tied) => <input {...tied} type="file" class="form-input" name="file" accept=".docx" />}
          </Labelled>
          <button type="submit" class="button button-primary">
            {say(words.wordUpload)}
          </button>
        </Form>
      )}
      <p class="below">
        <a href={path}>{say(words.overview)}</a>
      </p>
    </>
  );
  return { page: pageOf(desk, { title: say(words.word), body }), status };
}

async function outcomePage(desk: Desk, saved: SavedAnswers, read: Read | null): Promise<Answer> {
  const { visit, path } = desk;
  const { say, csrf } = visit;
  const written = Object.fromEntries(saved.conflicts.map(({ answer, mine }) => [answer.path, mine]));
  const body = (
    <>
      <h1>{say(words.wordRead)}</h1>
      <Refusals visit={visit} refusals={saved.refusals} />
      <ErrorSummary problems={saved.problems.map((each) => ({ ...each, path: '' }))} />
      {saved.conflicts.length > 0 && (
        <Form action={`${path}/word/choose`} csrf={csrf}>
          <input type="hidden" name="_written" value={JSON.stringify(written)} />
          <Conflicts desk={desk} conflicts={saved.conflicts} told={ofFile} />
        </Form>
      )}
      <h2>{say(words.wordSaved)}</h2>
      {saved.saved.length === 0 ? (
        <p>{say(words.wordNothing)}</p>
      ) : (
        <ul>
          {desk.check.answers
            .filter((answer) => saved.saved.includes(answer.path))
            .map((answer) => (
              <li key={answer.path}>
                <a href={placeOf(desk, answer)}>{say(nameOf(answer))}</a>
              </li>
            ))}
        </ul>
      )}
      {read && <Left read={read} />}
      <p class="below">
        <a class="button button-primary" href={path}>
          {say(words.overview)}
        </a>
      </p>
    </>
  );
  return { page: pageOf(desk, { title: say(words.wordRead), body }), status: saved.refusals.length > 0 ? 422 : 200 };
}

const ofFile = {
  title: words.wordConflictTitle,
  text: words.wordConflict,
  mine: words.wordMine,
  keepMine: words.wordKeepMine,
  keepTheirs: words.wordKeepTheirs,
};

/** What stood in the file and was not taken, and what should be looked at. */
function Left({ read }: { read: Read }) {
  const say = useSay();
  const { unread } = read;
  const problems = read.problems.filter(({ kind }) => kind !== 'invalid');
  return (
    <>
      {unread.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread">{say(words.wordUnread)}</h2>
          <p>{say(words.wordUnreadHelp)}</p>
          <dl class="answers">
            {unread.map(({ where, what, text }) => (
              <div key={`${where.da} ${text}`}>
                <dt>
                  {say(where)}
                  {what === 'text' ? '' : ` (${say(asides[what])})`}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {problems.length > 0 && (
        <section aria-labelledby="remarks">
          <h2 id="remarks">{say(words.wordRemarks)}</h2>
          <ul>
            {problems.map(({ where, message }) => (
              <li key={`${where.da} ${message.da}`}>
                {say(where)}: {say(message)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const asides: Record<'image' | 'note' | 'comment', Text> = {
  image: { da: 'billede', en: 'picture' },
  note: { da: 'fodnote', en: 'footnote' },
  comment: { da: 'kommentar', en: 'comment' },
};
