/** Payloads made from a form's JSON Schema: mostly what the form takes, now and then something it does not. */

import { exactly, shiftSpan } from '../../src/engine/time.ts';
import type { CalendarDate, Json, JsonObject, Policy } from '../../src/policy/types.ts';
import type { Dice } from './dice.ts';

interface Schema {
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: { const: Json }[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** A payload for a form; null for a command that takes none. `names` are words the text knows, such as criteria. */
export function randomPayload(
  policy: Policy,
  form: string | null,
  on: CalendarDate,
  names: string[],
  dice: Dice,
): JsonObject {
  if (form === null) return dice.once(12) ? { unasked: true } : {};
  const payload = valueFor(policy.forms[form] as Schema, { on, names, dice, full: dice.once(2) }) as JsonObject;
  if (!dice.once(8)) return payload;
  const field = dice.of([...Object.keys(payload), 'unasked']);
  if (dice.once(2)) delete payload[field];
  else payload[field] = dice.of<Json>([null, '', 7, [], {}, true, '2026-02-30', '__proto__']);
  return payload;
}

interface Making {
  on: CalendarDate;
  names: string[];
  dice: Dice;
  /** Every field is filled in. */
  full: boolean;
}

function valueFor(schema: Schema, making: Making): Json {
  const { on, names, dice, full } = making;
  if (schema.oneOf) return dice.of(schema.oneOf).const;
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      const wanted = fields.filter(([key]) => full || schema.required?.includes(key) || dice.once(2));
      return Object.fromEntries(wanted.map(([key, field]) => [key, valueFor(field, making)]));
    }
    case 'array': {
      const least = schema.minItems ?? 0;
      const count = dice.between(least, Math.max(least, Math.min(schema.maxItems ?? 4, 4)));
      return Array.from({ length: count }, () => valueFor(schema.items ?? {}, making));
    }
    case 'boolean':
      return full || dice.once(2);
    case 'integer':
    case 'number':
      return dice.between(schema.minimum ?? 0, schema.maximum ?? 9);
    default:
      if (schema.format === 'date') return shiftSpan(exactly(on), dice.between(-40, 400)).earliest as CalendarDate;
      return dice.once(3) ? dice.of(names) : dice.of(['Ja', 'Klynge A', 'Æblegrød – ja', full ? 'Nej' : '']);
  }
}
