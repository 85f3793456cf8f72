/** Participants from a spreadsheet, laid onto those registered: everything that is wrong is told at once, and all is registered or nothing. */

import { xlsxOf } from '../documents/list-file.ts';
import { readSheets } from '../documents/sheet-file.ts';
import { folded } from '../documents/written-value.ts';
import type { JsonObject, Language, Text } from '../policy/types.ts';
import { today } from './days.ts';
import type { Given, GivenCommand } from './give-command.ts';
import { giveCommand } from './give-command.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { circleOn, type Party, type PartyKind, type RowIs } from './participants-circle.ts';
import { type JudgedRule, registering, rulesOn } from './participation.ts';
import { problemOfFile, readRows, type SheetColumn, type SheetProblem, type SheetRow } from './sheet-columns.ts';

export interface ParticipantsRead {
  rows: { row: number; kind: string; name: string; cluster: string | null; is: RowIs }[];
  problems: SheetProblem[];
  /** Registered before and not in the file: they stay. */
  untouched: Party[];
  /** The circle as it would be registered: what was, with the file laid onto it. */
  payload: JsonObject;
  /** What the rules would say of it. */
  rules: JudgedRule[];
}

/** Reads without saving. @throws {RefusedFile | NoSuchCase} */
export async function readParticipants(
  office: Office,
  id: string,
  bytes: Uint8Array,
  at: string,
): Promise<ParticipantsRead> {
  const { snapshot } = await caseById(office, id);
  const [{ rows: sheet } = { rows: [] }] = await readSheets(bytes);
  const { rows: filled, problems } = readRows(sheet, columns);
  const rows: ParticipantsRead['rows'] = [];
  const registered = snapshot.facts.participation;
  const held = typeof registered === 'object' && registered !== null && !Array.isArray(registered) ? registered : {};
  const circle = circleOn(held);
  if (problems.some(({ column }) => column !== null)) return { rows, problems, untouched: [], payload: {}, rules: [] };
  const seen = new Map<string, number>();
  for (const given of filled) {
    const { row, at, tell } = given;
    const kind = kinds.find(({ names }) => names.some((name) => folded(name) === folded(at('kind'))))?.id;
    const name = at('name');
    if (kind === undefined) tell('kind', noKind);
    if (name === '') tell('name', noName);
    else if (name.length > 200) tell('name', tooLong);
    if (kind !== undefined && kind !== 'team' && kind !== 'cluster' && at('cluster') === '') tell('cluster', noCluster);
    const within = at(kind === 'team' ? 'organisation' : 'cluster');
    const key = `${kind} ${folded(within)} ${folded(name)}`;
    const before = seen.get(key);
    if (before !== undefined) tell('name', sameAs(before));
    else seen.set(key, row);
    if (kind === undefined) continue;
    rows.push({ row, kind, name, cluster: at('cluster') || null, is: layRow(circle, kind, given) });
  }
  if (rows.length === 0 && problems.length === 0) problems.push(problemOfFile(nobody));
  const payload = circle.payload();
  const whole = { ...held, ...payload };
  const policy = await policyOf(office, snapshot);
  const rules = await rulesOn(office, policy, snapshot, whole, today(office.text, at));
  return { rows, problems, untouched: circle.untouched(), payload, rules };
}

/** Registers the circle as one command, unless something is wrong. @throws {RefusedFile | NoSuchCase | Conflict} */
export async function importParticipants(
  office: Office,
  bytes: Uint8Array,
  { case: id, ...given }: Pick<GivenCommand, 'actor' | 'occurredAt' | 'at' | 'case' | 'seen' | 'answer'>,
): Promise<{ read: ParticipantsRead; given: Given | null }> {
  const read = await readParticipants(office, id, bytes, given.at);
  if (read.problems.length > 0) return { read, given: null };
  const { payload } = read;
  return {
    read,
    given: await giveCommand(office, { case: id, name: registering, payload, ...given }),
  };
}

