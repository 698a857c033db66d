import { createHash } from 'node:crypto';
import { assert } from '../../../platform/errors.ts';
import { dayAt } from '../permissions/calendar.ts';
import type { LimitKey, LimitUse } from '../permissions/decision.ts';

/** A use with the counter that it goes to. */
export interface CountedUse {
  readonly use: LimitUse;
  /** SHA-256 of what the counter is about. */
  readonly counterId: Buffer;
  /** First day of its period. */
  readonly startsOn: string;
}

/** A limit that does not leave so much; `used` of `limit` at that moment. Minor units, or a number. */
export interface Exceeded {
  readonly use: LimitUse;
  readonly used: bigint;
}

/** First day of the period in which the instant lies. */
export function periodStart(period: LimitKey['period'], at: Date): string {
  const day = dayAt(at);
  return period === 'day' ? day : `${day.slice(0, 7)}-01`;
}

/**
 * The uses with their counters, in the order in which these are locked everywhere. What goes to one counter is added up; uses of
 * nothing are left out.
 */
export function countedUses(uses: readonly LimitUse[], at: Date): CountedUse[] {
  const found = new Map<string, CountedUse>();
  for (const use of uses) {
    assert(use.amount >= 0n, 'what is used of a limit is not negative');
    if (use.amount === 0n) continue;
    const startsOn = periodStart(use.key.period, at);
    const counterId = counterIdOf(use.key, startsOn);
    const name = counterId.toString('hex');
    const known = found.get(name)?.use;
    const merged =
      known === undefined ? use : { ...use, amount: known.amount + use.amount, limit: least(known.limit, use.limit) };
    found.set(name, { use: merged, counterId, startsOn });
  }
  const counted = [...found.values()];
  const owners = new Set(counted.map(({ use }) => use.key.enterpriseId));
  assert(owners.size <= 1, 'limits of one enterprise are used at a time');
  return counted.toSorted((a, b) => Buffer.compare(a.counterId, b.counterId));
}

function counterIdOf(key: LimitKey, startsOn: string): Buffer {
  const parts = [
    key.enterpriseId,
    key.connectionId,
    key.customerId,
    key.roleId,
    key.departmentId,
    key.action,
    key.accountNumber,
    key.counterparty,
    key.period,
    startsOn,
    key.of,
    key.currency,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
