import { createInterface } from 'node:readline';
import type { Desk } from './desk.ts';
import type { Tree } from './program.ts';
import { write } from './surroundings.ts';

export function commandsOfEvaluation({ group, leaf, say }: Tree): void {
  const lines = say({ da: 'én JSON-linje ind, én JSON-linje ud', en: 'one line of JSON in, one line of JSON out' });
  const conditions = group('conditions', {
    da: 'betingelsernes sprog for sig',
    en: 'the language of conditions on its own',
  });
  leaf(
    conditions.command('eval').option('--jsonl', lines),
    {
      da: 'besvar {"condition":…,"facts":…} linje for linje fra standardinput',
      en: 'answer {"condition":…,"facts":…} line by line from standard input',
    },
    async (desk) => {
      const { evaluateConditionLine } = await import('../service/evaluate-conditions.ts');
      await eachLine(desk, evaluateConditionLine);
      return 0;
    },
  );
  const dates = group('dates', { da: 'regning med datoer for sig', en: 'date arithmetic on its own' });
  leaf(
    dates.command('eval').option('--jsonl', lines),
    {
      da: 'besvar {"from":"2024-02-29","add":"P1Y"} linje for linje fra standardinput',
      en: 'answer {"from":"2024-02-29","add":"P1Y"} line by line from standard input',
    },
    async (desk) => {
      const { evaluateDateLine } = await import('../service/evaluate-dates.ts');
      const text = await desk.text();
      const { today } = await import('../service/days.ts');
      const { policyOn } = await import('../service/policy-on.ts');
      const { calendar } = policyOn(text)(today(text, desk.surroundings.now()));
      const calendars = { [calendar.id]: calendar };
      await eachLine(desk, async (line) => evaluateDateLine(line, calendars));
      return 0;
    },
  );
}

/** In order, and no faster than the answers are taken. */
async function eachLine({ surroundings }: Desk, answer: (line: string) => Promise<string>): Promise<void> {
  const { stdin, stdout } = surroundings;
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') await write(stdout, `${await answer(line)}\n`);
  }
}
