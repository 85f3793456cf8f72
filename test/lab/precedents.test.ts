/** What is known of the real LKTs, and what the engine must make of it. The sources stand in rules/sources/documents.yaml. */

import { describe, expect, test } from 'vitest';
import { spanOf } from '../../src/engine/time.ts';
import type { Replay } from '../../src/lab/replay-types.ts';
import { replayText } from '../../src/lab/report-text.ts';
import { taken } from '../../src/lab/taken.ts';
import { precedentIds, replayOf } from './real-text.ts';

const of = (id: string, deadline: string, replay: Replay = replayOf(id)) => {
  const found = replay.deadlines.find((each) => each.id === deadline);
  if (!found) throw new Error(`${id} has no deadline ${deadline}`);
  return found;
};
const whyNot = (id: string, deadline: string): string => {
  const { verdict } = of(id, deadline);
  if (verdict.is !== 'not-decidable') throw new Error(`expected not-decidable, found ${verdict.is}`);
  return verdict.why.da;
};
const day = (date: string) => ({ earliest: date, latest: date });

test.each(precedentIds)('%s replays without a problem', (id) => {
  expect(replayOf(id).problems).toEqual([]);
});

describe('Hoftenære lårbensbrud', () => {
  test('the first seminar to the closing seminar took 30 months and 13 days (docplayer-dk, ortopaedi-dk-lkt)', () => {
    const { from, metBy, taken: lasted } = of('hoftenaere', 'first-seminar-to-closure');
    expect(from?.when).toEqual(day('2018-05-17'));
    expect(metBy).toMatchObject({ what: 'closing-seminar', when: day('2020-11-30') });
    expect(lasted?.shortest).toMatchObject({ months: 30, days: 13 });
    expect(lasted?.longest).toEqual(lasted?.shortest);
  });

  test('the 24 months were exceeded by 6 months and 13 days (GOV-085)', () => {
    const { binding, due, verdict } = of('hoftenaere', 'first-seminar-to-closure');
    expect(binding).toBe(true);
    expect(due).toEqual(day('2020-05-17'));
    expect(verdict).toMatchObject({ is: 'exceeded', by: { months: 6, days: 13 }, atMost: { months: 6, days: 13 } });
  });

  test('the closing report was approved on 10 February 2021 (minutes-2021-02-10 item 3)', () => {
    const { milestones, decisions } = replayOf('hoftenaere');
    expect(milestones['closing-report-approved']?.when).toEqual(day('2021-02-10'));
    expect(decisions.at(-1)).toMatchObject({
      command: 'closing-report.approve',
      role: { id: 'steering-group' },
      source: { document: 'minutes-2021-02-10' },
    });
  });

  test('the closing report as described meets the requirements (agenda-2021-02-10 item 3)', () => {
    const submitted = replayOf('hoftenaere').decisions.find(({ command }) => command === 'closing-report.submit');
    expect(submitted?.verdict).toBe('passes');
  });

  test('follow-up falls due on 30 November 2021 and stands open (minutes-2021-02-10 item 3 l.90)', () => {
    // 30 November 2021 is a Tuesday, so it does not roll.
    expect(replayOf('hoftenaere').followUps).toMatchObject([
      { deadline: 'follow-up', due: day('2021-11-30'), since: { what: 'closing-seminar', when: day('2020-11-30') } },
    ]);
  });

  test('the closure moved from June to November 2020 (agenda-2021-02-10 item 3 l.187-190)', () => {
    const [moved] = replayOf('hoftenaere').replanned;
    expect(moved).toMatchObject({ what: 'closing-seminar', from: spanOf('2020-06'), to: day('2020-11-30') });
  });
});

describe('Børnediabetes', () => {
  const replayed = replayOf('boernediabetes');

  test('seminar 2 moved from 11 March to 16 September 2021 by the postponement (agenda-2021-02-10 item 4 l.234-236)', () => {
    const moved = replayed.replanned.find(({ what }) => what === 'learning-seminar-2');
    expect(moved).toMatchObject({ from: day('2021-03-11'), to: day('2021-09-16') });
    expect(replayed.planned['learning-seminar-2']?.when).toEqual(day('2021-09-16'));
  });

  test('the extension approved on 10 February 2021 sets the end in September 2022 (minutes-2021-02-10 item 4)', () => {
    expect(replayed.extensions).toMatchObject([
      { deadline: 'first-seminar-to-closure', decided: day('2021-02-10'), source: { document: 'minutes-2021-02-10' } },
    ]);
    expect(replayed.extensions[0]?.until.latest).toBe('2022-09-30');
    expect(of('boernediabetes', 'first-seminar-to-closure').due?.latest).toBe('2022-09-30');
    expect(replayed.planned['last-national-activity']?.when).toEqual(spanOf('2022-09'));
  });

  test('the 24 months cannot be decided, because the first seminar has no known date (agenda-2021-02-10 item 4 l.252)', () => {
    expect(of('boernediabetes', 'first-seminar-to-closure').from).toBeNull();
    expect(whyNot('boernediabetes', 'first-seminar-to-closure')).toContain(
      'Datoen for »1. læringsseminar« kendes ikke',
    );
  });

  test('it was paused from March to August 2020 (agenda-2021-02-10 item 4 l.252-260)', () => {
    expect(replayed.pauses).toEqual([{ from: spanOf('2020-03'), to: spanOf('2020-08') }]);
    expect(replayed.phases.map(({ state }) => state)).toEqual([
      'running.seminars.action-period',
      'paused',
      'running.seminars.action-period',
    ]);
  });
});

