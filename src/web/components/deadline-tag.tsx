import type { DeadlineState } from '../../engine/types.ts';
import { stateInWords } from '../../engine/wording.ts';
import { useLanguage } from '../language.tsx';

/** How a deadline stands, in words and colour. */
export function DeadlineTag({ state }: { state: DeadlineState }) {
  const tone = toneOf(state);
  return <span class={`badge${tone === '' ? '' : ` badge-${tone}`}`}>{stateInWords(state, useLanguage())}</span>;
}

/** Days before it falls due from which a deadline is shown as near. */
const near = 14;

function toneOf(state: DeadlineState): string {
  switch (state.is) {
    case 'open':
      return state.daysLeft <= near ? 'warning' : 'info';
    case 'overdue':
    case 'exceeded':
      return 'error';
    case 'met':
      return 'success';
    case 'not-begun':
    case 'stopped':
    case 'undecidable':
    case 'not-counting':
      return '';
    default:
      return state satisfies never;
  }
}
