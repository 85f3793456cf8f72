import type { Instant } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import type { Office } from './office.ts';

const longestReason = 500;

/** Sends a person no more letters until somebody says so again. Answers what is wrong, or how many letters waited. */
export async function stopMail(
  { ledger }: Office,
  { person, by, reason, at }: { person: string; by: string; reason: string; at: Instant },
): Promise<{ waited: number } | { problem: Text; of: 'person' | 'reason' }> {
  if (!(await ledger.people()).some(({ id }) => id === person)) {
    return { of: 'person', problem: { da: 'Vælg en person.', en: 'Choose a person.' } };
  }
  const written = reason.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (written === '' || written.length > longestReason) {
    return {
      of: 'reason',
      problem: {
        da: `Skriv en begrundelse på højst ${longestReason} tegn.`,
        en: `Write a reason of ${longestReason} characters at most.`,
      },
    };
  }
  const waited = await ledger.stopMail({ person, by, reason: written, at });
  if (waited !== null) return { waited };
  return {
    of: 'person',
    problem: { da: 'Mails til personen er allerede stoppet.', en: 'Mail to the person is stopped already.' },
  };
}
