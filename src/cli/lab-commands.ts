import type { Desk } from './desk.ts';
import { nameWord } from './names.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { withProgress } from './progress.ts';
import { table } from './table.ts';

export function commandsOfLab({ root, group, leaf, say }: Tree): void {
  const precedents = group('precedents', { da: 'det, der virkelig skete', en: 'what really happened' });
  leaf(
    precedents
      .command('replay')
      .argument('[id...]', say({ da: 'præcedensernes id (ellers alle)', en: 'ids of the precedents (otherwise all)' })),
    { da: 'afspil præcedenserne efter reglerne', en: 'replay the precedents under the rules' },
    replay,
  );
  leaf(
    root
      .command('trial')
      .argument(
        `[${say(nameWord)}]`,
        say({ da: 'prøvens id (ellers vises dem, der er)', en: 'id of the trial (otherwise those there are)' }),
      ),
    { da: 'vis, hvad en foreslået ændring ville have betydet', en: 'show what a proposed change would have meant' },
    tryOut,
  );
}

async function replay(desk: Desk, ids: string[]): Promise<Exit> {
  const { replayPrecedents } = await import('../service/replay-precedents.ts');
  const text = await desk.text();
  const what = { da: 'Afspiller', en: 'Replaying' };
  const replayed = await withProgress(desk, what, async (step) => replayPrecedents(text, ids, desk.language, step));
  if ('problem' in replayed) throw new Problem(1, replayed.problem);
  await desk.answer({ replays: replayed.replays }, () => replayed.rendered);
  return replayed.replays.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

async function tryOut(desk: Desk, [id]: string[]): Promise<Exit> {
  const { trials, tryTrial } = await import('../service/replay-precedents.ts');
  const text = await desk.text();
  if (id === undefined) {
    const known = trials(text);
    const headings = [
      desk.say({ da: 'Prøve', en: 'Trial' }),
      desk.say({ da: 'Titel', en: 'Title' }),
      desk.say({ da: 'Ændrer', en: 'Changes' }),
    ];
    const changes = (change: object) =>
      Object.entries(change)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ');
    await desk.answer({ trials: known }, () =>
      table(
        headings,
        known.map((each) => [each.id, desk.say(each.title), changes(each.change)]),
      ),
    );
    return 0;
  }
  const what = { da: 'Prøver', en: 'Trying' };
  const tried = await withProgress(desk, what, async (step) => tryTrial(text, id, desk.language, step));
  if ('problem' in tried) throw new Problem(1, tried.problem);
  await desk.answer(tried.report, () => tried.rendered);
  return 0;
}
