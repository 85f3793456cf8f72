import type { OutboxState } from '../ledger/contract.ts';
import type { Text } from '../policy/types.ts';

export const outboxStateNames: Record<OutboxState, Text> = {
  pending: { da: 'Venter', en: 'Waiting' },
  held: { da: 'Venter på dagens samlede mail', en: 'Waiting for the one mail of the day' },
  sending: { da: 'Sendes', en: 'Being sent' },
  sent: { da: 'Sendt', en: 'Sent' },
  digested: { da: 'Samlet', en: 'Gathered' },
  dead: { da: 'Opgivet', en: 'Given up' },
  superseded: { da: 'Overhalet af en nyere', en: 'Overtaken by a newer one' },
};
