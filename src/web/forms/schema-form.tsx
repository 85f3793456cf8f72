/** Any form of the text as fields of a page: labels, help, choices, lists with rows, and what is wrong beside the field. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Form, Json, JsonObject, Text } from '../../policy/types.ts';
import type { Choice, Choices } from '../../service/choices.ts';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';
import { DayGroup } from './day-group.tsx';

export interface FieldsProps {
  form: Form;
  values: JsonObject;
  problems: FormProblem[];
  /** Only these fields of the form, in its own order. */
  only?: string[];
  /** Paths that are not called optional, although the form itself does not require them. */
  needed?: ReadonlySet<string>;
  /** Paths that are left out. */
  without?: string[];
  /** How many rows a list holds at least: path → number. */
  rows?: Record<string, number>;
  /** Choices for fields whose form leaves them open, such as cases and organisations: path with `*` for a row → choices. */
  choices?: Choices;
}

interface FieldProps extends Omit<FieldsProps, 'form' | 'values' | 'only'> {
  schema: JsonObject;
  path: string;
  value: Json | undefined;
  required: boolean;
}

export function Fields({ form, values, only, ...rest }: FieldsProps) {
  const names = only ?? Object.keys((form.properties ?? {}) as JsonObject);
  // Who acts is not asked.
  return (
    <Properties schema={form} path="" value={values} only={names.filter((name) => name !== form.actor)} {...rest} />
  );
}

/** What is wrong, each with a link to its field. */
export function ErrorSummary({ problems }: { problems: FormProblem[] }) {
  const say = useSay();
  if (problems.length === 0) return null;
  return (
    <div class="alert alert-error" role="alert" aria-labelledby="error-summary" tabIndex={-1}>
      <div class="alert-body">
        <h2 id="error-summary" class="alert-heading">
          {say(formWords.errors)}
        </h2>
        <ul>
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message.da}`}>
              {path === '' ? say(message) : <a href={`#${fieldId(path)}`}>{say(message)}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

function Properties({ schema, path, value, only, ...rest }: Omit<FieldProps, 'required'> & { only?: string[] }) {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const required = new Set((schema.required ?? []) as string[]);
  const values = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as JsonObject;
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
  return (
    <>
      {fields
        .filter(([name]) => (only === undefined || only.includes(name)) && !rest.without?.includes(at(name)))
        .map(([name, field]) => (
          <Field
            key={name}
            {...rest}
            schema={field}
            path={at(name)}
            value={values[name] ?? (field.default as Json | undefined)}
            required={required.has(name) || (rest.needed?.has(at(name)) ?? false)}
          />
        ))}
    </>
  );
}

function Field(props: FieldProps) {
  const { schema, path } = props;
  const offered = props.choices?.[path.replace(/\.\d+/g, '.*')];
  const choices = offered ?? choicesOf(schema);
  const items = schema.items as JsonObject | undefined;
  if (schema.type === 'object') return <Group {...props} />;
  if (schema.type === 'array' && items?.type === 'object') return <Rows {...props} items={items} />;
  if (schema.type === 'array') {
    const options = offered ?? choicesOf(items ?? {});
    if (schema.ordered === true && options.length > 0) return <Ranked {...props} options={options} />;
    return options.length > 0 ? <Boxes {...props} options={options} /> : <Labelled {...props} kind="lines" />;
  }
  if (schema.type === 'boolean') return <Box {...props} />;
  if (choices.length > 0) {
    return choices.length <= 4 && !offered ? (
      <Radios {...props} options={choices} />
    ) : (
      <Labelled {...props} kind="select" options={choices} />
    );
  }
  if (schema.format === 'date') return <Day {...props} />;
  if (schema.type === 'integer' || schema.type === 'number') return <Labelled {...props} kind="number" />;
  return <Labelled {...props} kind={Number(schema.maxLength ?? 0) > 300 ? 'text' : 'line'} />;
}

function Labelled({
  schema,
  path,
  value,
  required,
  problems,
  kind,
  options = [],
}: FieldProps & { kind: 'line' | 'text' | 'lines' | 'number' | 'select'; options?: Choice[] }) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  const help = kind === 'lines' ? formWords.oneOnALine : null;
  const described = describedBy(id, schema, wrong, help !== null);
  const common = {
    id,
    name: path,
    'aria-describedby': described,
    'aria-invalid': wrong.length > 0 ? ('true' as const) : undefined,
    'aria-required': required ? ('true' as const) : undefined,
  };
  const text = Array.isArray(value)
    ? value.map(String).join('\n')
    : value === undefined || value === null
      ? ''
      : String(value);
  const max = typeof schema.maxLength === 'number' ? schema.maxLength : undefined;
  return (
    <div class={`form-group${wrong.length > 0 ? ' form-error' : ''}`}>
      <label class="form-label" for={id}>
        {say(schema.label as Text)} {!required && <span class="weight-normal">({say(formWords.optional)})</span>}
      </label>
      <Hints id={id} schema={schema} wrong={wrong} extra={help} />
      {kind === 'select' ? (
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
      )}
    </div>
  );
}

