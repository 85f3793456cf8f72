import type { Text } from '../policy/types.ts';

/** Parts of documents that the register of sources names in English, in Danish. */
const danish: [RegExp, string][] = [
  [/\btable of contents\b/g, 'indholdsfortegnelsen'],
  [/\btwo snapshots\b/g, 'to udgaver'],
  [/\bboth snapshots\b/g, 'begge udgaver'],
  [/\bolder snapshot\b/g, 'den ældre udgave'],
  [/\bsecond paragraph\b/g, 'andet afsnit'],
  [/\bopening paragraph\b/g, 'indledningen'],
  [/\brole list\b/g, 'rollelisten'],
  [/\breport list\b/g, 'rapportlisten'],
  [/\bprogramme list\b/g, 'listen over programmer'],
  [/\bpackage page\b/g, 'siden om pakken'],
  [/\brelated documents\b/g, 'tilhørende dokumenter'],
  [/(\d+) goals, (\d+) indicators/g, '$1 mål, $2 indikatorer'],
  [/\btemplate q(\d+)/g, 'skabelonens spørgsmål $1'],
  [/\bq ?(\d)/g, 'spørgsmål $1'],
  [/\bitems? (\d+(?:[–-]\d+)?)/g, 'punkt $1'],
  [/\bAppendix (\d)/g, 'bilag $1'],
  [/\bsection\b/g, 'afsnittet'],
  [/\btables?\b/g, 'tabel'],
  [/\bstages\b/g, 'faserne'],
  [/\babstract\b/g, 'resuméet'],
  [/\btitle\b/g, 'titlen'],
  [/\bbody\b/g, 'brødteksten'],
  [/\bNov (\d{4})/g, 'november $1'],
  [/\band l\./g, 'og l.'],
];

/** Parts whose names are Danish, told in English. */
const english: [RegExp, string][] = [
  [/ Referat\b/g, ', minutes'],
  [/ Indstilling\b/g, ', proposal'],
  [/\bq ?(\d)/g, 'question $1'],
];

/** Where in a document a fact stands: `item 2 Referat, l. 70` → `punkt 2, referatet, linje 70`. */
export function placeInWords(place: string): Text {
  const da = danish.reduce((so, [from, to]) => so.replace(from, to), place);
  const en = english.reduce((so, [from, to]) => so.replace(from, to), place);
  return {
    da: da
      .replace(/ Referat\b/g, ', referatet')
      .replace(/ Indstilling\b/g, ', indstillingen')
      .replace(/ ?,? ?l\. (?=\d)/g, (_, offset: number) => (offset === 0 ? 'linje ' : ', linje '))
      .replace(/(og|;), linje/g, '$1 linje'),
    en: en.replace(/\bl\. (?=\d)/g, 'line '),
  };
}
