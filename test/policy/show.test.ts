import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/policy/check.ts';
import { showPolicy } from '../../src/policy/show.ts';
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

  it('name the trial', () => {
    const { report, rendered } = show('2024-01-01', 'en', 'faster');
    expect(report.trial).toEqual({ id: 'faster', title: 'Faster' });
    expect(rendered).toContain('Trial: Faster (faster)');
    expect(rendered).toContain('Handling time: 14 days');
  });
});
