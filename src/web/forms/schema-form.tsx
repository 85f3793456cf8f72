/** Any form of the text as fields of a page: labels, help, choices, lists with rows, and what is wrong beside the field. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Form, Json, JsonObject, Text } from '../../policy/types.ts';
import type { Choices } from '../../service/choices.ts';
import { describedBy, Hints } from '../components/hints.tsx';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';
import { Box, Boxes, choicesOf, Day, type FieldProps, Radios, Ranked, saidOf, Written } from './one-field.tsx';

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

function Properties({ schema, path, value, only, ...rest }: Omit<FieldProps, 'id' | 'required'> & { only?: string[] }) {
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

function Field(given: Omit<FieldProps, 'id'>) {
  const { schema, path } = given;
  const props = { ...given, id: fieldId(path) };
  const offered = props.choices?.[path.replace(/\.\d+/g, '.*')];
  const choices = offered ?? choicesOf(schema);
  const items = schema.items as JsonObject | undefined;
  if (schema.folded === true) return <Folded {...props} />;
  if (schema.type === 'object') return <Group {...props} />;
  if (schema.type === 'array' && items?.type === 'object') return <Rows {...props} items={items} />;
  if (schema.type === 'array') {
    const options = offered ?? choicesOf(items ?? {});
    if (schema.ordered === true && options.length > 0) return <Ranked {...props} options={options} />;
    return options.length > 0 ? <Boxes {...props} options={options} /> : <Written {...props} kind="lines" />;
  }
  if (schema.type === 'boolean') return <Box {...props} />;
  if (choices.length > 0) {
    return choices.length <= 4 && !offered ? (
      <Radios {...props} options={choices} />
    ) : (
      <Written {...props} kind="select" options={choices} />
    );
  }
  if (schema.format === 'date') return <Day {...props} />;
  if (schema.type === 'integer' || schema.type === 'number') return <Written {...props} kind="number" />;
  return <Written {...props} kind={Number(schema.maxLength ?? 0) > 300 ? 'text' : 'line'} />;
}

/** A group or list that is rarely filled in stays folded until something stands in it, or is wrong with it. */
function Folded({ schema: { folded: _, ...schema }, ...props }: FieldProps) {
  const say = useSay();
  const { path, value, problems, rows } = props;
  const inside = (other: string) => other === path || other.startsWith(`${path}.`);
  const open =
    (typeof value === 'object' && value !== null && Object.keys(value).length > 0) ||
    problems.some((problem) => inside(problem.path)) ||
    Object.keys(rows ?? {}).some(inside);
  return (
    <details open={open}>
      <summary>{say(schema.label as Text)}</summary>
      <Field {...props} schema={schema} />
    </details>
  );
}

function Group({ id, schema, path, value, required: _, problems, ...rest }: FieldProps) {
  const say = useSay();
  const said = saidOf({ id, schema, path, problems }, say);
  return (
    <fieldset class="form-group form-fields" id={id} aria-describedby={describedBy(said)}>
      <legend class="h4">{say(schema.label as Text)}</legend>
      <Hints {...said} />
      <Properties schema={schema} path={path} value={value} problems={problems} {...rest} />
    </fieldset>
  );
}

function Rows({
  id,
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
  const said = saidOf({ id, schema, path, problems }, say);
  const filled = Array.isArray(value) ? value : [];
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : filled.length + 1;
  const count = Math.min(most, Math.max(rows?.[path] ?? 0, filled.length + 1));
  return (
    <fieldset class="form-group form-rows" id={id} aria-describedby={describedBy(said)}>
      <legend class="h4">{say(schema.label as Text)}</legend>
      <Hints {...said} />
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
