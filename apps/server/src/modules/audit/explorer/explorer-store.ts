import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** What lines are asked for; an absent part asks for nothing. */
export interface LineFilter {
  /** Lines in the chains of these enterprises; empty finds none. */
  readonly enterpriseIds?: readonly string[];
  readonly action?: string;
  readonly actorKind?: 'person' | 'bank' | 'system';
  readonly actorId?: string;
  readonly target?: string;
  /** Deeds that concern this account: their details name it as `account`, and whose it is at which bank. */
  readonly account?: { readonly accountNumber: string; readonly bank: string; readonly customerId: string };
  /** Not those whose target is of one of these kinds. */
  readonly withoutKinds?: readonly string[];
  /** At or after. */
  readonly from?: string;
  /** Before. */
  readonly to?: string;
}

/** Where a page of lines ended. */
export interface LinePlace {
  /** To the microsecond, as PostgreSQL spells it in UTC. */
  readonly occurredAt: string;
  readonly lineId: string;
}

export interface StoredLine extends LinePlace {
  readonly enterpriseId: string;
  readonly actorKind: 'person' | 'bank' | 'system';
  readonly actorId: string;
  readonly mandateId: string | null;
  readonly action: string;
  readonly target: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Place in its chain; null until the appender has come by. */
  readonly position: bigint | null;
}

/** Lines that fit, newest first, as far as `tx` may see them. */
export async function selectLines(
  tx: Tx,
  filter: LineFilter,
  page: { after: LinePlace | null; limit: number },
): Promise<StoredLine[]> {
  const tests = testsOf(filter);
  if (page.after !== null)
    tests.push(sql`(occurred_at, line_id) < (${page.after.occurredAt}::timestamptz, ${page.after.lineId}::uuid)`);
  const where = tests.length === 0 ? sql`` : sql`where ${sql.join(tests, sql` and `)}`;
  const { rows } =
    await sql<StoredLine>`select enterprise_id as "enterpriseId", line_id as "lineId", actor_kind as "actorKind", actor_id as "actorId",
      to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt", mandate_id as "mandateId",
      action, target, details, chain_position as position
    from audit.lines ${where} order by occurred_at desc, line_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

function testsOf(filter: LineFilter): RawBuilder<unknown>[] {
  const { enterpriseIds, action, actorKind, actorId, target, account, withoutKinds, from, to } = filter;
  return [
    ...(enterpriseIds === undefined ? [] : [sql`enterprise_id = any(${enterpriseIds}::uuid[])`]),
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(actorKind === undefined ? [] : [sql`actor_kind = ${actorKind}`]),
    ...(actorId === undefined ? [] : [sql`actor_id = ${actorId}`]),
    ...(target === undefined ? [] : [sql`target = ${target}`]),
    ...(account === undefined
      ? []
      : [
          sql`details ->> 'account' = ${account.accountNumber} and details ->> 'bank' = ${account.bank}
            and details ->> 'customerId' = ${account.customerId}`,
        ]),
    ...(withoutKinds === undefined ? [] : [sql`split_part(target, ':', 1) <> all(${withoutKinds}::text[])`]),
    ...(from === undefined ? [] : [sql`occurred_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`occurred_at < ${to}::timestamptz`]),
  ];
}
