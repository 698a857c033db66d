import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../apps/dev-env/src/postgres.ts';
import { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../../apps/server/src/platform/db/migrate.ts';

/** The key of the throwaway installation that the generators look at: 32 bytes that protect nothing. */
export const throwawayKey = Buffer.alloc(32, 1).toString('base64url');

/** Gives `work` the owner's connection string of a database that was just migrated, and throws it away afterwards. */
export async function withMigratedDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-generate-'));
  const postgres = await startPostgres({ dataDir, password: 'generate', tmpfs: true });
  try {
    await postgres.ensureDatabase('guildhall');
    const url = postgres.url('guildhall');
    await migrate(url, new Sealer(throwawayKey));
    await work(url);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
