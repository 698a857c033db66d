import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import type { AuditEntry, AuditLine } from './audit-line.ts';

/** Writes lines in the caller's transaction: the deed and its line stand or fall together. */
export async function insertLines(tx: Tx, clock: Clock, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const occurredAt = clock.now().toISOString();
  const rows = entries.map((entry) => ({
    enterprise_id: entry.enterpriseId,
    line_id: newId(),
    occurred_at: occurredAt,
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    mandate_id: entry.actor.kind === 'person' ? entry.actor.mandateId : null,
    action: entry.action,
    target: entry.target,
    details: entry.details ?? {},
  }));
  await sql`/*audit.insert_lines*/
    insert into audit.lines (enterprise_id, line_id, occurred_at, actor_kind, actor_id, mandate_id, action, target, details)
    select enterprise_id, line_id, occurred_at, actor_kind, actor_id, mandate_id, action, target, details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(enterprise_id uuid, line_id uuid, occurred_at timestamptz,
      actor_kind text, actor_id text, mandate_id uuid, action text, target text, details jsonb)`.execute(tx);
}

const lineColumns = sql`enterprise_id as "enterpriseId", line_id as "lineId",
  to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt", actor_kind as "actorKind",
  actor_id as "actorId", mandate_id as "mandateId", action, target, details::text as details`;

/** Lines that no chain holds yet, in the order in which they are to be chained. */
export async function selectUnchained(tx: Tx, most: number): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`select ${lineColumns} from audit.lines
    where chain_position is null order by enterprise_id, line_id limit ${most}`.execute(tx);
  return rows;
}

export interface ChainHead {
  readonly position: bigint;
  readonly hash: Buffer;
}

export async function selectHeads(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, ChainHead>> {
  const { rows } = await sql<
    ChainHead & { enterpriseId: string }
  >`select enterprise_id as "enterpriseId", position, hash
    from audit.chain_heads where enterprise_id = any(${enterpriseIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.enterpriseId, { position: row.position, hash: row.hash }]));
}

/** Only one appender works at a time; another one's turn ends at once. */
export async function tryAppenderLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(4000002) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

export interface ChainLink extends ChainHead {
  readonly enterpriseId: string;
  readonly lineId: string;
}

export async function updateLinks(tx: Tx, links: readonly ChainLink[]): Promise<void> {
  const rows = links.map((link) => ({
    e: link.enterpriseId,
    l: link.lineId,
    p: link.position.toString(),
    h: link.hash.toString('hex'),
  }));
  await sql`update audit.lines set chain_position = n.p, chain_hash = decode(n.h, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(e uuid, l uuid, p bigint, h text)
    where enterprise_id = n.e and line_id = n.l and chain_position is null`.execute(tx);
}

export async function upsertHeads(tx: Tx, clock: Clock, heads: ReadonlyMap<string, ChainHead>): Promise<void> {
  const rows = [...heads].map(([e, head]) => ({ e, p: head.position.toString(), h: head.hash.toString('hex') }));
  await sql`insert into audit.chain_heads (enterprise_id, position, hash, anchored_at)
    select e, p, decode(h, 'hex'), ${clock.now()} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(e uuid, p bigint, h text)
    on conflict (enterprise_id) do update set position = excluded.position, hash = excluded.hash, anchored_at = excluded.anchored_at`.execute(
    tx,
  );
}

export interface AnchoredChain {
  readonly enterpriseId: string;
  /** Null when lines are chained that no head anchors. */
  readonly head: ChainHead | null;
}

/** Enterprises that have a head or a chained line, in the order of their ids, behind the one named. */
export async function selectChains(tx: Tx, after: string | null, most: number): Promise<AnchoredChain[]> {
  // From chain to chain instead of from line to line: one look into the index for each.
  const { rows } = await sql<{ enterpriseId: string; position: bigint | null; hash: Buffer | null }>`
    with recursive chained as (
      (select enterprise_id, 1 as n from audit.lines where chain_position is not null
        and (${after}::uuid is null or enterprise_id > ${after}::uuid) order by enterprise_id limit 1)
      union all
      select (select l.enterprise_id from audit.lines l where l.chain_position is not null and l.enterprise_id > c.enterprise_id
        order by l.enterprise_id limit 1), c.n + 1
      from chained c where c.enterprise_id is not null and c.n < ${most}),
    anchored as (select enterprise_id from audit.chain_heads where ${after}::uuid is null or enterprise_id > ${after}::uuid
      order by enterprise_id limit ${most}),
    every as (select enterprise_id from chained where enterprise_id is not null union select enterprise_id from anchored)
    select e.enterprise_id as "enterpriseId", h.position, h.hash from every e
      left join audit.chain_heads h on h.enterprise_id = e.enterprise_id order by e.enterprise_id limit ${most}`.execute(
    tx,
  );
  return rows.map(({ enterpriseId, position, hash }) => ({
    enterpriseId,
    head: position === null || hash === null ? null : { position, hash },
  }));
}

export async function countHeads(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from audit.chain_heads`.execute(tx);
  return Number(rows[0]?.count ?? 0n);
}

export interface ChainedLine extends AuditLine {
  readonly position: bigint;
  readonly hash: Buffer;
}

export async function selectChain(tx: Tx, enterpriseId: string, after: bigint, most: number): Promise<ChainedLine[]> {
  const { rows } =
    await sql<ChainedLine>`select ${lineColumns}, chain_position as position, chain_hash as hash from audit.lines
    where enterprise_id = ${enterpriseId} and chain_position > ${after} order by chain_position limit ${most}`.execute(
      tx,
    );
  return rows;
}
