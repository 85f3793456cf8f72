import type { Numbers } from '../../service/assessment.ts';
import type { ScoredCriterion, Spread } from '../../service/scores.ts';
import { useLanguage, useSay } from '../language.tsx';
import { assessmentWords as words } from '../words/assessment.ts';
import { ScrollTable } from './scroll-table.tsx';

/** One line a criterion: mean, lowest and highest, standard deviation, and how many have scored. */
export function SpreadTable({
  criteria,
  numbers,
  labelledBy,
}: {
  criteria: ScoredCriterion[];
  numbers: Numbers;
  labelledBy: string;
}) {
  const say = useSay();
  const rows = [
    ...criteria.map(({ id, title }) => ({ id, title, spread: numbers.criteria[id] ?? null })),
    { id: 'overall', title: words.overall, spread: numbers.overall },
  ];
  const heads = [words.criterion, words.mean, words.lowestHighest, words.deviation, words.assessors];
  return (
    <ScrollTable labelledBy={labelledBy} heads={heads}>
      {rows.map(({ id, title, spread }) => (
        <tr key={id}>
          <th scope="row">{say(title)}</th>
          <SpreadCells of={spread} />
        </tr>
      ))}
    </ScrollTable>
  );
}

function SpreadCells({ of }: { of: Spread | null }) {
  const language = useLanguage();
  const shown = (value: number | null) => (value === null ? '–' : decimal(value, language));
  if (!of)
    return (
      <>
        <td>–</td>
        <td>–</td>
        <td>–</td>
        <td>0</td>
      </>
    );
  return (
    <>
      <td>{shown(of.mean)}</td>
      <td>
        {shown(of.lowest)}–{shown(of.highest)}
      </td>
      <td>{shown(of.deviation)}</td>
      <td>{of.assessors}</td>
    </>
  );
}

/** `3,7 (2–5), 1,2; 3` in one cell. */
export function SpreadInShort({ of }: { of: Spread | null }) {
  const language = useLanguage();
  if (!of) return <>–</>;
  const shown = (value: number) => decimal(value, language);
  return (
    <>
      <strong>{shown(of.mean)}</strong>{' '}
      <span class="together">
        ({shown(of.lowest)}–{shown(of.highest)})
      </span>
      <br />
      <span class="together">
        {of.deviation === null ? '' : `± ${shown(of.deviation)}; `}n = {of.assessors}
      </span>
    </>
  );
}

/** One decimal, none where it is whole. */
function decimal(value: number, language: 'da' | 'en'): string {
  const rounded = (Math.round(value * 10) / 10).toString();
  return language === 'da' ? rounded.replace('.', ',') : rounded;
}
