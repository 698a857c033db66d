import type { FileStore } from '../../../../platform/files/file-store.ts';
import { limits } from '../../../../platform/limits.ts';
import type { TradeDeps } from '../trade-deps.ts';
import { selectNamedFiles } from './document-store.ts';

/** Removes files that no row names and uploads that ended in the middle. @returns how many files went. */
export async function sweepOrderDocuments(
  { db, clock }: Pick<TradeDeps, 'db' | 'clock'>,
  files: FileStore,
): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.orphanFileMinutes * 60_000);
  let gone = await files.forgetUnfinished(before);
  for await (const enterpriseId of files.enterprises()) {
    const addresses = await files.addressesBefore(enterpriseId, before);
    if (addresses.length === 0) continue;
    const named = await db.asSystem('payments.sweep_order_documents', (tx) => selectNamedFiles(tx, enterpriseId));
    for (const address of addresses)
      if (!named.has(address) && (await files.remove(enterpriseId, address, before))) gone += 1;
  }
  return gone;
}
