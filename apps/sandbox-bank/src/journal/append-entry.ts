import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { queueDeliveries } from '../events/event-store.ts';
import { signEntry, type JournalEntry } from './journal-entry.ts';
import { insertEntry, takeSequence } from './journal-store.ts';

/**
 * Adds an entry to a customer's journal and, in the same transaction, puts it into the outbox of every client that may
 * know of it. Returns its sequence, or null when there is no such customer. Ring `outboxFilled` after the commit.
 */
export async function appendEntry(
  tx: Queryable,
  { keys, config, clock }: Pick<BankContext, 'keys' | 'config' | 'clock'>,
  entry: Omit<JournalEntry, 'sequence'>,
): Promise<number | null> {
  const sequence = await takeSequence(tx, entry.customerId);
  if (sequence === null) return null;
  const now = clock.now();
  const whole = { ...entry, sequence };
  await insertEntry(tx, whole, now, signEntry(keys.current(), config.issuer, now, whole));
  await queueDeliveries(tx, whole, now);
  return sequence;
}