function Day({ schema, path, value, required, problems }: FieldProps) {
  const say = useSay();
  const legend = (
    <>
      {say(schema.label as Text)} {!required && <span class="weight-normal">({say(formWords.optional)})</span>}
    </>
  );
  return (
    <DayGroup
      id={fieldId(path)}
      name={path}
      legend={legend}
      value={typeof value === 'string' ? value : ''}
      help={schema.help as Text | undefined}
      wrong={problemsOf(problems, path).map(({ message }) => message)}
      required={required}
    />
  );
}

function Radios({ schema, path, value, required, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  return (
    <fieldset
      class={`form-group${wrong.length > 0 ? ' form-error' : ''}`}
      id={id}
      aria-describedby={describedBy(id, schema, wrong)}
    >
      <legend class="form-label">
        {say(schema.label as Text)} {!required && <span class="weight-normal">({say(formWords.optional)})</span>}
      </legend>
      <Hints id={id} schema={schema} wrong={wrong} />
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

function Boxes({ schema, path, value, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset
      class={`form-group${wrong.length > 0 ? ' form-error' : ''}`}
      id={id}
      aria-describedby={describedBy(id, schema, wrong)}
    >
      <legend class="form-label">{say(schema.label as Text)}</legend>
      <Hints id={id} schema={schema} wrong={wrong} />
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
function Ranked({ schema, path, value, problems, options }: FieldProps & { options: Choice[] }) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  const chosen = Array.isArray(value) ? value : [];
  const most = Math.min(options.length, typeof schema.maxItems === 'number' ? schema.maxItems : options.length);
  return (
    <fieldset
      class={`form-group ranked${wrong.length > 0 ? ' form-error' : ''}`}
      id={id}
      aria-describedby={describedBy(id, schema, wrong)}
    >
      <legend class="form-label">{say(schema.label as Text)}</legend>
      <Hints id={id} schema={schema} wrong={wrong} />
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

function Box({ schema, path, value, problems }: FieldProps) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  return (
    <div class={`form-group${wrong.length > 0 ? ' form-error' : ''}`}>
      <Hints id={id} schema={schema} wrong={wrong} />
      <input type="hidden" name={path} value="no" />
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id={id}
          name={path}
          value="yes"
          checked={value === true}
          aria-describedby={describedBy(id, schema, wrong)}
        />
        <label for={id}>{say(schema.label as Text)}</label>
      </div>
    </div>
  );
}

function Group({ schema, path, value, required: _, problems, ...rest }: FieldProps) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  return (
    <fieldset class="form-group form-fields" id={id} aria-describedby={describedBy(id, schema, wrong)}>
      <legend class="h4">{say(schema.label as Text)}</legend>
      <Hints id={id} schema={schema} wrong={wrong} />
      <Properties schema={schema} path={path} value={value} problems={problems} {...rest} />
    </fieldset>
  );
}

function Rows({
  schema,
  path,
  value,
  problems,
  rows,
  items,
  required: _,
  ...rest
}: FieldProps & { items: JsonObject }) {
  const say = useSay();
  const id = fieldId(path);
  const wrong = problemsOf(problems, path);
  const filled = Array.isArray(value) ? value : [];
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : filled.length + 1;
  const count = Math.min(most, Math.max(rows?.[path] ?? 0, filled.length + 1));
  return (
    <fieldset class="form-group form-rows" id={id} aria-describedby={describedBy(id, schema, wrong)}>
      <legend class="h4">{say(schema.label as Text)}</legend>
      <Hints id={id} schema={schema} wrong={wrong} />
      {Array.from({ length: count }, (_, row) => (
        <fieldset class="form-row-fields" key={row}>
          <legend class="form-label">
            {say(items.label as Text)} {row + 1}
          </legend>
          <Properties
            schema={items}
            path={`${path}.${row}`}
            value={filled[row]}
            problems={problems}
            {...(rows ? { rows } : {})}
            {...rest}
          />
        </fieldset>
      ))}
      {count < most && (
        <button type="submit" class="button button-secondary button-small" name="_more" value={path}>
          {say(formWords.addRow)}
        </button>
      )}
    </fieldset>
  );
}

function Hints({
  id,
  schema,
  wrong,
  extra = null,
}: {
  id: string;
  schema: JsonObject;
  wrong: FormProblem[];
  extra?: Text | null;
}) {
  const say = useSay();
  const help = schema.help as Text | undefined;
  return (
    <>
      {(help || extra) && (
        <span class="form-hint" id={`${id}-help`}>
          {help && say(help)} {extra && say(extra)}
        </span>
      )}
      {wrong.length > 0 && (
        <span class="form-error-message" id={`${id}-error`}>
          {wrong.map(({ message }) => say(message)).join(' ')}
        </span>
      )}
    </>
  );
}

function describedBy(id: string, schema: JsonObject, wrong: FormProblem[], extra = false): string | undefined {
  const ids = [...(schema.help || extra ? [`${id}-help`] : []), ...(wrong.length > 0 ? [`${id}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function problemsOf(problems: FormProblem[], path: string): FormProblem[] {
  return problems.filter((problem) => problem.path === path);
}

function choicesOf({ oneOf }: JsonObject): Choice[] {
  if (!Array.isArray(oneOf)) return [];
  return oneOf.map((each) => {
    const { const: value, label } = each as { const: Json; label: Text };
    return { value: String(value), label };
  });
}
