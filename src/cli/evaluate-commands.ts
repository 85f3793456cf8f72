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
  for await (const line of linesOf(surroundings.stdin)) {
    if (line.trim() !== '') await write(surroundings.stdout, `${await answer(line)}\n`);
  }
}

/** Only a line feed ends a line of JSON; node:readline would also break at U+2028, which may stand inside a string. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
