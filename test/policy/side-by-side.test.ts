import { expect, test } from 'vitest';
import { check, placeOf } from './broken-text.ts';

/** Two things at once while an application is read: the checks, which a deadline is about, and a visit. */
const sideBySide = `  reading:
    meta: { title: { da: Læses, en: Being read }, owner: clerk }
    type: parallel
    states:
      checks:
        meta: { title: { da: Kontrol, en: Checks } }
        initial: open
        states:
          open:
            meta: { title: { da: Kontrolleres, en: Being checked } }
            on:
              inspection.hold:
                target: done
                meta: { title: { da: Hold syn, en: Inspect }, record: [{ milestone: inspection-1 }], source: [GOV-001] }
          done: { type: final, meta: { title: { da: Kontrolleret, en: Checked } } }
      visit:
        meta: { title: { da: Besøg, en: Visit } }
        initial: open
        states:
          ‸open: { meta: { title: { da: Besøg aftales, en: Visit being arranged }REASON } }
`;

async function told(reason: string) {
  const reading = '  reading:\n    meta: { title: { da: Læses, en: Being read }, owner: clerk }\n';
  const { findings, places } = await check(
    ['workflows/permit/review.yaml', reading, sideBySide.replace('REASON', reason)],
    [
      'workflows/permit/review.yaml',
      'en: Waiting }, owner: applicant',
      'en: Waiting }, owner: applicant, openEnded: { da: Ansøgeren bestemmer, en: The applicant decides }',
    ],
    ['rules/deadlines.yaml', 'until: [granted]', 'until: [granted, inspection-1]'],
    ['rules/deadlines.yaml', 'while: [review]', 'while: [checks]'],
    [
      'rules/rights.yaml',
      'inspection.plan:',
      'inspection.hold: { roles: [clerk], source: [GOV-001] }\n    inspection.plan:',
    ],
  );
  return { findings: findings.map((one) => `${one.code} ${placeOf(one)}`), places };
}

test('of states side by side only the one in which no deadline can run is told', async () => {
  const { findings, places } = await told('');
  expect(findings).toEqual([`nothing-reminds ${places[0]}`]);
});

test('one that says why it may wait is not told', async () => {
  const { findings } = await told(', openEnded: { da: Besøget haster ikke, en: There is no hurry }');
  expect(findings).toEqual([]);
});
