import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { afterAll, describe, expect, test } from 'vitest';
import { type MeetingPapers, type PaperItem, writtenPapers } from '../../src/documents/meeting-papers.ts';
import { NoBrowser, pdfPrinter } from '../../src/documents/pdf-printer.ts';
import type { WrittenDocument } from '../../src/documents/written-document.ts';
import { docxOf } from '../../src/documents/written-docx.ts';
import { htmlOf } from '../../src/documents/written-html.ts';
import { exactly } from '../../src/engine/time.ts';
import type { Language } from '../../src/policy/types.ts';
import { readPdf } from './pdf-reading.ts';
import { xmlFaults } from './well-formed.ts';

const both = (da: string, en = da) => ({ da, en });

const item: PaperItem = {
  number: 1,
  title: 'Afsluttende rapport',
  kind: both('Til beslutning', 'For decision'),
  case: { id: 'delir', title: 'LKT Delir' },
  proposed: both('Godkend rapporten', 'Approve the report'),
  recommendation: ['at styregruppen godkender rapporten', 'at styregruppen takker ekspertgruppen'],
  presentation: 'Rapporten blev afleveret i maj.\n\nAlle regioner deltog.',
  annexes: ['Bilag 1: Rapporten'],
  outcomes: [],
};

const agenda: MeetingPapers = {
  kind: 'agenda',
  meeting: 'moede',
  title: 'Møde 10. juni',
  body: both('Styregruppen for LKT', 'Steering group for LKT'),
  standing: { title: both('Dagsordenen lukket', 'Agenda closed'), when: exactly('2026-05-27') },
  when: exactly('2026-06-10'),
  hours: { from: '10:00', to: '12:00' },
  place: 'Danske Regioner',
  remarks: 'Frokost kl. 12.',
  participants: [both('Danske Regioner', 'Danish Regions')],
  absent: [],
  guests: [],
  quorum: null,
  items: [
    item,
    { ...item, number: 2, title: 'Eventuelt', case: null, proposed: null, recommendation: [], annexes: [] },
  ],
  withdrawn: [],
};

const minutes: MeetingPapers = {
  ...agenda,
  kind: 'minutes',
  standing: null,
  absent: [both('Sundhedsstyrelsen', 'Danish Health Authority')],
  guests: [both('Oplægsholder')],
  quorum: { seats: 5, fewest: 7 },
  items: [
    {
      ...item,
      outcomes: [
        {
          decision: both('Godkend rapporten', 'Approve the report'),
          details: [
            { label: both('Begrundelse', 'Reason'), value: [both('Klare resultater.')] },
            { label: both('Vilkår', 'Conditions'), value: [both('Data offentliggøres.\nTallene følges.')] },
            { label: both('Spørgsmål', 'Questions'), value: [both('Hvornår?'), both('Hvor?')] },
          ],
        },
      ],
    },
    { ...item, number: 2, title: 'Eventuelt', case: null },
  ],
  withdrawn: [{ title: 'Fald', reason: 'Afventer data' }],
};

/** Everything a text can hold that a file, a page or a spreadsheet could take for something else. */
const hostile = [
  '<script>fetch("http://127.0.0.1:1/")</script><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://127.0.0.1:1/","klik")',
  'nul\u0000 klokke\u0007 flugt\u001B slut\uFFFE halv\uD800',
  'godkendt \u202Etsekdogki\u202C og \u2067isoleret\u2069',
  ']]></w:t></w:r><w:p/>&amp;&#0;&nosuch; {{x}} %n \\u0000',
].join('\n');
const hostilePapers: MeetingPapers = {
  ...minutes,
  title: hostile,
  place: hostile,
  remarks: hostile,
  guests: [both(hostile)],
  items: [
    {
      ...item,
      title: hostile,
      case: { id: 'x', title: hostile },
      recommendation: [hostile, '  '],
      presentation: hostile,
      annexes: [hostile],
      outcomes: [{ decision: both(hostile), details: [{ label: both('Begrundelse'), value: [both(hostile)] }] }],
    },
  ],
  withdrawn: [{ title: hostile, reason: hostile }],
};

const empty: MeetingPapers = {
  ...agenda,
  standing: null,
  when: null,
  hours: null,
  place: null,
  remarks: null,
  participants: [],
  items: [],
};
const many: MeetingPapers = {
  ...agenda,
  items: Array.from({ length: 40 }, (_, index) => ({ ...item, number: index + 1, title: `Emne nummer ${index + 1}` })),
};
const long: MeetingPapers = {
  ...minutes,
  items: [
    {
      ...item,
      title: 'Donaudampskibsfartselskabskaptajnens'.repeat(8),
      presentation: `${'Et langt afsnit om kvalitet og læring. '.repeat(250)}\n${'u'.repeat(3000)}`,
    },
  ],
};

