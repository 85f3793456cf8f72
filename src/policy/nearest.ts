import { distance } from 'fastest-levenshtein';

/** Among more names than these something is always near, and to look them all through for every fault would be slow. */
const mostCandidates = 500;

/** The candidate that was probably meant: at most a third of the letters differ, never more than three. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1;
  let seen = 0;
  for (const candidate of candidates) {
    seen += 1;
    if (seen > mostCandidates) return undefined;
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const away = distance(meant, candidate.toLowerCase());
    if (away < least) {
      best = candidate;
      least = away;
    }
  }
  return best;
}
