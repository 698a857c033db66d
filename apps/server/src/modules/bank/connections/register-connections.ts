import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { ClientKeys } from './client-keys.ts';
import { upsertConnection } from './connection-store.ts';
import type { ConfiguredBank } from './connection.ts';
import type { Connections } from './connections.ts';

interface RegisterDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly clientKeys: ClientKeys;
  readonly connections: Connections;
  readonly enterprises: Pick<EnterprisesModule, 'registerSource'>;
}

/** Writes the configured banks down: one stable id each, a source of facts, and a key of ours. */
export async function registerConnections(deps: RegisterDeps, banks: readonly ConfiguredBank[]): Promise<void> {
  const { db, clock, clientKeys, connections, enterprises } = deps;
  for (const bank of banks) {
    const connection = await db.asSystem('bank.register_connection', async (tx) => {
      const kept = await upsertConnection(tx, { ...bank, connectionId: newId() }, clock.now());
      const { connectionId, slug, nameZh, nameEn, mark, color } = kept;
      await enterprises.registerSource(tx, {
        id: connectionId,
        kind: 'bank',
        slug,
        name: { zh: nameZh, en: nameEn },
        mark,
        color,
      });
      await clientKeys.ensure(tx, connectionId);
      return kept;
    });
    connections.put(connection);
  }
}