/** Content of every part of a docx. */
async function partsOf(file: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(file);
  const parts = await Promise.all(
    Object.values(zip.files)
      .filter(({ dir }) => !dir)
      .map(async (part) => [part.name, await part.async('string')] as const),
  );
  return new Map(parts);
}

async function docxText(file: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value;
}

async function docxHtml(file: Uint8Array): Promise<string> {
  return (await mammoth.convertToHtml({ buffer: Buffer.from(file) })).value;
}

/** Without blanks: where lines break is no part of what a paper says. */
function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

/** Looks for each phrase after the one before; fails where one is missing. */
function expectInOrder(text: string, phrases: string[]): void {
  const whole = squeezed(text);
  let from = 0;
  for (const phrase of phrases.map(squeezed)) {
    const found = whole.indexOf(phrase, from);
    if (found === -1) expect.fail(`“${phrase}” does not stand after what comes before it in:\n${text}`);
    from = found + phrase.length;
  }
}

const inDanish = [
  'Referat: Møde 10. juni',
  '10. juni 2026 kl. 10.00–12.00',
  'Danske Regioner',
  'Udkast',
  '5 pladser',
  'Til stede',
  'Afbud',
  'Sundhedsstyrelsen',
  'Øvrige deltagere',
  'Bemærkninger',
  'Afsluttende rapport',
  'LKT Delir (delir)',
  'Indstilling',
  'at styregruppen godkender rapporten',
  'Sagsfremstilling',
  'Rapporten blev afleveret i maj.',
  'Alle regioner deltog.',
  'Bilag',
  'Beslutning',
  'Godkend rapporten',
  'Begrundelse',
  'Klare resultater.',
  'Vilkår:',
  'Data offentliggøres.',
  'Spørgsmål:',
  'Hvornår?',
  'Eventuelt',
  'Der er ikke registreret en beslutning.',
  'Taget af dagsordenen',
  'Fald: Afventer data',
];
const inEnglish = [
  'Minutes: Møde 10. juni',
  '10 June 2026 at 10:00–12:00',
  'Draft',
  '5 seats',
  'Present',
  'Apologies',
  'Danish Health Authority',
  'For decision',
  'Recommendation',
  'Presentation of the case',
  'Annexes',
  'Decision',
  'Approve the report',
  'No decision has been recorded.',
  'Taken off the agenda',
];

