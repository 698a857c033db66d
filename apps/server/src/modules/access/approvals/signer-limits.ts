import type { Tx } from '../../../platform/db/database.ts';
import type { Exceeded } from '../limits/limit-use.ts';
import type { BothLanguages, LimitUse } from '../permissions/decision.ts';
import { moneyWords } from '../permissions/money-words.ts';

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

const periods = { day: { zh: '每日', en: 'a day' }, month: { zh: '每月', en: 'a month' } } as const;

/** Which limit is passed and what is left of it, in a sentence. Limits are those of a role in its department, whoever acts. */
export function exceededInWords({ use: { key, limit }, used }: Exceeded): BothLanguages {
  const period = periods[key.period];
  const to = key.counterparty === null ? { zh: '', en: '' } : { zh: '向该收款人', en: ' to this payee' };
  const most = quantityWords(key, limit);
  const left = quantityWords(key, limit > used ? limit - used : 0n);
  return {
    zh: `该岗位${period.zh}${to.zh}最多可签署 ${most.zh}，剩余 ${left.zh}。`,
    en: `This role may sign at most ${most.en} ${period.en}${to.en}; left: ${left.en}.`,
  };
}

function quantityWords({ currency }: LimitUse['key'], value: bigint): BothLanguages {
  if (currency !== null) return moneyWords({ amountMinor: value, currency });
  return { zh: `${value} 笔`, en: `${value} ${value === 1n ? 'payment' : 'payments'}` };
}
