import { migrate as migrateBank } from '../../apps/sandbox-bank/src/db/migrate.ts';
import { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../../apps/server/src/platform/db/migrate.ts';

/** The key of every test installation: 32 bytes that protect nothing. */
export const testKey = Buffer.alloc(32, 7).toString('base64url');

/** The schemas that a test may start from. */
export type TemplateName = 'server' | 'bank' | 'empty';

/** Brings the empty database at `url` to the newest schema of `template`. */
export async function migrateTemplate(template: TemplateName, url: string): Promise<void> {
  await migrations[template](url);
}

const migrations: Record<TemplateName, (url: string) => Promise<void>> = {
  server: async (url) => {
    await migrate(url, new Sealer(testKey));
  },
  bank: migrateBank,
  empty: () => Promise.resolve(),
};
