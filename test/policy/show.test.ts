import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/policy/check.ts';
import { showPolicy } from '../../src/policy/show.ts';
import { parseText } from '../../src/policy/text.ts';
import { kindSchemas } from './broken-text.ts';
import { smallText } from './small-text.ts';

const loaded = loadText({ ...smallText }, kindSchemas);
if (!('text' in loaded)) throw new Error(JSON.stringify(loaded.findings));
const show = (...[at, language, trial]: [string, 'da' | 'en', string?]) => {
  const shown = showPolicy(loaded.text, at, language, trial);
  if ('findings' in shown) throw new Error(JSON.stringify(shown.findings));
  return shown;
};

describe('the rules shown', () => {
  it('give each value with its status and the documents behind it', () => {
    const { report } = show('2024-01-01', 'da');
    expect(report.parameters[0]).toEqual({
      id: 'handling-time',
      title: 'Behandlingstid',
      value: 'P1M',
      inWords: '1 måned',
      from: '2024-01-01',
      status: 'decided',
      applies: true,
      sources: [{ id: 'GOV-001', documents: ['Loven'] }],
    });
    expect(report.deadlines[1]).toMatchObject({ id: 'answer', from: 'Behandling', for: 'P14D' });
    expect(report.reminders[0]!.ladder[0]).toMatchObject({ when: '7 dage før', to: ['Sagsbehandler'] });
  });

  it('are told as text in Danish and English, proposals marked as not enforced', () => {
    const danish = show('2024-01-01', 'da').rendered;
    expect(danish).toContain('Reglerne pr. 1. januar 2024');
    expect(danish).toContain(
      'Mindste areal: 50 (foreslået, vises, men håndhæves ikke, siden 1. januar 2023) [smallest-area]',
    );
    expect(danish).toContain('Behandling: 1 måned fra Ansøgt (loft, besluttet) [handling]');
    const english = show('2024-01-01', 'en').rendered;
    expect(english).toContain('The rules at 1 January 2024');
    expect(english).toContain('Handling: 1 month from Applied (cap, decided) [handling]');
    expect(english).toContain('application.grant: Clerk (in review.reading)');
  });

  it('tell where a clock stands still, what a change does to what runs, and whom a criterion binds', () => {
    const changed = {
      ...smallText,
      'rules/deadlines.yaml': smallText['rules/deadlines.yaml']!.replace(
        'while: [review]',
        'while: [review]\n    stopsIn: [review.waiting]\n    running: earliest',
      ).replace('from: { deadline: handling }\n    for: P14D', 'from: { plan: inspection-1 }\n    for: -P14D'),
      'rules/criteria/complete.yaml': smallText['rules/criteria/complete.yaml']!.replace(
        'strength: must',
        'strength: must\n    cases: new',
      ),
    };
    const { text } = parseText(changed);
    const shown = showPolicy(text, '2024-01-01', 'en');
    if ('findings' in shown) throw new Error(JSON.stringify(shown.findings));
    expect(shown.report.deadlines[0]).toMatchObject({ stopsIn: ['Waiting'], running: 'earliest' });
    expect(shown.report.deadlines[1]).toMatchObject({ stopsIn: [], running: 'recompute' });
    expect(shown.rendered).toContain('    the clock stands still in Waiting\n');
    expect(shown.rendered).toContain('    the earliest holds when its case moves to other rules\n');
    expect(shown.rendered).toContain('must: The area is given (only cases begun since) [has-area]');
    expect(shown.rendered).toContain('Answer: 14 days before planned: First inspection (deadline');
  });

  it('name the trial', () => {
    const { report, rendered } = show('2024-01-01', 'en', 'faster');
    expect(report.trial).toEqual({ id: 'faster', title: 'Faster' });
    expect(rendered).toContain('Trial: Faster (faster)');
    expect(rendered).toContain('Handling time: 14 days');
  });
});
