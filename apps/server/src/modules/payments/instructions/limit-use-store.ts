import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { LimitUse } from '../../access/index.ts';

export type LimitPart = 'prepare' | 'sign' | 'release';

/** What is held of the limits since a moment, which says to which day and month it counts. */
export interface HeldUses {
  readonly uses: LimitUse[];
  readonly usedAt: Date;
}

/** As it is written: JSON has no bigint. */
type StoredUse = Omit<LimitUse, 'limit' | 'amount'> & { readonly limit: string; readonly amount: string };

export async function insertUses(
  tx: Tx,
  { enterpriseId, instructionId }: { enterpriseId: string; instructionId: string },
  held: { readonly part: LimitPart; readonly uses: readonly LimitUse[]; readonly usedAt: Date },
): Promise<void> {
  if (held.uses.length === 0) return;
  const stored: StoredUse[] = held.uses.map((use) => ({
    ...use,
    limit: use.limit.toString(),
    amount: use.amount.toString(),
  }));
  await sql`/*payments.insert_uses*/
    insert into payments.limit_uses (enterprise_id, instruction_id, use_id, part, uses, used_at)
    values (${enterpriseId}, ${instructionId}, ${newId()}, ${held.part}, ${JSON.stringify(stored)}::jsonb, ${held.usedAt})`.execute(
    tx,
  );
}

/** Marks all that is still held as given back, so that it is given back once. @returns what that was. */
export async function takeHeldUses(tx: Tx, instructionId: string, now: Date): Promise<HeldUses[]> {
  const { rows } = await sql<{ uses: StoredUse[]; usedAt: Date }>`/*payments.take_held_uses*/
    update payments.limit_uses set given_back_at = ${now}
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId} and given_back_at is null
    returning uses, used_at as "usedAt"`.execute(tx);
  return rows.map(({ uses, usedAt }) => ({
    usedAt,
    uses: uses.map((use) => ({ ...use, limit: BigInt(use.limit), amount: BigInt(use.amount) })),
  }));
}
