import type { CaseWrite } from './contract.ts';

/**
 * Refuses a write that contradicts itself, before anything is stored.
 * @throws {Error} naming the case and what does not fit. Such a write is a mistake in the caller, not a race.
 */
export function checkWrite(write: CaseWrite): void {
  const { snapshot, events, expectedVersion, outbox, origin, wakeAt } = write;
  const refuse = (what: string): never => {
    throw new Error(`Write of case ${snapshot.id} refused: ${what}.`);
  };
  if (expectedVersion === 0 && events.length === 0) refuse('a new case begins with an event');
  events.forEach((event, index) => {
    if (event.case !== snapshot.id) refuse(`it holds an event of case ${event.case}`);
    const version = expectedVersion + index + 1;
    if (event.version !== version) refuse(`its event has version ${event.version} where ${version} was expected`);
  });
  const last = expectedVersion + events.length;
  if (snapshot.version !== last) refuse(`its snapshot has version ${snapshot.version} where ${last} was expected`);
  for (const row of outbox) {
    if (row.caseId !== snapshot.id)
      refuse(`outbox row ${row.key} belongs to ${row.caseId === null ? 'no case' : `case ${row.caseId}`}`);
  }
  if (origin === 'precedent' && (wakeAt !== null || outbox.length > 0)) {
    refuse('a precedent is never woken and never mailed, so it takes neither a wake-up nor outbox rows');
  }
}
