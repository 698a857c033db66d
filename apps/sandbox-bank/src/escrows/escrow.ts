import type { Outside } from '../ledger/ledger-store.ts';
import { writeAmount } from '../ledger/amount.ts';

/**
 * Opened and waiting for the money; holding it; holding it while somebody objects; a release has come back and waits to be placed;
 * empty and over.
 */
export type EscrowStatus = 'open' | 'funded' | 'disputed' | 'returned' | 'closed';

/** Who is paid out; `bank` null: an account at this bank. */
export type Seller = { name: string; accountNumber: string; bank: string | null };

/** Why money moved: paid in, the buyer's word, the seller's, time, the bank's decision; the seller's bank did not take it. */
export type TransferCause = 'payment' | 'confirmation' | 'agreement' | 'deadline' | 'decision' | 'return';

export type Dispute = { by: 'buyer' | 'seller'; reason: string; at: string };

/** An escrow as the bank holds it. */
export type Escrow = {
  clientId: string;
  escrowId: string;
  orderId: string;
  reference: string;
  buyerId: string;
  seller: Seller;
  accountId: string;
  currency: string;
  amountMinor: bigint;
  fundedMinor: bigint;
  releasedMinor: bigint;
  refundedMinor: bigint;
  paidFrom: string | null;
  status: EscrowStatus;
  /** A day, `YYYY-MM-DD`. */
  deliverBy: string;
  releaseAfterDays: number;
  termsHash: string;
  deliveredAt: Date | null;
  releaseAt: Date | null;
  /** Code of what stood in the way when its deadline had passed, or `own_fault`; null as long as nothing stood in the way. */
  hindrance: string | null;
  dispute: Dispute | null;
  sequence: bigint;
  openedAt: Date;
};

export type ChangeKind =
  | 'opened'
  | 'funded'
  | 'delivered'
  | 'released'
  | 'refunded'
  | 'disputed'
  | 'returned'
  | 'placed'
  | 'closed';

/** Money that moved with a change. */
export type EscrowTransfer = {
  transferId: string;
  kind: 'fund' | 'release' | 'refund' | 'return';
  amountMinor: bigint;
  cause: TransferCause;
  /** With `return`: the release that came back. */
  returns?: string;
  /** Where a release went, when it was not the account that the escrow was opened with; `bank` null: an account here. */
  to?: Pick<Seller, 'accountNumber' | 'bank'>;
};

/** What is left of what was paid in. */
export function held({ fundedMinor, releasedMinor, refundedMinor }: Escrow): bigint {
  return fundedMinor - releasedMinor - refundedMinor;
}

/** Where a seller's money goes when his account is elsewhere. */
export function outsideOf({ seller }: Pick<Escrow, 'seller'>): Outside | null {
  return seller.bank === null ? null : { ...seller };
}

/** An escrow as the interface shows it. */
export function presentEscrow(escrow: Escrow) {
  const { escrowId, orderId, buyerId, accountId, currency, status, releaseAt, sequence } = escrow;
  const amount = (minor: bigint): string => writeAmount(minor, currency);
  return {
    escrowId,
    orderId,
    customerId: buyerId,
    accountNumber: accountId,
    status,
    currency,
    amount: amount(escrow.amountMinor),
    funded: amount(escrow.fundedMinor),
    released: amount(escrow.releasedMinor),
    refunded: amount(escrow.refundedMinor),
    releaseAt: releaseAt?.toISOString() ?? null,
    sequence: Number(sequence),
  };
}

/** A change as the list and an event tell it. */
export function presentChange(
  escrow: Escrow,
  {
    change,
    transfer,
    note,
    at,
  }: { change: ChangeKind; transfer: EscrowTransfer | null; note: string | null; at: Date },
): Record<string, unknown> {
  return {
    ...presentEscrow(escrow),
    change,
    transfer:
      transfer === null
        ? null
        : {
            transferId: transfer.transferId,
            kind: transfer.kind,
            amount: writeAmount(transfer.amountMinor, escrow.currency),
            cause: transfer.cause,
            returns: transfer.returns ?? null,
            to: transfer.to ?? null,
          },
    note,
    at: at.toISOString(),
  };
}
