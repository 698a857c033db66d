import type { Tx } from '../../../platform/db/database.ts';
import { selectEscrowPaidBy } from '../escrows/escrow-store.ts';
import { selectRequestPaidBy } from '../payment-requests/payment-request-store.ts';

/** Whether a payment request or an escrow counts as paid with this payment: then its content is what was agreed there, to the end. */
export async function isContentAgreed(tx: Tx, paymentId: string): Promise<boolean> {
  return (await selectRequestPaidBy(tx, paymentId)) !== null || (await selectEscrowPaidBy(tx, paymentId)) !== null;
}
