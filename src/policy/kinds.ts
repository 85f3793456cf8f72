/** Which file of the text is what: its path decides. */

export type TextFiles = Record<string, string>;

export type YamlKind =
  | 'workflow'
  | 'phase'
  | 'parameters'
  | 'conditions'
  | 'deadlines'
  | 'reminders'
  | 'invitations'
  | 'rights'
  | 'retention'
  | 'organisations'
  | 'calendar'
  | 'criteria'
  | 'trial'
  | 'precedent'
  | 'sources-facts'
  | 'sources-documents'
  | 'not-encoded';

export type FileKind =
  | { kind: Exclude<YamlKind, 'phase'>; id: string }
  | { kind: 'phase'; workflow: string; id: string }
  | { kind: 'message'; id: string; language: 'da' | 'en' }
  | { kind: 'form'; id: string }
  /** A schema of a kind, a page for readers: no part of the policy. */
  | { kind: 'aside' };

const id = '([A-Za-z0-9_-]+)';
const singleFiles = new Map<string, Exclude<YamlKind, 'phase'>>([
  ['rules/parameters.yaml', 'parameters'],
  ['rules/conditions.yaml', 'conditions'],
  ['rules/deadlines.yaml', 'deadlines'],
  ['rules/reminders.yaml', 'reminders'],
  ['rules/invitations.yaml', 'invitations'],
  ['rules/rights.yaml', 'rights'],
  ['rules/retention.yaml', 'retention'],
  ['rules/organisations.yaml', 'organisations'],
  ['rules/calendar.yaml', 'calendar'],
  ['rules/sources/facts.yaml', 'sources-facts'],
  ['rules/sources/documents.yaml', 'sources-documents'],
  ['rules/sources/not-encoded.yaml', 'not-encoded'],
]);
const families: [RegExp, Exclude<YamlKind, 'phase'> | 'form'][] = [
  [new RegExp(`^workflows/${id}\\.yaml$`), 'workflow'],
  [new RegExp(`^rules/criteria/${id}\\.yaml$`), 'criteria'],
  [new RegExp(`^rules/trials/${id}\\.yaml$`), 'trial'],
  [new RegExp(`^rules/precedents/${id}\\.yaml$`), 'precedent'],
  [new RegExp(`^schemas/forms/${id}\\.json$`), 'form'],
];
const phaseFile = new RegExp(`^workflows/${id}/${id}\\.yaml$`);
const messageFile = new RegExp(`^rules/messages/${id}\\.(da|en)\\.md$`);
const aside = /^schemas\/[^/]+\.schema\.json$|(?:^|\/)README(?:\.da|\.en)?\.md$/;

/** Files that a text cannot do without. */
export const requiredFiles = [
  'rules/calendar.yaml',
  'rules/rights.yaml',
  'rules/sources/documents.yaml',
  'rules/sources/facts.yaml',
];

/** Names of all files that there may be one of, for a near miss. */
export const knownFiles = [...singleFiles.keys()];

export function kindOf(file: string): FileKind | null {
  const single = singleFiles.get(file);
  if (single) return { kind: single, id: single };
  for (const [pattern, kind] of families) {
    const match = pattern.exec(file);
    if (match) return { kind, id: match[1]! };
  }
  const phase = phaseFile.exec(file);
  if (phase) return { kind: 'phase', workflow: phase[1]!, id: phase[2]! };
  const message = messageFile.exec(file);
  if (message) return { kind: 'message', id: message[1]!, language: message[2] as 'da' | 'en' };
  return aside.test(file) ? { kind: 'aside' } : null;
}