describe('Tvang i psykiatrien', () => {
  test('from selection in April 2019 to the final status on 13 March 2024 it took about 59 months (agenda-2024-08-28 item 3)', () => {
    const { from, metBy, taken: lasted } = of('tvang', 'selection-to-closure');
    expect(from?.when).toEqual(spanOf('2019-04'));
    expect(metBy).toMatchObject({ what: 'final-status', when: day('2024-03-13') });
    expect(lasted).toMatchObject({ shortest: { months: 58, days: 13 }, longest: { months: 59, days: 12 } });
  });

  test('the proposed 36 months are exceeded by 22 months 13 days to 23 months 12 days, without binding (GOV-087)', () => {
    const { binding, status, verdict } = of('tvang', 'selection-to-closure');
    expect({ binding, status }).toEqual({ binding: false, status: 'proposed' });
    expect(verdict).toMatchObject({ is: 'exceeded', by: { months: 22, days: 13 }, atMost: { months: 23, days: 12 } });
  });

  test('from the first seminar on 30 November 2021 the 24 months are exceeded by 3 months and 13 days (GOV-085)', () => {
    const { from, due, verdict } = of('tvang', 'first-seminar-to-closure');
    expect(from?.when).toEqual(day('2021-11-30'));
    expect(due).toEqual(day('2023-11-30'));
    expect(verdict).toMatchObject({ is: 'exceeded', by: { months: 3, days: 13 } });
  });

  test('seminar 2 stood in the timetable for 16 May 2022; that it was held is not told, so no breach is claimed', () => {
    expect(of('tvang', 'learning-seminar-2').verdict.is).toBe('not-decidable');
  });
});

describe('Sammenhængende Hoftebrudsforløb', () => {
  test('36 months after selection in December 2021 is December 2024', () => {
    expect(of('hoftebrud', 'selection-to-closure').due).toEqual(spanOf('2024-12'));
  });

  test('the first seminar is planned for 26 November 2024 (agenda-2024-08-28 item 2 l.106)', () => {
    expect(replayOf('hoftebrud').planned['learning-seminar-1']?.when).toEqual(day('2024-11-26'));
    expect(of('hoftebrud', 'first-seminar-to-closure').due).toEqual(day('2026-11-26'));
  });

  test('with closure planned for 2026 the proposed 36 months will be exceeded by 12 months and 1 day at least', () => {
    const { plannedFor, plannedVerdict, verdict } = of('hoftebrud', 'selection-to-closure');
    expect(plannedFor?.when).toEqual(spanOf('2026'));
    expect(plannedVerdict).toMatchObject({
      is: 'exceeded',
      by: { months: 12, days: 1 },
      atMost: { months: 24, days: 30 },
    });
    expect(verdict.is).toBe('open');
  });

  test('whether closure in 2026 keeps the 24 months depends on the day', () => {
    expect(of('hoftebrud', 'first-seminar-to-closure').plannedVerdict?.is).toBe('not-decidable');
  });
});

describe('Akut kirurgi', () => {
  test('the closing seminar is known only as 30 November 2023 at the latest, so the 24 months are not decidable', () => {
    expect(of('akutkirurgi', 'first-seminar-to-closure')).toMatchObject({
      from: { when: day('2021-10-04') },
      due: day('2023-10-04'),
      metBy: { what: 'closing-seminar', when: { earliest: null, latest: '2023-11-30' } },
    });
    expect(whyNot('akutkirurgi', 'first-seminar-to-closure')).toBe(
      '»Afsluttende seminar« kendes kun som senest 30. november 2023. Fristen er 4. oktober 2023.',
    );
  });
});

describe('Antibiotika', () => {
  test('the planned end in July 2019 is within 24 months of November 2017 (regionh-dk-antibiotika-indsatser)', () => {
    const { due, plannedFor, plannedVerdict } = of('antibiotika', 'first-seminar-to-closure');
    expect(due).toEqual(spanOf('2019-11'));
    expect(plannedFor?.when).toEqual(spanOf('2019-07'));
    expect(plannedVerdict).toEqual({ is: 'met' });
  });

  test('that it did end then is not told', () => {
    expect(whyNot('antibiotika', 'first-seminar-to-closure')).toContain(
      'Kilderne slutter 31. december 2019, efter fristen',
    );
  });
});

