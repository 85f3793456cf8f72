import type { Text } from '../../policy/types.ts';

/** What is said of one, and of any other number: `{count}`. */
export interface Counted {
  one: Text;
  many: Text;
}

export function counted({ one, many }: Counted, count: number): Text {
  const { da, en } = count === 1 ? one : many;
  return { da: da.replace('{count}', String(count)), en: en.replace('{count}', String(count)) };
}
