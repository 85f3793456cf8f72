/** What an accepted command writes on its case: milestones, plans and facts, each surely or only with an optional field. */

import type { ChartTransition } from './chart.ts';
import { isMapping, type ParsedText } from './text.ts';

/** `milestone:<id>`, `plan:<id>` or `fact:<name>`. */
export type Mark = `${'milestone' | 'plan' | 'fact'}:${string}`;

export interface Written {
  mark: Mark;
  /** The field of the payload without which it is not written. */
  only?: string;
}

/**
 * A recording with a pattern such as `visit-{number}` counts as writing every milestone that the form's field allows.
 */
export function writtenBy({ transition }: ChartTransition, text: ParsedText, milestones: Iterable<string>): Written[] {
  const { meta } = transition;
  if (!isMapping(meta) || !Array.isArray(meta.record)) return [];
  const form = typeof meta.form === 'string' ? text.forms.get(meta.form)?.value : undefined;
  return meta.record.flatMap((recording): Written[] => {
    if (!isMapping(recording)) return [];
    const { set, merge, append, value, milestone, plan, replan, at } = recording as Record<string, unknown>;
    const fact = set ?? merge ?? append;
    if (typeof fact === 'string') return [{ mark: `fact:${fact}`, ...optional(form, value) }];
    if (typeof milestone === 'string') {
      return matching(milestone, form, milestones).map((id) => ({ mark: `milestone:${id}` }));
    }
    const planned = plan ?? replan;
    if (typeof planned !== 'string') return [];
    return matching(planned, form, milestones).map((id) => ({ mark: `plan:${id}`, ...optional(form, at) }));
  });
}

function optional(form: unknown, path: unknown): { only?: string } {
  if (typeof path !== 'string' || !path.startsWith('$.')) return {};
  let schema = form;
  for (const step of path.split('.').slice(1)) {
    if (!isMapping(schema) || !isMapping(schema.properties)) return {};
    if (!Array.isArray(schema.required) || !schema.required.includes(step)) return { only: path };
    schema = schema.properties[step];
  }
  return {};
}

function matching(template: string, form: unknown, milestones: Iterable<string>): string[] {
  const field = /\{([A-Za-z0-9]+)\}/.exec(template);
  if (!field) return [template];
  const [before, after] = [template.slice(0, field.index), template.slice(field.index + field[0].length)];
  const fields = isMapping(form) && isMapping(form.properties) ? form.properties : {};
  return [...milestones].filter((id) => {
    const whole = id.length > before.length + after.length && id.startsWith(before);
    // With a second field in the pattern only the beginning can be told.
    if (after.includes('{')) return whole;
    return whole && id.endsWith(after) && allows(fields[field[1]!], id.slice(before.length, id.length - after.length));
  });
}

function allows(field: unknown, value: string): boolean {
  if (!isMapping(field)) return true;
  const { oneOf, type, minimum, maximum } = field;
  if (Array.isArray(oneOf)) return oneOf.some((option) => isMapping(option) && option.const === value);
  if (type !== 'integer') return true;
  const number = Number(value);
  return (
    Number.isInteger(number) &&
    (typeof minimum !== 'number' || number >= minimum) &&
    (typeof maximum !== 'number' || number <= maximum)
  );
}
