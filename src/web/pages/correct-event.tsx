/** An event withdrawn or amended, and everything after it judged again. */

import type { Correction } from '../../engine/correct.ts';
import type { FormProblem } from '../../policy/forms.ts';
import { beginningForm } from '../../service/beginning-form.ts';
import { type CaseFile, caseFile } from '../../service/case-file.ts';
import { type Choices, choicesFor } from '../../service/choices.ts';
import { correctCase } from '../../service/correct-case.ts';
import { type Correctable, correctable } from '../../service/correctable.ts';
import { correctableEvents } from '../../service/corrections.ts';
import { correctionInWords } from '../../service/difference-words.ts';
import { eventInWords } from '../../service/event-words.ts';
import { caseById } from '../../service/office.ts';
import { reminderTeller } from '../../service/reminder-words.ts';
import { actingIn } from '../../service/role-for.ts';
import { type Amended, amended as amendedBy, amendment } from '../case/amendment.ts';
import { writtenSpan } from '../case/dates.ts';
import { DatesTable } from '../case/dates-table.tsx';
import { noCasePage } from '../case/page.tsx';
import { inTwoSteps, moreRows, Reason, SpanField } from '../case/two-steps.tsx';
import { Fields } from '../forms/schema-form.tsx';
import { useLanguage, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { text } from '../take-command.ts';
import { correctionWords as words } from '../words/corrections.ts';
import { notFound } from './not-found.tsx';

const path = '/cases/:case/events/:version/correct';

export const correctEventRoutes: Route[] = [
  { method: 'GET', path, open: { act: 'correct' }, handle: correct },
  { method: 'POST', path, open: { act: 'correct' }, handle: correct },
];

/** What was wrong, and what is right. */
type Asked = Pick<Correction, 'withdraw' | 'amend'>;

async function correct(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, params, body, today, at, say, language } = visit;
  const { office } = house;
  const { id } = kase.snapshot;
  const version = Number(params.version);
  const file = await caseFile(office, id, actingIn(access, kase.snapshot, 'correct'), today);
  const told = file.history.find(({ event }) => event.version === version);
  if (kase.origin !== 'run' || !told) return notFound(visit);
  const open = correctableEvents(file.history.map(({ event }) => event));
  const found = await correctable(office, id, version);
  if (!found || !open.some((event) => event.version === version))
    return noCasePage(visit, 409, words.cannot, words.cannotWhy);
  const beginning = await beginningForm(office, found.policy, kase.snapshot, found.event);
  const amended = amendedBy(found, kase.snapshot.workflow, visit.method === 'GET' ? null : body, beginning);
  const reason = text(body._reason);
  const also = [body._also ?? []]
    .flat()
    .map(Number)
    .filter((each) => each > version);
  const move = ({ withdraw, amend }: Asked, accept: boolean) =>
    correctCase(office, {
      case: id,
      withdraw,
      amend,
      reason,
      actor: actingIn(access, kase.snapshot, 'correct'),
      seen: kase.snapshot.version,
      sees: access.sees,
      recordedAt: at,
      accept,
    });
  const choices = await choicesFor(office, access, found.policy, amended.form, kase.snapshot);
  const what = eventInWords(told.event, told.what, file.policy, language);
  return inTwoSteps<Asked>(visit, {
    title: say(words.title).replace('{number}', String(version)).replace('{what}', what),
    lead: `${say(words.lead)}${found.event.type === 'started' ? ` ${say(words.leadOfBeginning)}` : ''}`,
    told: 'corrected',
    path: `/cases/${id}/events/${version}/correct`,
    fields: (problems) => (
      <CorrectionFields
        file={file}
        found={found}
        amended={amended}
        choices={choices}
        given={{
          how: text(body._how),
          also,
          reason,
          day: visit.method === 'GET' ? writtenSpan(found.event.occurredAt) : text(body._day),
        }}
        rows={moreRows(body)}
        problems={problems}
      />
    ),
    read() {
      const needed = reason === '' ? [{ path: '_reason', message: words.reasonMissing }] : [];
      if (body._how === 'withdraw') {
        const asked = { withdraw: [version, ...also], amend: null };
        return needed.length > 0 ? { problems: needed } : { asked };
      }
      if (body._how !== 'amend') return { problems: [{ path: '_how', message: words.howMissing }, ...needed] };
      const read = amendment(found, amended, text(body._day), access.person.id);
      if ('amend' in read && needed.length === 0) return { asked: { withdraw: [], amend: read.amend } };
      return { problems: [...('problems' in read ? read.problems : []), ...needed] };
    },
    async preview(asked) {
      const corrected = await move(asked, false);
      if ('refusals' in corrected) return corrected;
      const tell = reminderTeller(office, file.policy, corrected.after, { now: at, language });
      return correctionInWords(corrected, file, tell, language);
    },
    async carryOut(asked) {
      const corrected = await move(asked, true);
      return 'refusals' in corrected ? corrected : { after: (await caseById(office, id)).snapshot };
    },
  });
}

