import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EscrowChange } from '../client/escrow-client.ts';

/** Something became of an escrow: told once for each change, in the order of the bank's list. Amounts are decimal strings. */
export interface EscrowChangeTold extends EscrowChange {
  /** The buyer. */
  readonly enterpriseId: string;
  readonly connectionId: string;
}

export function escrowChanged(
  enterpriseId: string,
  connectionId: string,
  change: EscrowChange,
): DomainEvent<EscrowChangeTold> {
  return { topic: 'bank.escrow_changed', enterpriseId, payload: { ...change, enterpriseId, connectionId } };
}

/** What the bank says of an escrow does not fit any more what is held of it, or fits again: ask which. */
export interface EscrowDoubted {
  /** The buyer. */
  readonly enterpriseId: string;
  readonly escrowId: string;
}

export function escrowDoubted({ enterpriseId, escrowId }: EscrowDoubted): DomainEvent<EscrowDoubted> {
  return { topic: 'bank.escrow_doubted', enterpriseId, payload: { enterpriseId, escrowId } };
}
