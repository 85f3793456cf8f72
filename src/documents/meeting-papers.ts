/** The agenda and the minutes of one meeting, as what they say and as a document in one language. */

import type { Span } from '../engine/types.ts';
import { hoursInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';
import { type Block, paragraphsOf, type WrittenDocument, writtenDocument } from './written-document.ts';

export interface MeetingPapers {
  kind: 'agenda' | 'minutes';
  /** Id of the meeting's case. */
  meeting: string;
  title: string;
  /** The body that meets. */
  body: Text;
  /** How far the paper has come: the milestone and its date; null for a draft. */
  standing: { title: Text; when: Span } | null;
  /** Null until a date has been set. */
  when: Span | null;
  /** Local times of day, `HH:mm`; null when the text has none. */
  hours: { from: string; to: string } | null;
  place: string | null;
  remarks: string | null;
  /** Invited on an agenda; present in minutes. Organisations and functions, never names of persons. */
  participants: Text[];
  absent: Text[];
  guests: Text[];
  /** Seats represented beside the fewest that the text asks for; null on an agenda, or where either is not stated. */
  quorum: { seats: number; fewest: number } | null;
  items: PaperItem[];
  /** Taken off after they had been put on. */
  withdrawn: { title: string; reason: string }[];
}

export interface PaperItem {
  number: number;
  title: string;
  kind: Text | null;
  case: { id: string; title: string } | null;
  /** The decision that is proposed in the case. */
  proposed: Text | null;
  recommendation: string[];
  presentation: string | null;
  annexes: string[];
  /** What was decided or concluded, in the order it was recorded; empty on an agenda. */
  outcomes: Outcome[];
}

export interface Outcome {
  decision: Text;
  /** Reason, conditions, dates and whatever else goes with it, by the names of its form. */
  details: { label: Text; value: Text[] }[];
}

export function writtenPapers(papers: MeetingPapers, language: Language): WrittenDocument {
  const say = words[language];
  const minutes = papers.kind === 'minutes';
  return writtenDocument({
    language,
    title: `${minutes ? say.minutes : say.agenda}: ${papers.title}`,
    header: papers.body[language],
    blocks: [
      { is: 'lines', lines: particulars(papers, language) },
      ...listed(minutes ? say.present : say.participants, papers.participants, language),
      ...listed(say.absent, papers.absent, language),
      ...listed(say.guests, papers.guests, language),
      ...(papers.remarks ? titled('heading', say.remarks, paragraphsOf(papers.remarks)) : []),
      ...(papers.items.length === 0 ? [{ is: 'paragraph' as const, text: say.noItems }] : []),
      ...papers.items.flatMap((item) => itemBlocks(item, minutes, language)),
      ...withdrawnBlocks(papers, language),
    ],
  });
}

function particulars(papers: MeetingPapers, language: Language) {
  const say = words[language];
  const { when, hours, quorum, standing } = papers;
  const time = hours ? ` ${say.at} ${hoursInWords(hours, language)}` : '';
  const lines = [
    { label: say.date, value: when ? `${spanInWords(when, language)}${time}` : say.noDate },
    { label: say.place, value: papers.place ?? say.noPlace },
    {
      label: say.standing,
      value: standing ? `${standing.title[language]} ${spanInWords(standing.when, language)}` : say.draft,
    },
    { label: say.case, value: papers.meeting },
  ];
  return quorum ? [...lines, { label: say.quorum, value: say.seats(quorum) }] : lines;
}

function itemBlocks(item: PaperItem, minutes: boolean, language: Language): Block[] {
  const say = words[language];
  const about = [
    ...(item.kind ? [{ label: say.kind, value: item.kind[language] }] : []),
    ...(item.case ? [{ label: say.case, value: `${item.case.title} (${item.case.id})` }] : []),
    ...(item.proposed ? [{ label: say.proposed, value: item.proposed[language] }] : []),
  ];
  return [
    { is: 'numbered-heading', number: item.number, text: item.title },
    ...(about.length === 0 ? [] : [{ is: 'lines' as const, lines: about }]),
    ...bulleted(say.recommendation, item.recommendation),
    ...(item.presentation ? titled('subheading', say.presentation, paragraphsOf(item.presentation)) : []),
    ...bulleted(say.annexes, item.annexes),
    ...(minutes ? outcomeBlocks(item.outcomes, language) : []),
  ];
}

function outcomeBlocks(outcomes: Outcome[], language: Language): Block[] {
  const say = words[language];
  if (outcomes.length === 0) return titled('subheading', say.decision, [say.undecided]);
  return outcomes.flatMap(({ decision, details }) => [
    { is: 'subheading' as const, text: say.decision },
    { is: 'paragraph' as const, text: decision[language] },
    ...detailBlocks(details, language),
  ]);
}

/** What is short stands as labelled lines below one another, what is long as paragraphs under its label. */
function detailBlocks(details: Outcome['details'], language: Language): Block[] {
  const blocks: Block[] = [];
  for (const { label, value } of details) {
    const lines = value.flatMap((each) => paragraphsOf(each[language]));
    const [only] = lines;
    if (only === undefined) continue;
    const last = blocks.at(-1);
    const line = { label: label[language], value: only };
    if (lines.length > 1 || only.length > longestOnOneLine) {
      blocks.push({ is: 'paragraph', text: `${label[language]}:` });
      if (value.length > 1) blocks.push({ is: 'list', items: lines });
      else blocks.push(...lines.map((text): Block => ({ is: 'paragraph', text })));
    } else if (last?.is === 'lines') last.lines.push(line);
    else blocks.push({ is: 'lines', lines: [line] });
  }
  return blocks;
}

function withdrawnBlocks({ withdrawn }: MeetingPapers, language: Language): Block[] {
  const items = withdrawn.map(({ title, reason }) => `${title}: ${reason}`);
  return items.length === 0
    ? []
    : [
        { is: 'heading', text: words[language].withdrawn },
        { is: 'list', items },
      ];
}

function listed(heading: string, names: Text[], language: Language): Block[] {
  const items = names.map((each) => each[language]).filter((each) => each.trim() !== '');
  return items.length === 0
    ? []
    : [
        { is: 'heading', text: heading },
        { is: 'list', items },
      ];
}

function bulleted(heading: string, texts: string[]): Block[] {
  const items = texts.filter((each) => each.trim() !== '');
  return items.length === 0
    ? []
    : [
        { is: 'subheading', text: heading },
        { is: 'list', items },
      ];
}

function titled(is: 'heading' | 'subheading', heading: string, paragraphs: string[]): Block[] {
  if (paragraphs.length === 0) return [];
  return [{ is, text: heading }, ...paragraphs.map((text) => ({ is: 'paragraph' as const, text }))];
}

const longestOnOneLine = 200;

const words = {
  da: {
    agenda: 'Dagsorden',
    minutes: 'Referat',
    date: 'Dato',
    at: 'kl.',
    noDate: 'Ikke fastsat',
    place: 'Sted',
    noPlace: 'Ikke fastsat',
    standing: 'Status',
    draft: 'Udkast',
    case: 'Sag',
    quorum: 'Repræsenteret',
    seats: ({ seats, fewest }: { seats: number; fewest: number }) =>
      `${seats} ${seats === 1 ? 'plads' : 'pladser'}; ${seats < fewest ? `efter praksis bør det være mindst ${fewest}` : `det er nok, for efter praksis bør det være mindst ${fewest}`}`,
    participants: 'Deltagere',
    present: 'Til stede',
    absent: 'Afbud',
    guests: 'Øvrige deltagere',
    remarks: 'Bemærkninger',
    noItems: 'Der er ingen punkter på dagsordenen.',
    kind: 'Punktets art',
    proposed: 'Indstillet beslutning',
    recommendation: 'Indstilling',
    presentation: 'Sagsfremstilling',
    annexes: 'Bilag',
    decision: 'Beslutning',
    undecided: 'Der er ikke registreret en beslutning.',
    withdrawn: 'Taget af dagsordenen',
  },
  en: {
    agenda: 'Agenda',
    minutes: 'Minutes',
    date: 'Date',
    at: 'at',
    noDate: 'Not set',
    place: 'Place',
    noPlace: 'Not set',
    standing: 'Status',
    draft: 'Draft',
    case: 'Case',
    quorum: 'Represented',
    seats: ({ seats, fewest }: { seats: number; fewest: number }) =>
      `${seats} ${seats === 1 ? 'seat' : 'seats'}; ${seats < fewest ? `by practice there should be at least ${fewest}` : `that is enough: by practice at least ${fewest} are needed`}`,
    participants: 'Participants',
    present: 'Present',
    absent: 'Apologies',
    guests: 'Others taking part',
    remarks: 'Remarks',
    noItems: 'There are no items on the agenda.',
    kind: 'Kind of item',
    proposed: 'Proposed decision',
    recommendation: 'Recommendation',
    presentation: 'Presentation of the case',
    annexes: 'Annexes',
    decision: 'Decision',
    undecided: 'No decision has been recorded.',
    withdrawn: 'Taken off the agenda',
  },
} satisfies Record<Language, object>;
