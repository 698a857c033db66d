import { createAuditModule } from '../../../apps/server/src/modules/audit/index.ts';
import { StatementReader } from '../../../apps/server/src/modules/payments/statements/reading/statement-reader.ts';
import type { StatementFileRow } from '../../../apps/server/src/modules/payments/statements/statement.ts';
import { takeFile, type TakeFileDeps } from '../../../apps/server/src/modules/payments/statements/take-file.ts';
import { systemClock } from '../../../apps/server/src/platform/clock.ts';
import { Sealer } from '../../../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../../../apps/server/src/platform/db/database.ts';
import { asId } from '../../../apps/server/src/platform/ids.ts';
import { Jobs } from '../../../apps/server/src/platform/jobs/jobs.ts';
import { createLog } from '../../../apps/server/src/platform/log.ts';
import { schemasDirectory, type SampleFile } from '../statements/sample-files.ts';

/** One connection of all enterprises: entries of the same files have the same keys then. */
const connectionId = asId<'connection'>('01900000-0000-7000-8000-00000000c053');

/** Every account is one that a file may be of. */
class EveryAccount extends Set<string> {
  override has(): boolean {
    return true;
  }
}

export interface Intake extends AsyncDisposable {
  take(enterpriseId: string, file: SampleFile, via?: 'bank' | 'upload'): Promise<StatementFileRow>;
}

/**
 * The taking of statement files over a database, as a bank brings them, with everything else of the server left out.
 * @param crashes says of a transaction whether it is broken off before it commits.
 */
export function openIntake(databaseUrl: string, key: string, crashes: () => boolean = () => false): Intake {
  const log = createLog('fatal');
  const sealer = new Sealer(key);
  const db = new Database(databaseUrl, sealer, log, { app: 4, system: 2 });
  const breaking: Pick<Database, 'as'> = {
    as: (scope, work, options) =>
      db.as(
        scope,
        async (tx) => {
          const result = await work(tx);
          if (options?.readOnly !== true && crashes()) throw new Error('broken off');
          return result;
        },
        options,
      ),
  };
  const clock = systemClock;
  const audit = createAuditModule({ db, clock, jobs: new Jobs(db, log) });
  const reader = new StatementReader(schemasDirectory);
  // A file asks nothing else of the database, the relay and the permissions.
  const deps = {
    db: breaking,
    clock,
    audit,
    reader,
    sealer,
    relay: { wake: () => undefined },
  } as unknown as TakeFileDeps;
  const actor = { kind: 'bank', id: connectionId } as const;
  const accounts = new EveryAccount();
  const from = {
    connectionId,
    customerId: 'c-1',
    sourceId: null,
    uploadedBy: null,
    actor,
    accounts,
  } as const;
  return {
    take: (enterpriseId, { name, bytes }, via = 'bank') =>
      takeFile(deps, { ...from, via, enterpriseId: asId<'enterprise'>(enterpriseId), fileName: name, bytes }),
    [Symbol.asyncDispose]: async () => {
      await reader.stop();
      await db.close();
    },
  };
}
