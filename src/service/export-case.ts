/** A case for the records system. The same case at the same moment gives the same bytes. */

import { type CaseMetadata, casePackage } from '../documents/case-package.ts';
import { recordAsHtml, recordAsWord } from '../documents/case-record.ts';
import type { Instant } from '../engine/types.ts';
import { spanInWords } from '../engine/wording.ts';
import type { OutboxRow } from '../ledger/contract.ts';
import type { Json, Language, Policy } from '../policy/types.ts';
import { caseFile } from './case-file.ts';
import { caseRecord } from './case-record.ts';
import { daySeenFrom } from './day-seen-from.ts';
import { caseById, type Office } from './office.ts';
import { storedPolicies } from './stored-policies.ts';

/** @throws {NoSuchCase} */
export async function exportCase(office: Office, id: string, language: Language, at: Instant): Promise<Buffer> {
  const stored = await caseById(office, id);
  const day = await daySeenFrom(office, stored, at);
  const file = await caseFile(office, id, { role: '', by: '' }, day);
  const events = await office.ledger.events(id);
  const letters = await office.ledger.outbox({ caseId: id });
  const policyThen = await storedPolicies(
    office,
    events.map(({ event }) => event.policy),
  );
  const record = caseRecord(office, { file, events, letters, policyThen }, language);
  const name = language === 'da' ? 'sagen' : 'case-record';
  const files: Record<string, string | Uint8Array> = {
    'case.json': json(stored.snapshot),
    'events.json': json(events),
    [`${name}.docx`]: await recordAsWord(record, at),
    [`${name}.html`]: recordAsHtml(record),
    ...letterFiles(letters),
  };
  const last = events.at(-1);
  const metadata: CaseMetadata = {
    id,
    title: file.line.title,
    workflow: file.line.workflow[language],
    status: stored.snapshot.status,
    started: spanInWords(stored.snapshot.started, language),
    lastEvent: last?.event.recordedAt ?? '',
    exported: at,
    parties: parties(stored.snapshot.facts, file.policy, language),
    policy: stored.snapshot.policy,
    events: events.length,
    chain: last?.hash ?? '',
  };
  return casePackage(metadata, files, at);
}

/** Letters that were sent, with their calendar entries, in the order they were planned. */
function letterFiles(letters: OutboxRow[]): Record<string, string> {
  const files: Record<string, string> = {};
  const sent = letters.filter(({ state }) => state === 'sent' || state === 'digested');
  for (const [index, { html, text, subject, person, settledAt, calendar, key }] of sent.entries()) {
    const number = String(index + 1).padStart(4, '0');
    files[`letters/${number}.json`] = json({ key, subject, to: person, sentAt: settledAt });
    files[`letters/${number}.txt`] = text;
    files[`letters/${number}.html`] = html;
    if (calendar !== null) files[`calendar/${number}.ics`] = calendar;
  }
  return files;
}

/** The organisations of the text that the case's facts name. */
function parties(facts: Json, { organisations }: Policy, language: Language): CaseMetadata['parties'] {
  const named = new Set<string>();
  const walk = (value: Json): void => {
    if (typeof value === 'string' && Object.hasOwn(organisations, value)) named.add(value);
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner);
  };
  walk(facts);
  return [...named].sort().map((id) => ({ id, title: organisations[id]?.title[language] ?? id }));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
