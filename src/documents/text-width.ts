/** How wide text is before anyone has drawn it. Measured in Verdana, shown in the narrower Arial: it stays where it was put. */

/** Widths of Verdana's signs in thousandths of the font's size. */
const signs: Record<string, number> = {};
for (const [width, those] of [
  [269, "'’‘"],
  [274, 'il'],
  [344, 'j'],
  [352, 'f  '],
  [364, '.,'],
  [394, 't!'],
  [427, 'r'],
  [454, '-:;()[]/|I'],
  [521, 'cszJ'],
  [545, '?”“"'],
  [560, 'L'],
  [592, 'kvxyF'],
  [601, 'aåe'],
  [618, 'oøTPY'],
  [636, '0123456789bdghnpqu–_$'],
  [645, 'E«»'],
  [698, 'ABCKRSVXÅZ'],
  [775, 'DGHNOQUØ'],
  [818, 'w+<>=~#'],
  [843, 'M'],
  [973, 'mæÆW—'],
] as const) {
  for (const sign of those) signs[sign] = width;
}

const widest = 1000;
/** Verdana Bold against Verdana. */
const boldness = 1.17;

/** In the unit of the font's size. A sign that is not in the table counts as a whole square. */
export function widthOf(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let thousandths = 0;
  for (const sign of text) thousandths += signs[sign] ?? widest;
  return (thousandths / 1000) * size * (weight === 'bold' ? boldness : 1);
}

/** Lines no wider than asked for, broken between words; a word that is wider on its own is broken where it must be. */
export function wrapped(text: string, width: number, size: number, weight: 'normal' | 'bold' = 'normal'): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size, weight) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    let piece = '';
    for (const sign of word) {
      if (piece !== '' && widthOf(piece + sign, size, weight) > width) {
        lines.push(piece);
        piece = '';
      }
      piece += sign;
    }
    lines.push(piece);
  }
  return lines;
}
