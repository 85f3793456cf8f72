import { describe, expect, test } from 'vitest';
import { xesOf } from '../../src/documents/xes.ts';
import { exportXes } from '../../src/service/export-xes.ts';
import { command, openOffice, runningLkt } from '../service/office.ts';
import { xmlFaults } from './well-formed.ts';
import { type Element, everyOf, readXml } from './xml-reading.ts';

/** Attributes of a log, trace or event by their key. */
function values({ inner }: Element): Record<string, string> {
  const keyed = inner.filter(({ attributes }) => attributes.key !== undefined);
  return Object.fromEntries(keyed.map(({ attributes }) => [attributes.key!, attributes.value!]));
}

async function exported(ids: string[] = []) {
  const office = await openOffice();
  await runningLkt(office, 'sepsis', { at: '2026-06-01', firstSeminar: '2026-02-03' });
  await runningLkt(office, 'delir', { at: '2026-06-01', firstSeminar: '2026-01-20' });
  await command(office, 'sepsis', 'steering-group', 'pause.begin', '2026-08-03', { reason: 'Fortroligt om en person' });
  const { xes } = await exportXes(office, ids, 'da');
  return { office, xes, log: readXml(xes) };
}

describe('the event log', () => {
  test('has a trace for each case and an event for each event of the ledger, in its order', async () => {
    const { office, xes, log } = await exported();
    expect(xmlFaults(xes)).toEqual([]);
    const traces = everyOf(log, 'trace');
    expect(traces.map((trace) => values(trace)['concept:name']).toSorted()).toEqual(['delir', 'sepsis']);
    for (const trace of traces) {
      const stored = await office.ledger.events(values(trace)['concept:name']!);
      const events = everyOf(trace, 'event').map(values);
      expect(events.map(({ version, type }) => [Number(version), type])).toEqual(
        stored.map(({ event }) => [event.version, event.type]),
      );
      expect(values(trace)).toMatchObject({ workflow: 'national-lkt', 'workflow-title': 'Nationalt LKT' });
    }
  });

  test('names what was done, when, in which role and by whose id', async () => {
    const { log } = await exported(['sepsis']);
    const last = everyOf(log, 'event').map(values).at(-1);
    expect(last).toEqual({
      'concept:name': 'Sæt LKT’et på pause',
      'time:timestamp': '2026-08-03T00:00:00.000+02:00',
      'lifecycle:transition': 'complete',
      'org:role': 'Styregruppen',
      'org:resource': 'test',
      'dated-by': 'business-date',
      type: 'accepted',
      version: '3',
      about: 'pause.begin',
    });
  });

  test('declares the extensions that its keys come from', async () => {
    const { log } = await exported();
    expect(log.attributes).toMatchObject({ 'xes.version': '1849.2016', xmlns: 'http://www.xes-standard.org/' });
    const declared = everyOf(log, 'extension').map(({ attributes }) => attributes.prefix);
    expect(declared).toEqual(['concept', 'time', 'org', 'lifecycle']);
    const prefixes = everyOf(log, 'event')
      .flatMap((event) => Object.keys(values(event)))
      .filter((key) => key.includes(':'))
      .map((key) => key.split(':')[0]);
    expect(prefixes.filter((prefix) => !declared.includes(prefix))).toEqual([]);
  });

  test('is typed as the schema of the standard asks: a decimal version, names without blanks, classified keys global', async () => {
    const { log } = await exported();
    expect(log.attributes['xes.version']).toMatch(/^\d+\.\d+$/);
    const names = ['extension', 'classifier']
      .flatMap((tag) => everyOf(log, tag))
      .map(({ attributes }) => attributes.name);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_][\w.-]*$/);
    const globals = everyOf(log, 'global').filter(({ attributes }) => attributes.scope === 'event');
    const declared = globals.flatMap((each) => Object.keys(values(each)));
    const classified = everyOf(log, 'classifier').flatMap(({ attributes }) => (attributes.keys ?? '').split(' '));
    expect(classified.filter((key) => !declared.includes(key))).toEqual([]);
  });

  test('holds only the cases asked for, and none of what was written about people', async () => {
    const { xes, log } = await exported(['delir', 'delir']);
    expect(everyOf(log, 'trace').length).toBe(1);
    const all = (await exported()).xes;
    for (const words of ['Fortroligt', 'Taken over', '@']) expect(all).not.toContain(words);
    expect(xes).not.toContain('sepsis');
  });

  test('a business date that is not known to the day gives way to the time of entry, and says so', async () => {
    const { office } = await exported();
    const [first] = await office.ledger.events('delir');
    const kase = (await office.ledger.loadCase('delir'))!.snapshot;
    const events = [{ ...first!.event, version: 3, occurredAt: { earliest: '2026-01-01', latest: '2026-01-31' } }];
    const snapshot = { ...kase, version: 3 };
    await office.ledger.append([{ expectedVersion: 2, snapshot, events, outbox: [], wakeAt: null, origin: 'run' }]);
    const { xes } = await exportXes(office, ['delir'], 'en');
    expect(everyOf(readXml(xes), 'event').map(values).at(-1)).toMatchObject({
      'concept:name': 'Case started',
      'time:timestamp': '2026-06-01T12:00:00.000Z',
      'dated-by': 'entry',
    });
  });

  test('keeps hostile names in their attributes', () => {
    const hostile = '"/><event/> & \u0001';
    const event = {
      name: hostile,
      type: 'accepted',
      version: 1,
      at: '2026-01-01T00:00:00.000+01:00',
      dated: 'entry' as const,
      role: hostile,
      resource: hostile,
      about: hostile,
    };
    const trace = { name: hostile, title: hostile, workflow: hostile, workflowTitle: hostile, events: [event] };
    const xes = xesOf({ title: hostile, traces: [trace] }, 'en');
    expect(xmlFaults(xes)).toEqual([]);
    expect(everyOf(readXml(xes), 'event').length).toBe(1);
  });
});
