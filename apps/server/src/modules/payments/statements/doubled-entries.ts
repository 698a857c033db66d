import type { PaymentsDeps } from '../payments-deps.ts';
import type { StatementTaken } from '../payments-events.ts';
import { selectDoubled } from './entry-store.ts';

/** Tells the operator of payments of ours that a bank has booked more than once; told again the alarm is counted, not raised anew. */
export async function alarmDoubledEntries(
  { db, bankPayments }: Pick<PaymentsDeps, 'db' | 'bankPayments'>,
  { enterpriseId, connectionId, customerId, statementId }: StatementTaken,
): Promise<void> {
  const doubled = await db.as({ enterpriseId }, (tx) => selectDoubled(tx, statementId), { readOnly: true });
  for (const { instructionId, references } of doubled) {
    const detail = `booked ${references.length} times: ${references.join(', ')}`;
    await bankPayments.alarm({ connectionId, enterpriseId, customerId, instructionId, kind: 'doubled_entry', detail });
  }
}
