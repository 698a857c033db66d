import type { PaymentOrder } from '../../bank/index.ts';
import { contentHash } from '../instructions/content.ts';
import type { InstructionRow } from '../instructions/instruction-store.ts';

/**
 * Dynamic linking: whether what would be paid is what was signed. The hash that the signatures are bound to is made anew from the very
 * order from which the bank's initiation is written.
 */
export function isWhatWasSigned(row: Pick<InstructionRow, 'contentHash'>, order: PaymentOrder): boolean {
  const { debtorAccount, creditor, amount, remittance } = order;
  const paid = {
    debtorAccount,
    creditorName: creditor.name,
    creditorAccount: creditor.accountNumber,
    creditorBank: creditor.bank,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    remittance,
  };
  return contentHash(paid).equals(row.contentHash);
}
