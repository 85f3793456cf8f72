/** Criterion by criterion: what the rules answer and why, and beside it what a coordinator thinks. */

import type { JsonObject, Text } from '../../policy/types.ts';
import { cited } from '../../service/cited.ts';
import type { JudgedCriterion, ValidationView } from '../../service/validation.ts';
import { T, useSay, When } from '../language.tsx';
import { Because } from '../pages/event.tsx';
import type { SignedIn } from '../route.ts';
import { eventWords } from '../words/event.ts';
import { formWords } from '../words/forms.ts';
import { validationWords as words } from '../words/validation.ts';
import { Sources } from './sources.tsx';

const tones = { pass: 'success', fail: 'error', unknown: 'warning' };

/** Those that stand in the way first. */
function urgency({ strength, verdict }: JudgedCriterion): number {
  if (verdict === 'pass') return 2;
  return strength === 'must' ? 0 : 1;
}

export function Criteria({
  visit,
  view,
  editable = false,
}: {
  visit: SignedIn;
  view: ValidationView;
  editable?: boolean;
}) {
  const ordered = view.criteria.toSorted((a, b) => urgency(a) - urgency(b));
  const fields = judgementFields(view);
  return (
    <>
      {ordered.map((criterion, row) => (
        <article key={criterion.id} class="criterion" aria-labelledby={`criterion-${criterion.id}`}>
          <Rule visit={visit} of={criterion} />
          {view.whole && criterion.judged && (
            <div>
              {editable && fields ? (
                <Judging of={criterion} row={row} fields={fields} />
              ) : (
                <Judged of={criterion} fields={fields} />
              )}
            </div>
          )}
        </article>
      ))}
    </>
  );
}

function Rule({ visit, of }: { visit: SignedIn; of: JudgedCriterion }) {
  const say = useSay();
  return (
    <div>
      <h3 id={`criterion-${of.id}`}>
        <T of={of.title} />
      </h3>
      <p>
        <span class={`badge badge-${tones[of.verdict]}`}>{say(eventWords.verdicts[of.verdict])}</span> (
        {say(eventWords[of.strength])})
        {of.waivedUntil && (
          <>
            {' '}
            {say(words.waived)} <When on={of.waivedUntil} />
          </>
        )}
      </p>
      {of.verdict !== 'pass' && <p>{say(of.otherwise)}</p>}
      {of.verdict !== 'pass' && of.missing.length > 0 && (
        <p>
          {say(words.missing)}: {of.missing.map(say).join(', ')}
        </p>
      )}
      <details>
        <summary>
          {say(words.because)}
          <span class="sr-only"> – {say(of.title)}</span>
        </summary>
        <Because of={of.because} labels={of.labels} />
        <p>
          <Sources cited={cited(visit.house.office.text, of.source)} />
        </p>
      </details>
    </div>
  );
}

interface JudgementFields {
  judgement: JsonObject;
  remark: JsonObject;
}

function judgementFields({ policy }: ValidationView): JudgementFields | null {
  const list = (policy.forms.validation?.properties as Record<string, JsonObject> | undefined)?.judgements;
  const fields = (list?.items as JsonObject | undefined)?.properties as Partial<JudgementFields> | undefined;
  return fields?.judgement && fields.remark ? { judgement: fields.judgement, remark: fields.remark } : null;
}

function Judging({ of, row, fields }: { of: JudgedCriterion; row: number; fields: JudgementFields }) {
  const say = useSay();
  const name = (field: string) => `judgements.${row}.${field}`;
  const id = (field: string) => `field-judgements-${row}-${field}`;
  const choices = fields.judgement.oneOf as { const: string; label: Text }[];
  return (
    <fieldset class="form-fields">
      <legend class="form-label">
        {say(words.person)}
        <span class="sr-only">: {say(of.title)}</span>
      </legend>
      <input type="hidden" name={name('criterion')} value={of.id} />
      <label class="form-label" for={id('judgement')}>
        {say(fields.judgement.label as Text)}
      </label>
      <select class="form-select" id={id('judgement')} name={name('judgement')}>
        <option value="">{say(formWords.choose)}</option>
        {choices.map((choice) => (
          <option key={choice.const} value={choice.const} selected={choice.const === of.judgement?.judgement}>
            {say(choice.label)}
          </option>
        ))}
      </select>
      <label class="form-label" for={id('remark')}>
        {say(fields.remark.label as Text)}
      </label>
      <textarea
        class="form-input"
        rows={2}
        id={id('remark')}
        name={name('remark')}
        maxLength={Number(fields.remark.maxLength)}
      >
        {of.judgement?.remark ?? ''}
      </textarea>
    </fieldset>
  );
}

function Judged({ of, fields }: { of: JudgedCriterion; fields: JudgementFields | null }) {
  const say = useSay();
  const choices = (fields?.judgement.oneOf ?? []) as { const: string; label: Text }[];
  const chosen = choices.find((choice) => choice.const === of.judgement?.judgement);
  return (
    <>
      <p>
        <strong>{say(words.person)}:</strong> {chosen ? say(chosen.label) : say(words.notJudged)}
      </p>
      {of.judgement?.remark && <p>{of.judgement.remark}</p>}
    </>
  );
}
