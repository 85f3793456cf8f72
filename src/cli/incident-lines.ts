import type { Ledger } from '../ledger/contract.ts';
import type { Language, Text } from '../policy/types.ts';

type Incident = Awaited<ReturnType<Ledger['incidents']>>[number];

/** What an operator is to look into, a line for each, the latest first. */
export function incidentLines(incidents: Incident[], moment: (at: string) => string, language: Language): string[] {
  return incidents.toReversed().map(({ at, caseId, what, detail }) => {
    const kind = kinds[what]?.[language] ?? what;
    const where = caseId === null ? '' : ` (${caseId})`;
    return `${moment(at)}: ${kind}${where}${told(detail)}`;
  });
}

function told(detail: unknown): string {
  if (detail === null || detail === undefined) return '';
  if (typeof detail === 'string') return `. ${detail}`;
  const whys = (Array.isArray(detail) ? detail : [detail]).flatMap((each) =>
    typeof each === 'object' && each !== null && 'why' in each ? [String(each.why)] : [],
  );
  return whys.length > 0 ? `. ${whys.join(' ')}` : `. ${JSON.stringify(detail)}`;
}

const kinds: Record<string, Text> = {
  'second-opinion': {
    da: 'De to regelmotorer var uenige; beslutningen blev stoppet',
    en: 'The two evaluators disagreed; the decision was stopped',
  },
  'tick-refused': {
    da: 'Det, der skulle ske, fordi en frist var udløbet, blev afvist',
    en: 'What was to happen because a deadline had passed was refused',
  },
  'tick-failed': {
    da: 'Sagens frister kunne ikke gennemgås; der prøves igen hver time',
    en: 'The deadlines of the case could not be looked through; it is tried again every hour',
  },
  'clock-leap': { da: 'Uret sprang, mens tjenesten kørte', en: 'The clock leapt while the service ran' },
};
