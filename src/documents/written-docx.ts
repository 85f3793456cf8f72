import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { type Block, languageTags, pageWords, type WrittenDocument } from './written-document.ts';

/** The document as a Word file: real headings, numbers and lists, page numbers, language and title. */
export async function docxOf({ language, title, header, blocks }: WrittenDocument): Promise<Uint8Array> {
  const { page, of } = pageWords[language];
  const footer = new TextRun({ children: [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES] });
  const file = new Document({
    title,
    creator: header,
    styles: { default: styles(languageTags[language]) },
    numbering: { config: [items] },
    sections: [
      {
        properties: { page: { margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' } } },
        headers: { default: new Header({ children: [new Paragraph(header)] }) },
        footers: {
          default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [footer] })] }),
        },
        children: [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), ...blocks.flatMap(paragraphs)],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function paragraphs(block: Block): Paragraph[] {
  switch (block.is) {
    case 'lines':
      return block.lines.map(
        ({ label, value }) =>
          new Paragraph({
            // The values stand below one another, further lines of a long one under its beginning.
            tabStops: [{ type: 'left', position: valuesAt }],
            indent: { left: valuesAt, hanging: valuesAt },
            spacing: { after: 40 },
            children: [new TextRun({ text: label, bold: true }), new TextRun({ text: `\t${value}` })],
          }),
      );
    case 'numbered-heading':
      return [headed(block.text, HeadingLevel.HEADING_1, { numbering: { reference: items.reference, level: 0 } })];
    case 'heading':
      return [headed(block.text, HeadingLevel.HEADING_1)];
    case 'subheading':
      return [headed(block.text, HeadingLevel.HEADING_2)];
    case 'paragraph':
      return [new Paragraph({ text: block.text })];
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 60 } }));
    default:
      return block satisfies never;
  }
}

function headed(text: string, heading: IParagraphOptions['heading'] & string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...more, text, heading, keepNext: true });
}

const valuesAt = 2800;

const items = {
  reference: 'items',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      style: { paragraph: { indent: { left: 500, hanging: 500 } } },
    },
  ],
};

const font = 'Arial';
const heading = (size: number, before: number, after: number) => ({
  run: { font, size, bold: true, color: '1A1A1A' },
  paragraph: { spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO } },
});

const styles = (language: string) => ({
  document: {
    run: { font, size: 22, language: { value: language } },
    paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } },
  },
  title: heading(36, 0, 240),
  heading1: heading(26, 400, 120),
  heading2: heading(22, 200, 60),
});
