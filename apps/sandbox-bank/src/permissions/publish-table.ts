import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { permissionTableEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { limits } from '../limits.ts';
import { signTable } from './sign-table.ts';
import { insertTables, replaceHolders, type KeptTable } from './table-store.ts';
import type { PermissionTable } from './table.ts';

export type NewVersion = { customerId: string; version: number; requirementId: string | null; table: PermissionTable };

/**
 * Signs a version, puts it in force with its holders, and tells every client, all in the caller's transaction. The caller
 * holds the customer's lock. Ring `outboxFilled` after the commit.
 */
export async function publishTable(
  tx: Queryable,
  { keys, config, clock }: Pick<BankContext, 'keys' | 'config' | 'clock'>,
  wanted: NewVersion,
): Promise<KeptTable> {
  const now = clock.now();
  const version = { ...wanted, effectiveFrom: now };
  const jws = signTable(keys.current(), config.issuer, now, version);
  const kept = { ...version, jws, builtAt: now };
  await insertTables(tx, [kept]);
  await replaceHolders(tx, [kept]);
  const clientIds = config.clients.map(({ clientId }) => clientId);
  const event = { type: permissionTableEvent, data: tableEventData(kept) };
  await queueEvent(tx, clientIds, wanted.customerId, event, now);
  return kept;
}

/** What an event says of a version. A table that is too large for an event is read instead: its `jws` is null there. */
export function tableEventData({ customerId, version, jws }: Pick<KeptTable, 'customerId' | 'version' | 'jws'>): {
  customerId: string;
  version: number;
  jws: string | null;
} {
  return { customerId, version, jws: jws.length > limits.eventTableBytes ? null : jws };
}
