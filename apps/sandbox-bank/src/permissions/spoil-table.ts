import type { BankContext } from '../bank-context.ts';
import { permissionTableEvent } from '../events/bank-event.ts';
import type { Delivery } from '../events/event-store.ts';
import { breakSignature } from '../keys/jws.ts';
import { tableEventData } from './publish-table.ts';
import { findTable, type KeptTable } from './table-store.ts';

/** Shows a table otherwise than it is, as the scenario wants: an older version in its place, or under a broken signature. */
export async function spoilTable(bank: Pick<BankContext, 'db' | 'scenario'>, table: KeptTable): Promise<KeptTable> {
  const { badTableSignature, oldTableVersion } = bank.scenario.get();
  const older = oldTableVersion ? await findTable(bank.db, table.customerId, table.version - 1) : null;
  const shown = older ?? table;
  return badTableSignature ? { ...shown, jws: breakSignature(shown.jws) } : shown;
}

/** Does the same to an event of a table; null where the scenario leaves it as it is. */
export async function spoilTableEvent(bank: BankContext, delivery: Delivery): Promise<Delivery | null> {
  const { badTableSignature, oldTableVersion } = bank.scenario.get();
  const { customerId, event } = delivery;
  const version = event.data['version'];
  if (event.type !== permissionTableEvent || typeof version !== 'number') return null;
  if (!badTableSignature && !oldTableVersion) return null;
  const table = await findTable(bank.db, customerId, version);
  if (table === null) return null;
  return { ...delivery, event: { ...event, data: tableEventData(await spoilTable(bank, table)) } };
}
