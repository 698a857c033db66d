import type { Config } from './config.ts';
import { createAuditModule } from './modules/audit/index.ts';
import { systemClock } from './platform/clock.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { Database } from './platform/db/database.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { createLog } from './platform/log.ts';

/**
 * `audit verify`: recomputes every chain of the audit. The result goes to stdout as one line of JSON, progress to stderr as lines
 * `{"progress":{lines,chains,chainsTotal}}`.
 * @returns 0 when all hold, 1 when one does not, 2 for another verb.
 */
export async function auditVerifyCommand(config: Config, argv: readonly string[]): Promise<number> {
  if (argv.length !== 1 || argv[0] !== 'verify') {
    process.stderr.write('guildhall: audit takes one verb: verify\n');
    return 2;
  }
  const log = createLog('fatal');
  const db = new Database(config.databaseUrl, new Sealer(config.key), log, { app: 1, system: 1 });
  try {
    const audit = createAuditModule({ db, clock: systemClock, jobs: new Jobs(db, log) });
    const { lines, chains, faults } = await audit.verifyChains({
      onProgress: (progress) => void process.stderr.write(`${JSON.stringify({ progress })}\n`),
    });
    const told = faults.map(({ position, ...fault }) => ({ ...fault, position: position.toString() }));
    process.stdout.write(`${JSON.stringify({ lines, chains, faults: told })}\n`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}