describe.each(['kol', 'adhd'])('%s', (id) => {
  test('neither cap can be decided', () => {
    expect(whyNot(id, 'selection-to-closure')).toContain('Ikke fundet i kilderne: Afsluttende seminar');
    expect(whyNot(id, 'first-seminar-to-closure')).toContain('Datoen for »1. læringsseminar« kendes ikke');
  });
});

test.each(['palliation', 'apopleksi'])('%s: the closure is not found, so no breach is claimed', (id) => {
  expect(whyNot(id, 'first-seminar-to-closure')).toContain('Ikke fundet i kilderne: Afsluttende seminar');
});

// The durations derived from the history, where both ends are milestones or plans of the precedent.
describe('durations in months', () => {
  test.each([
    ['hoftenaere', 'learning-seminar-1', 'closing-seminar', 30],
    ['akutkirurgi', 'learning-seminar-1', 'closing-report-submitted', 25],
    ['tvang', 'selected', 'learning-seminar-1', 31],
    ['tvang', 'selected', 'final-status', 59],
    ['hoftebrud', 'selected', 'learning-seminar-1', 35],
    ['hoftebrud', 'selected', 'project-description-approved', 23],
    ['boernediabetes', 'launched', 'last-national-activity', 30],
  ])('%s, %s to %s: about %i', (id, from, to, months) => {
    const { milestones, planned } = replayOf(id);
    const when = (what: string) => (milestones[what] ?? planned[what])?.when ?? { earliest: null, latest: null };
    const { shortest, longest } = taken(when(from), when(to));
    expect(shortest?.months).toBeLessThanOrEqual(months);
    expect(longest?.months).toBeGreaterThanOrEqual(months);
    expect((longest?.months ?? 99) - (shortest?.months ?? 0)).toBeLessThanOrEqual(2);
  });

  test('akutkirurgi, established in 2018 to the first seminar: 33 to 45', () => {
    const { milestones } = replayOf('akutkirurgi');
    const lasted = taken(milestones.selected!.when, milestones['learning-seminar-1']!.when);
    expect([lasted.shortest?.months, lasted.longest?.months]).toEqual([33, 45]);
  });

  test('hoftenaere, first seminar to the end first planned in June 2020: about 25', () => {
    const { milestones, replanned } = replayOf('hoftenaere');
    const lasted = taken(milestones['learning-seminar-1']!.when, replanned[0]!.from);
    expect([lasted.shortest?.months, lasted.longest?.months]).toEqual([24, 25]);
  });
});

describe('nomination rounds', () => {
  test('the round of 2020 was approved on 29 January 2020, never opened and put off to 5 May 2021 (agenda-2021-02-10 item 2)', () => {
    const { milestones, planned, phases, replanned } = replayOf('round-2020');
    expect(milestones['round-approved']?.when).toEqual(day('2020-01-29'));
    expect(milestones.postponed?.when).toEqual(day('2021-02-10'));
    expect(milestones).not.toHaveProperty('opened');
    expect(planned['selection-meeting']?.when).toEqual(day('2020-10-21'));
    expect(replanned.find(({ what }) => what === 'opened')).toMatchObject({
      from: day('2020-05-06'),
      to: day('2021-05-05'),
    });
    expect(phases.at(-1)?.state).toBe('approved');
  });

  test('the round of 2021 closed for nominations on 27 August and led to a choice in December (invitation-2021)', () => {
    const { milestones, planned, phases } = replayOf('round-2021');
    expect(planned['nomination-deadline']?.when).toEqual(day('2021-08-27'));
    expect(planned['assessment-meeting']?.when).toEqual(day('2021-10-14'));
    expect(milestones['selection-meeting']?.when).toEqual(spanOf('2021-12'));
    expect(phases.map(({ state }) => state)).toEqual(['preparing', 'open', 'closed']);
  });

  test('the rounds before 2020 claim nothing that can be judged', () => {
    const { decisions, deadlines } = replayOf('round-earlier');
    expect(decisions).toEqual([]);
    expect(deadlines.filter(({ verdict }) => verdict.is === 'met' || verdict.is === 'exceeded')).toEqual([]);
  });
});

describe('the report', () => {
  test('tells the breach in plain Danish', () => {
    const text = replayText([replayOf('hoftenaere')], 'da');
    expect(text).toContain(
      'Fra første læringsseminar til afslutning (24 måneder): overskredet med 6 måneder og 13 dage\n' +
        '      fra 1. læringsseminar 17. maj 2018 · frist 17. maj 2020 · Afsluttende seminar 30. november 2020 · det tog 30 måneder og 13 dage',
    );
    expect(text).toContain('Opfølgning efter afslutning: frist 30. november 2021');
    expect(text).toContain('- Hvornår emnet blev udvalgt');
  });

  test.each(['da', 'en'] as const)('has no hole in it (%s)', (language) => {
    const text = replayText(
      precedentIds.map((id) => replayOf(id)),
      language,
    );
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});
