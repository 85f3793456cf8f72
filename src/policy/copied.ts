/** Plain data copied to the bottom, many times faster than structuredClone does it. */
export function copied<Plain>(value: Plain): Plain {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copied) as Plain;
  const copy = { ...value };
  for (const key of Object.keys(copy) as (keyof Plain)[]) {
    const inner = copy[key];
    if (typeof inner === 'object') copy[key] = copied(inner);
  }
  return copy;
}
