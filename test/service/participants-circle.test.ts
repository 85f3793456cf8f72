import { expect, test } from 'vitest';
import { circleOn } from '../../src/service/participants-circle.ts';

const held = {
  clusters: [
    { name: 'Klynge A', hospitals: ['Sygehus A'], municipalities: ['Kommune A'], jointLeadership: true },
    { name: 'Klynge B', hospitals: ['Sygehus B'], municipalities: [], jointLeadership: false },
  ],
  teams: [
    { name: 'Team 1', organisation: 'Sygehus A', size: 4, sponsor: true, method: 'lean' },
    { name: 'Team 1', organisation: 'Sygehus B', size: 5, sponsor: false },
    { name: 'Team 2', size: 6 },
  ],
};

test('what a row does not name stays, and what it leaves empty too', () => {
  const circle = circleOn(held);
  expect(circle.member('municipality', 'Kommune C', 'klynge a')).toBe('new');
  expect(circle.member('hospital', 'sygehus a', 'Klynge A')).toBe('same');
  expect(circle.cluster('Klynge A', {})).toBe('same');
  expect(circle.cluster('Klynge B', { jointLeadership: true })).toBe('changed');
  expect(circle.cluster('Klynge C', {})).toBe('new');
  expect(circle.payload().clusters).toEqual([
    { name: 'Klynge A', hospitals: ['Sygehus A'], municipalities: ['Kommune A', 'Kommune C'], jointLeadership: true },
    { name: 'Klynge B', hospitals: ['Sygehus B'], municipalities: [], jointLeadership: true },
    { name: 'Klynge C', hospitals: [], municipalities: [], jointLeadership: false },
  ]);
  expect(circle.payload().teams).toEqual(held.teams);
  expect(circle.untouched().map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'municipality Kommune A',
    'hospital Sygehus B',
    'team Team 1 – Sygehus A',
    'team Team 1 – Sygehus B',
    'team Team 2',
  ]);
});

test('a team is known by name and organisation, and by its name alone only where that is plain', () => {
  const circle = circleOn(held);
  expect(circle.team('team 1', { organisation: 'Sygehus A', size: 7 })).toBe('changed');
  expect(circle.team('Team 2', { organisation: 'Sygehus C' })).toBe('changed');
  expect(circle.team('Team 1', { size: 9 })).toBe('new');
  expect(circle.team('Team 1', { organisation: 'Sygehus D' })).toBe('changed');
  expect(circle.payload().teams).toEqual([
    { name: 'Team 1', organisation: 'Sygehus A', size: 7, sponsor: true, method: 'lean' },
    held.teams[1],
    { name: 'Team 2', size: 6, organisation: 'Sygehus C' },
    {
      name: 'Team 1',
      size: 9,
      organisation: 'Sygehus D',
      sponsor: false,
      improvementSkills: false,
      staffGroups: false,
    },
  ]);
});
