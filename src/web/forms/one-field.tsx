/** The fields of a form one by one: what a person writes, chooses or ticks. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Json, JsonObject, Text } from '../../policy/types.ts';
import type { Choice } from '../../service/choices.ts';
import { describedBy, Hints, type Said } from '../components/hints.tsx';
import { Labelled } from '../components/labelled.tsx';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';
import { DayGroup } from './day-group.tsx';
import type { FieldsProps } from './schema-form.tsx';

export interface FieldProps extends Omit<FieldsProps, 'form' | 'values' | 'only'> {
  id: string;
  schema: JsonObject;
  path: string;
  value: Json | undefined;
  required: boolean;
}

/** What is written or chosen in a single field. */
export function Written({
  id,
  schema,
  path,
  value,
  required,
  problems,
  kind,
  options = [],
}: FieldProps & { kind: 'line' | 'text' | 'lines' | 'number' | 'select'; options?: Choice[] }) {
  const say = useSay();
  const text = Array.isArray(value)
    ? value.map(String).join('\n')
    : value === undefined || value === null
      ? ''
      : String(value);
  const max = typeof schema.maxLength === 'number' ? schema.maxLength : undefined;
  const help = [schema.help as Text | undefined, kind === 'lines' ? formWords.oneOnALine : undefined];
  return (
    <Labelled
      id={id}
      label={say(schema.label as Text)}
      help={help.flatMap((each) => (each ? say(each) : [])).join(' ')}
      wrong={inOne(problemsOf(problems, path), say)}
      optional={!required}
    >
      {(tied) => {
        const common = { ...tied, name: path, 'aria-required': required ? ('true' as const) : undefined };
        return kind === 'select' ? (
          <select class="form-select" {...common}>
            <option value="">{say(formWords.choose)}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === text}>
                {say(option.label)}
              </option>
            ))}
          </select>
        ) : kind === 'text' || kind === 'lines' ? (
          <textarea class="form-input" rows={kind === 'lines' ? 3 : 5} maxLength={max} {...common}>
            {text}
          </textarea>
        ) : (
          <input
            class={`form-input${kind === 'number' ? ' input-width-s' : ''}`}
            type="text"
            inputMode={kind === 'number' ? 'decimal' : undefined}
            maxLength={max}
            value={text}
            {...common}
          />
        );
      }}
    </Labelled>
  );
}

export function Day({ id, schema, path, value, required, problems }: FieldProps) {
  const say = useSay();
  const legend = (
    <>
      {say(schema.label as Text)} {!required && <span class="weight-normal">({say(formWords.optional)})</span>}
    </>
  );
  return (
    <DayGroup
      id={id}
      name={path}
      legend={legend}
      value={typeof value === 'string' ? value : ''}
      help={schema.help as Text | undefined}
      wrong={problemsOf(problems, path).map(({ message }) => message)}
      required={required}
    />
  );
}

export function Radios({ id, schema, path, value, required, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const said = saidOf({ id, schema, path, problems }, say);
  return (
    <fieldset class={`form-group${said.wrong ? ' form-error' : ''}`} id={id} aria-describedby={describedBy(said)}>
      <legend class="form-label">
        {say(schema.label as Text)} {!required && <span class="weight-normal">({say(formWords.optional)})</span>}
      </legend>
      <Hints {...said} />
      {options.map((option, index) => (
        <div class="form-group-radio" key={option.value}>
          <input
            type="radio"
            class="form-radio"
            id={`${id}-${index}`}
            name={path}
            value={option.value}
            checked={value === option.value}
          />
          <label for={`${id}-${index}`}>{say(option.label)}</label>
        </div>
      ))}
    </fieldset>
  );
}

export function Boxes({ id, schema, path, value, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const said = saidOf({ id, schema, path, problems }, say);
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset class={`form-group${said.wrong ? ' form-error' : ''}`} id={id} aria-describedby={describedBy(said)}>
      <legend class="form-label">{say(schema.label as Text)}</legend>
      <Hints {...said} />
      <input type="hidden" name={path} value="" />
      {options.map((option, index) => (
        <div class="form-group-checkbox" key={option.value}>
          <input
            type="checkbox"
            class="form-checkbox"
            id={`${id}-${index}`}
            name={path}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <label for={`${id}-${index}`}>{say(option.label)}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** A list whose order says something: one field for the first, one for the second, and so on. */
export function Ranked({ id, schema, path, value, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const said = saidOf({ id, schema, path, problems }, say);
  const chosen = Array.isArray(value) ? value : [];
  const most = Math.min(options.length, typeof schema.maxItems === 'number' ? schema.maxItems : options.length);
  return (
    <fieldset
      class={`form-group ranked${said.wrong ? ' form-error' : ''}`}
      id={id}
      aria-describedby={describedBy(said)}
    >
      <legend class="form-label">{say(schema.label as Text)}</legend>
      <Hints {...said} />
      <input type="hidden" name={path} value="" />
      {Array.from({ length: most }, (_, place) => (
        <div class="ranked-place" key={place}>
          <label class="form-label" for={`${id}-${place}`}>
            {place + 1}.
          </label>
          <select class="form-select" id={`${id}-${place}`} name={path}>
            <option value="">{say(formWords.choose)}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === chosen[place]}>
                {say(option.label)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}

export function Box({ id, schema, path, value, problems }: FieldProps) {
  const say = useSay();
  const said = saidOf({ id, schema, path, problems }, say);
  return (
    <div class={`form-group${said.wrong ? ' form-error' : ''}`}>
      <Hints {...said} />
      <input type="hidden" name={path} value="no" />
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id={id}
          name={path}
          value="yes"
          checked={value === true}
          aria-describedby={describedBy(said)}
        />
        <label for={id}>{say(schema.label as Text)}</label>
      </div>
    </div>
  );
}

/** What the form says of a field, and what is wrong with it. */
export function saidOf(
  { id, schema, path, problems }: Pick<FieldProps, 'id' | 'schema' | 'path' | 'problems'>,
  say: ReturnType<typeof useSay>,
): Said {
  const help = schema.help as Text | undefined;
  return { id, help: help && say(help), wrong: inOne(problemsOf(problems, path), say) };
}

function problemsOf(problems: FormProblem[], path: string): FormProblem[] {
  return problems.filter((problem) => problem.path === path);
}

export function choicesOf({ oneOf }: JsonObject): Choice[] {
  if (!Array.isArray(oneOf)) return [];
  return oneOf.map((each) => {
    const { const: value, label } = each as { const: Json; label: Text };
    return { value: String(value), label };
  });
}

function inOne(wrong: FormProblem[], say: ReturnType<typeof useSay>): string {
  return wrong.map(({ message }) => say(message)).join(' ');
}
