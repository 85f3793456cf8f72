/** Every score and recusal of a round as a list, for those who follow the assessors. */

import { type List, type ListCell, xlsxOf } from '../documents/list-file.ts';
import { isExact } from '../engine/time.ts';
import type { Case, Span } from '../engine/types.ts';
import { spanInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';
import type { Access } from './access.ts';
import { assessmentView } from './assessment.ts';
import type { Office } from './office.ts';

/** Null where the visitor follows the assessors of no nomination in the round. */
export async function exportScores(
  office: Office,
  access: Access,
  round: Case,
  language: Language,
): Promise<Buffer | null> {
  const rows: ListCell[][] = [];
  let follows = false;
  for (const { snapshot } of await office.ledger.listCases()) {
    if (snapshot.links.round !== round.id || !access.sees(snapshot)) continue;
    const view = await assessmentView(office, access, snapshot);
    if (!view?.progress) continue;
    follows = true;
    const { id, title } = snapshot;
    for (const { assessor, latest, recusal } of view.progress) {
      const who = [id, title, assessor, view.names[assessor] ?? null];
      if (recusal) rows.push([...who, recused[language], null, null, recusal.reason, dated(recusal.on, language)]);
      if (!latest) {
        if (!recusal) rows.push([...who, missing[language], null, null, null, null]);
        continue;
      }
      const counts = (recusal ? doesNot : does)[language];
      for (const criterion of view.criteria) {
        const given = latest.scores[criterion.id];
        const day = dated(latest.on, language);
        rows.push([...who, counts, criterion.title[language], given?.score ?? null, given?.reason ?? null, day]);
      }
    }
  }
  const list: List = { title: title[language], headings: headings.map((each) => each[language]), rows };
  return follows ? xlsxOf([list]) : null;
}

function dated(span: Span, language: Language): ListCell {
  return isExact(span) && span.earliest !== null ? { date: span.earliest } : spanInWords(span, language);
}

const title: Text = { da: 'Point', en: 'Scores' };
const recused: Text = { da: 'Inhabil', en: 'Recused' };
const missing: Text = { da: 'Mangler', en: 'Missing' };
const does: Text = { da: 'Tæller', en: 'Counts' };
const doesNot: Text = { da: 'Tæller ikke', en: 'Does not count' };
const headings: Text[] = [
  { da: 'Sag', en: 'Case' },
  { da: 'Titel', en: 'Title' },
  { da: 'Bedømmer', en: 'Assessor' },
  { da: 'Navn', en: 'Name' },
  { da: 'Status', en: 'Status' },
  { da: 'Kriterium', en: 'Criterion' },
  { da: 'Point', en: 'Score' },
  { da: 'Begrundelse', en: 'Reason' },
  { da: 'Dato', en: 'Date' },
];
