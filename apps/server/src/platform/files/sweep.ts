import type { Clock } from '../clock.ts';
import { limits } from '../limits.ts';
import type { FileStore } from './file-store.ts';

/** Files by the enterprises whose they are, that a row names; of those enterprises alone. */
type NamedFiles = (enterpriseIds: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

/** Removes files that no row names and uploads that ended in the middle, unless they are young. @returns how many files went. */
export async function sweepFiles(files: FileStore, clock: Clock, namedOf: NamedFiles): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.orphanFileMinutes * 60_000);
  let gone = await files.forgetUnfinished(before);
  const waiting = new Map<string, string[]>();
  const work = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const named = await namedOf([...waiting.keys()]);
    for (const [enterpriseId, addresses] of waiting)
      for (const address of addresses) {
        if (named.get(enterpriseId)?.has(address) === true) continue;
        if (await files.remove(enterpriseId, address, before)) gone += 1;
      }
    waiting.clear();
  };
  for await (const enterpriseId of files.enterprises()) {
    const addresses = await files.addressesBefore(enterpriseId, before);
    if (addresses.length > 0) waiting.set(enterpriseId, addresses);
    if (waiting.size === limits.sweepBatchEnterprises) await work();
  }
  await work();
  return gone;
}