/** A file to fill in, with an invented example. */
export function participantsTemplate(language: Language): Promise<Buffer> {
  const yes = { da: 'ja', en: 'yes' }[language];
  const kind = (id: string) => kinds.find((each) => each.id === id)?.title[language] ?? id;
  const cluster = { da: 'Eksempelklyngen', en: 'Example cluster' }[language];
  const hospital = { da: 'Eksempel Sygehus', en: 'Example Hospital' }[language];
  const rows = [
    [kind('cluster'), cluster, '', '', yes, '', '', '', ''],
    [kind('hospital'), hospital, cluster, '', '', '', '', '', ''],
    [
      kind('municipality'),
      { da: 'Eksempel Kommune', en: 'Example Municipality' }[language],
      cluster,
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    [kind('team'), 'Team A', '', hospital, '', 5, yes, yes, yes],
  ];
  const title = { da: 'Deltagere', en: 'Participants' }[language];
  return xlsxOf([{ title, headings: columns.map(({ headings }) => headings[0][language]), rows }]);
}

/** A cell that is left empty says nothing, so that what is registered stays. */
function layRow(circle: ReturnType<typeof circleOn>, kind: PartyKind, row: SheetRow): RowIs {
  const { at, tell } = row;
  const yesNo = (column: string) => {
    const given = yesOrNo(column, row);
    return given === null ? {} : { [column]: given };
  };
  if (kind === 'cluster') return circle.cluster(at('name'), yesNo('jointLeadership'));
  if (kind !== 'team') return at('cluster') === '' ? 'new' : circle.member(kind, at('name'), at('cluster'));
  const size = at('size');
  const counted = /^\d{1,3}$/.test(size) && Number(size) >= 1 && Number(size) <= 100;
  if (size !== '' && !counted) tell('size', noSize);
  return circle.team(at('name'), {
    ...(at('organisation') === '' ? {} : { organisation: at('organisation') }),
    ...(counted ? { size: Number(size) } : {}),
    ...yesNo('sponsor'),
    ...yesNo('improvementSkills'),
    ...yesNo('staffGroups'),
  });
}

function yesOrNo(column: string, { at, tell }: SheetRow): boolean | null {
  const given = folded(at(column));
  if (given === '') return null;
  if (['ja', 'yes', 'x', 'true', 'sand'].map(folded).includes(given)) return true;
  if (!['nej', 'no', 'false', 'falsk'].map(folded).includes(given)) tell(column, noYes);
  return false;
}

const kinds: { id: PartyKind; title: Text; names: string[] }[] = [
  {
    id: 'cluster',
    title: { da: 'Sundhedsklynge', en: 'Health cluster' },
    names: ['Sundhedsklynge', 'Klynge', 'Health cluster', 'Cluster'],
  },
  { id: 'hospital', title: { da: 'Sygehus', en: 'Hospital' }, names: ['Sygehus', 'Hospital'] },
  { id: 'municipality', title: { da: 'Kommune', en: 'Municipality' }, names: ['Kommune', 'Municipality'] },
  { id: 'team', title: { da: 'Team', en: 'Team' }, names: ['Team', 'Forbedringsteam', 'Improvement team'] },
];

const columns: SheetColumn[] = [
  {
    id: 'kind',
    required: true,
    headings: [
      { da: 'Slags', en: 'Kind' },
      { da: 'Type', en: 'Type' },
    ],
  },
  { id: 'name', required: true, headings: [{ da: 'Navn', en: 'Name' }] },
  {
    id: 'cluster',
    required: true,
    headings: [
      { da: 'Sundhedsklynge', en: 'Health cluster' },
      { da: 'Klynge', en: 'Cluster' },
    ],
  },
  { id: 'organisation', required: false, headings: [{ da: 'Organisation', en: 'Organisation' }] },
  {
    id: 'jointLeadership',
    required: false,
    headings: [{ da: 'Fælles lokal projektledelse', en: 'Joint local project leadership' }],
  },
  { id: 'size', required: false, headings: [{ da: 'Antal medlemmer', en: 'Number of members' }] },
  { id: 'sponsor', required: false, headings: [{ da: 'Leder som sponsor', en: 'Manager as sponsor' }] },
  { id: 'improvementSkills', required: false, headings: [{ da: 'Forbedringskompetencer', en: 'Improvement skills' }] },
  {
    id: 'staffGroups',
    required: false,
    headings: [{ da: 'Alle faggrupper er med', en: 'All staff groups take part' }],
  },
];

function sameAs(row: number): Text {
  return { da: `Det samme står i række ${row}.`, en: `The same stands in row ${row}.` };
}

const noKind: Text = {
  da: 'Slags skal være Sundhedsklynge, Sygehus, Kommune eller Team.',
  en: 'The kind must be Health cluster, Hospital, Municipality or Team.',
};
const noName: Text = { da: 'Navnet mangler.', en: 'The name is missing.' };
const tooLong: Text = { da: 'Navnet må højst være på 200 tegn.', en: 'The name may have at most 200 characters.' };
const noCluster: Text = {
  da: 'Skriv den sundhedsklynge, som sygehuset eller kommunen hører til.',
  en: 'Write the health cluster that the hospital or municipality belongs to.',
};
const noSize: Text = {
  da: 'Antal medlemmer skal være et helt tal fra 1 til 100.',
  en: 'The number of members must be a whole number from 1 to 100.',
};
const noYes: Text = { da: 'Skriv ja eller nej.', en: 'Write yes or no.' };
const nobody: Text = { da: 'Der er ingen deltagere i filen.', en: 'There are no participants in the file.' };