function CorrectionFields({
  file,
  found,
  amended,
  choices,
  given,
  rows,
  problems,
}: {
  file: CaseFile;
  found: Correctable;
  amended: Amended;
  choices: Choices;
  given: { how: string; also: number[]; reason: string; day: string };
  rows: Record<string, number>;
  problems: FormProblem[];
}) {
  const say = useSay();
  const language = useLanguage();
  const later = new Set(
    correctableEvents(file.history.map(({ event }) => event))
      .map(({ version }) => version)
      .filter((version) => version > found.event.version),
  );
  const others = file.history.filter(({ event }) => later.has(event.version));
  const wrong = problems.find((problem) => problem.path === '_how');
  return (
    <>
      <fieldset
        class={`form-group${wrong ? ' form-error' : ''}`}
        id="field-_how"
        aria-describedby={wrong && 'how-error'}
      >
        <legend class="form-label">{say(words.how)}</legend>
        {wrong && (
          <span class="form-error-message" id="how-error">
            {say(wrong.message)}
          </span>
        )}
        {(found.event.type === 'started' ? (['amend'] as const) : (['amend', 'withdraw'] as const)).map((how) => (
          <div class="form-group-radio" key={how}>
            <input
              type="radio"
              class="form-radio"
              id={`how-${how}`}
              name="_how"
              value={how}
              checked={given.how === how}
            />
            <label for={`how-${how}`}>{say(words[how])}</label>
          </div>
        ))}
      </fieldset>
      <Reason value={given.reason} problems={problems} help={words.reasonHelp} />
      <h2>{say(words.rightValues)}</h2>
      <SpanField name="_day" label={words.day} help={words.dayHelp} value={given.day} problems={problems} />
      {found.event.type === 'placed' && (
        <DatesTable workflow={found.policy.workflows[file.case.workflow]} values={amended.values} problems={problems} />
      )}
      {amended.form && (
        <Fields
          without={['milestones', 'planned']}
          form={amended.form}
          values={amended.values}
          problems={problems}
          choices={choices}
          rows={rows}
        />
      )}
      {others.length > 0 && found.event.type !== 'started' && (
        <fieldset class="form-group" aria-describedby="also-help">
          <legend class="h2">{say(words.also)}</legend>
          <span class="form-hint" id="also-help">
            {say(words.withdrawHelp)}
          </span>
          {others.map(({ event, what }) => (
            <div class="form-group-checkbox" key={event.version}>
              <input
                type="checkbox"
                class="form-checkbox"
                id={`also-${event.version}`}
                name="_also"
                value={String(event.version)}
                checked={given.also.includes(event.version)}
              />
              <label for={`also-${event.version}`}>
                {event.version}. {eventInWords(event, what, file.policy, language)}
              </label>
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
