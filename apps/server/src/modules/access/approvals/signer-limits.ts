import type { Tx } from '../../../platform/db/database.ts';
import type { Exceeded } from '../limits/limit-use.ts';
import type { LimitUse } from '../permissions/decision.ts';

/** What a signer has used of his cumulative limits. */
export interface SignerLimits {
  /** All or nothing. @returns what is exceeded, or null when it was taken. */
  consume(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<Exceeded | null>;
  giveBack(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<void>;
}

/** A use as it is kept with the signature that took it: minor units and numbers as text. */
export interface StoredUse extends Omit<LimitUse, 'limit' | 'amount'> {
  readonly limit: string;
  readonly amount: string;
}

export function storeUses(uses: readonly LimitUse[]): StoredUse[] {
  return uses.map((use) => ({ ...use, limit: use.limit.toString(), amount: use.amount.toString() }));
}

export function readUses(stored: readonly StoredUse[]): LimitUse[] {
  return stored.map((use) => ({ ...use, limit: BigInt(use.limit), amount: BigInt(use.amount) }));
}

/** Which limit is passed, in a sentence. */
export function exceededInWords({ use: { key } }: Exceeded): string {
  const period = key.period === 'day' ? 'of today' : 'of this month';
  const of = key.of === 'count' ? 'number of payments' : 'sum';
  const to = key.counterparty === null ? '' : ' to this payee';
  return `Your limit ${period} for the ${of}${to} that you may sign does not leave room for this.`;
}