describe('as docx', () => {
  test('the minutes say everything in the order of the meeting, in both languages', async () => {
    expectInOrder(await docxText(await docxOf(writtenPapers(minutes, 'da'))), inDanish);
    expectInOrder(await docxText(await docxOf(writtenPapers(minutes, 'en'))), inEnglish);
  });

  test('items are headings, their parts headings below them, and lists are lists', async () => {
    const html = await docxHtml(await docxOf(writtenPapers(agenda, 'da')));
    expect(html).toMatch(/<h1>(?:<a id="[^"]*"><\/a>)?Afsluttende rapport<\/h1>/);
    expect(html).toContain('<h2>Indstilling</h2><ul><li>at styregruppen godkender rapporten</li>');
    expect(html).toContain('<h2>Bilag</h2><ul><li>Bilag 1: Rapporten</li></ul>');
    expect(html).not.toContain('Beslutning</h2>');
  });

  test('it carries its title, its language, its numbering and the number of its pages', async () => {
    const parts = await partsOf(await docxOf(writtenPapers(agenda, 'da')));
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Dagsorden: Møde 10. juni</dc:title>');
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="da-DK"/>');
    const pages = [...parts].filter(([name]) => /word\/(?:header|footer)\d+\.xml/.test(name)).map(([, part]) => part);
    expect(pages.join('')).toMatch(/Styregruppen for LKT[\s\S]*Side [\s\S]*PAGE[\s\S]* af [\s\S]*NUMPAGES/);
    const english = await partsOf(await docxOf(writtenPapers(agenda, 'en')));
    expect(english.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
  });

  test.each(Object.entries({ agenda, minutes, hostilePapers, empty, many, long }))(
    'every part of %s is well-formed XML',
    async (_, papers) => {
      for (const [name, part] of await partsOf(await docxOf(writtenPapers(papers, 'da')))) {
        if (!/\.(?:xml|rels)$/.test(name)) continue;
        expect({ name, faults: xmlFaults(part.replace(/^<\?xml[^>]*\?>/, '')) }).toEqual({ name, faults: [] });
      }
    },
  );

  test('hostile text stays text: no link, no field, no sign that turns the line', async () => {
    const file = await docxOf(writtenPapers(hostilePapers, 'da'));
    const text = await docxText(file);
    expect(text).toContain('<script>fetch("http://127.0.0.1:1/")</script>');
    expect(text).toContain('=HYPERLINK("http://127.0.0.1:1/","klik")');
    expect(text).toContain('nul\uFFFD klokke\uFFFD flugt\uFFFD slut\uFFFD halv\uFFFD');
    expect(text).toContain('godkendt tsekdogki og isoleret');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    const parts = [...(await partsOf(file)).values()].join('');
    expect(parts).not.toMatch(/<w:hyperlink|<w:instrText[^>]*>[^<]*HYPERLINK|TargetMode="External"/);
  });

  test('forty items are numbered headings, and an empty agenda says so', async () => {
    expect((await docxHtml(await docxOf(writtenPapers(many, 'da')))).match(/Emne nummer \d+<\/h1>/g)).toHaveLength(40);
    const text = await docxText(await docxOf(writtenPapers(empty, 'da')));
    expectInOrder(text, ['Ikke fastsat', 'Ikke fastsat', 'Udkast', 'Der er ingen punkter på dagsordenen.']);
  });
});

describe('as HTML', () => {
  test('the minutes warn of too few seats, and say so where there are enough', () => {
    const told = (seats: number) => htmlOf(writtenPapers({ ...minutes, quorum: { seats, fewest: 7 } }, 'da'));
    expect(told(1)).toContain('1 plads; efter praksis bør det være mindst 7');
    expect(told(7)).toContain('7 pladser; det er nok, for efter praksis bør det være mindst 7');
  });

  test('hostile text opens no element', () => {
    const html = htmlOf(writtenPapers(hostilePapers, 'da'));
    const elements = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name));
    const known = 'html head meta title style body main p h1 h2 h3 bdi dl div dt dd ul li'.split(' ');
    expect([...elements].filter((name) => !known.includes(name ?? ''))).toEqual([]);
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('as PDF', () => {
  const printer = pdfPrinter();
  const print = async (papers: MeetingPapers, language: Language = 'da') =>
    readPdf(await printer.print(writtenPapers(papers, language)));

  test('the minutes say the same as the docx, in both languages', async () => {
    const [danish, english] = await Promise.all([print(minutes), print(minutes, 'en')]);
    expectInOrder(danish.text, inDanish);
    expectInOrder(english.text, inEnglish);
    expect([danish.language, english.language]).toEqual(['da-DK', 'en-GB']);
    expect(squeezed(danish.text)).toContain('1.Afsluttenderapport');
  });

  test('it is tagged, titled, on A4, and counts its pages', async () => {
    const pdf = await print(many);
    expect(pdf.title).toBe('Dagsorden: Møde 10. juni');
    expect(pdf.tagged).toBe(true);
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI']) expect(pdf.tags).toContain(tag);
    expect(pdf.size.map(Math.round)).toEqual([596, 843]);
    expect(pdf.pages).toBeGreaterThan(5);
    expect(squeezed(pdf.text)).toContain(`Side1af${pdf.pages}`);
    expect(squeezed(pdf.text)).toContain(`Side${pdf.pages}af${pdf.pages}`);
    expectInOrder(
      pdf.text,
      many.items.map(({ number, title }) => `${number}. ${title}`),
    );
  });

  test('hostile text is printed as it stands and does nothing', async () => {
    const pdf = await print(hostilePapers);
    expect(squeezed(pdf.text)).toContain('<script>fetch("http://127.0.0.1:1/")</script>');
    expect(pdf.actions).toEqual([]);
  });

  test('a very long text runs over several pages, and an empty agenda is one page', async () => {
    expect((await print(long)).pages).toBeGreaterThan(3);
    const nothing = await print(empty);
    expect(nothing.pages).toBe(1);
    expect(squeezed(nothing.text)).toContain('Dereringenpunkterpådagsordenen.');
  });

  describe('what is printed never reaches the network', () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls += 1;
      response.end();
    });
    afterAll(() => void server.close());

    test('even where a fault in the page let a picture or a style in', async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
      const document: WrittenDocument = { language: 'da', title: 'Titel', header: 'Hoved', blocks: [] };
      // Only a type error lets anything but text in.
      const block = { is: 'numbered-heading', text: 'Punkt' } as WrittenDocument['blocks'][number];
      const broken = Object.assign(block, {
        number: `<img src="${url}"><link rel="stylesheet" href="${url}"><iframe src="${url}"></iframe>1`,
      });
      const pdf = readPdf(await printer.print({ ...document, blocks: [broken] }));
      expect(pdf.text).toContain('Punkt');
      expect(calls).toBe(0);
    });
  });

  test('a browser that cannot be started is a problem of the surroundings', async () => {
    await expect(pdfPrinter('/no/such/browser').print(writtenPapers(empty, 'da'))).rejects.toThrow(NoBrowser);
  });
});
