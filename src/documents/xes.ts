/** Cases as an event log for process mining: XES, IEEE 1849-2016. */

import type { Language } from '../policy/types.ts';
import { element } from './xml.ts';

export interface EventLog {
  title: string;
  traces: Trace[];
}

/** One case. */
interface Trace {
  name: string;
  title: string;
  workflow: string;
  workflowTitle: string;
  events: LoggedEvent[];
}

export interface LoggedEvent {
  name: string;
  /** What kind of event the ledger holds, and its number there. */
  type: string;
  version: number;
  /** ISO 8601 with an offset or `Z`. */
  at: string;
  /** Whether `at` is the business date, or the time of entry because the business date is not known to the day. */
  dated: 'business-date' | 'entry';
  role: string;
  resource: string;
  /** Id of the command or deadline. */
  about?: string;
}

const extensions: [name: string, prefix: string][] = [
  ['Concept', 'concept'],
  ['Time', 'time'],
  ['Organizational', 'org'],
  ['Lifecycle', 'lifecycle'],
];

export function xesOf({ title, traces }: EventLog, language: Language): string {
  const [unnamed, unknown] = [string('concept:name', ''), date('time:timestamp', '1970-01-01T00:00:00.000Z')];
  const complete = string('lifecycle:transition', 'complete');
  const log = [
    ...extensions.map(([name, prefix]) =>
      element('extension', { name, prefix, uri: `http://www.xes-standard.org/${prefix}.xesext` }),
    ),
    element('global', { scope: 'trace' }, unnamed, string('title', ''), string('workflow', '')),
    element('global', { scope: 'event' }, unnamed, unknown, complete, string('org:role', '')),
    element('classifier', { name: 'Activity', scope: 'event', keys: 'concept:name' }),
    element('classifier', { name: 'Activity-and-role', scope: 'event', keys: 'concept:name org:role' }),
    string('concept:name', title),
    string('language', language),
    string('lifecycle:model', 'standard'),
    ...traces.map(trace),
  ];
  const attributes = {
    // The standard's schema asks for a decimal, and for classifiers named without blanks.
    'xes.version': '1849.2016',
    'xes.features': '',
    xmlns: 'http://www.xes-standard.org/',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('log', attributes, '\n', log.join('\n'), '\n')}\n`;
}

function trace({ name, title, workflow, workflowTitle, events }: Trace): string {
  const lines = [
    string('concept:name', name),
    string('title', title),
    string('workflow', workflow),
    string('workflow-title', workflowTitle),
    ...events.map(event),
  ];
  return element('trace', {}, '\n', lines.join('\n'), '\n');
}

function event({ name, type, version, at, dated, role, resource, about }: LoggedEvent): string {
  return element(
    'event',
    {},
    string('concept:name', name),
    date('time:timestamp', at),
    string('lifecycle:transition', 'complete'),
    string('org:role', role),
    string('org:resource', resource),
    string('dated-by', dated),
    string('type', type),
    element('int', { key: 'version', value: version }),
    ...(about === undefined ? [] : [string('about', about)]),
  );
}

function string(key: string, value: string): string {
  return element('string', { key, value });
}

function date(key: string, value: string): string {
  return element('date', { key, value });
}
