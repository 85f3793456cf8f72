export interface Figure {
  what: string;
  measured: string;
  against: string;
  figure: string;
  demand: string;
  met: boolean;
}

/** Microseconds a call, the median of several rounds that take turns, so that both sides see the same machine. */
export async function sideBySide(
  one: () => unknown,
  other: () => unknown,
  { rounds = 9, milliseconds = 120 }: { rounds?: number; milliseconds?: number } = {},
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -2; round < rounds; round += 1) {
    for (const [side, run] of [one, other].entries()) {
      const time = await perCall(run, milliseconds);
      if (round >= 0) (times[side] as number[]).push(time);
    }
  }
  return [median(times[0]), median(times[1])];
}

async function perCall(run: () => unknown, milliseconds: number): Promise<number> {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < milliseconds) {
    const result = run();
    if (result instanceof Promise) await result;
    calls += 1;
  }
  return ((performance.now() - start) * 1000) / calls;
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** A figure that must not be above the demand. */
export function atMost(demand: number, value: number, unit: string): Pick<Figure, 'figure' | 'demand' | 'met'> {
  return { figure: rounded(value) + unit, demand: `≤ ${demand}${unit}`, met: value <= demand };
}

/** A figure that must not be below the demand. */
export function atLeast(demand: number, value: number, unit: string): Pick<Figure, 'figure' | 'demand' | 'met'> {
  return { figure: rounded(value) + unit, demand: `≥ ${demand}${unit}`, met: value >= demand };
}

export function microseconds(value: number): string {
  if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(1)} s`;
  return value >= 1000 ? `${rounded(value / 1000)} ms` : `${rounded(value)} µs`;
}

export function milliseconds(value: number): string {
  return microseconds(value * 1000);
}

export function perSecond(microseconds: number): string {
  return `${Math.round(1_000_000 / microseconds)} a second`;
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
