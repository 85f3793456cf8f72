import type { Text } from '../policy/types.ts';
import type { Desk } from './desk.ts';

type Step = (done: number, of: number) => void;

/** Long work with a bar on stderr, on a terminal only. */
export async function withProgress<T>(desk: Desk, what: Text, work: (step: Step) => Promise<T>): Promise<T> {
  const { stderr } = desk.surroundings;
  if (stderr.isTTY !== true) return work(() => {});
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar(
    { stream: stderr, format: `${desk.say(what)} {bar} {value}/{total}`, clearOnComplete: true, hideCursor: true },
    progress.Presets.shades_classic,
  );
  let begun = false;
  try {
    return await work((done, of) => {
      if (begun) bar.update(done);
      else bar.start(of, done);
      begun = true;
    });
  } finally {
    if (begun) bar.stop();
  }
}
