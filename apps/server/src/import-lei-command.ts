import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Config } from './config.ts';
import { createAuditModule } from './modules/audit/index.ts';
import { createEnterprisesModule, type LeiProgress, type RejectedRecord } from './modules/enterprises/index.ts';
import { systemClock } from './platform/clock.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { Database } from './platform/db/database.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { createLog } from './platform/log.ts';

const progressEveryMs = 200;

/**
 * `import lei FILE [--rejected FILE]`: takes in records of the LEI registry. The report goes to stdout as one line of JSON,
 * progress to stderr as lines `{"progress":{bytes,totalBytes,records}}`, each rejected record with line and reason to the file
 * of rejected ones.
 * @returns 0 when the file was read to its end, 1 when it could not be, 2 when the command was not understood.
 */
export async function importLeiCommand(config: Config, argv: readonly string[]): Promise<number> {
  const read = readArguments(argv);
  if (typeof read === 'string') return refuse(read);
  const { file } = read;
  const log = createLog('fatal');
  const db = new Database(config.databaseUrl, new Sealer(config.key), log, { app: 1, system: 2 });
  const rejected = new RejectedFile(read.rejected);
  try {
    const jobs = new Jobs(db, log);
    const audit = createAuditModule({ db, clock: systemClock, jobs });
    const enterprises = createEnterprisesModule({ db, clock: systemClock, log, jobs, audit, ...nobodyBeside });
    const onProgress = throttled((progress) => process.stderr.write(`${JSON.stringify({ progress })}\n`));
    const report = await enterprises.importLei(file, { onProgress, onRejected: (record) => rejected.write(record) });
    await rejected.end();
    const kept = report.rejected === 0 ? null : read.rejected;
    process.stdout.write(`${JSON.stringify({ ...report, rejectedFile: kept })}\n`);
    if (report.broken === null) return 0;
    process.stderr.write(`guildhall: ${file} line ${report.broken.line}: ${report.broken.reason}\n`);
    return 1;
  } catch (error) {
    if (!isFileError(error)) throw error;
    process.stderr.write(`guildhall: ${error.message}\n`);
    return 1;
  } finally {
    await db.close();
  }
}

/** The routes of the module are not served here, and nobody listens. */
const nobodyBeside = {
  files: null,
  relay: { wake: () => undefined },
  bus: { publish: () => undefined },
  exportedTables: { all: () => [] },
  access: { belongsTo: () => Promise.resolve(false) },
  watchList: { watchedAmong: () => Promise.resolve(new Set<string>()) },
  evidenceReader: {
    read: () => Promise.resolve(null),
    wasPublished: () => Promise.resolve(false),
    speaksOf: () => Promise.resolve(false),
  },
};

function readArguments(argv: readonly string[]): { file: string; rejected: string } | string {
  const [registry, ...rest] = argv;
  if (registry !== 'lei') return `import takes a registry: lei, not "${String(registry)}"`;
  const place = rest.indexOf('--rejected');
  const rejected = place < 0 ? undefined : rest[place + 1];
  if (place >= 0 && rejected === undefined) return '--rejected takes a FILE';
  const files = place < 0 ? rest : rest.toSpliced(place, 2);
  const [file] = files;
  if (file === undefined || files.length > 1) return 'import lei takes one FILE';
  return { file, rejected: rejected ?? `${file}.rejected.jsonl` };
}

function throttled(tell: (progress: LeiProgress) => void): (progress: LeiProgress) => void {
  let last = 0;
  return (progress) => {
    if (Date.now() - last < progressEveryMs && progress.bytes < progress.totalBytes) return;
    last = Date.now();
    tell(progress);
  };
}

/** Made with the first rejected record; without one there is no such file afterwards. */
class RejectedFile {
  readonly #path: string;
  #stream: WriteStream | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async write(record: RejectedRecord): Promise<void> {
    if (this.#stream === null) {
      this.#stream = createWriteStream(this.#path);
      await once(this.#stream, 'open');
    }
    if (!this.#stream.write(`${JSON.stringify(record)}\n`)) await once(this.#stream, 'drain');
  }

  async end(): Promise<void> {
    if (this.#stream === null) {
      // One of an earlier import of the same file would tell of records that are now in order.
      await rm(this.#path, { force: true }).catch(() => undefined);
      return;
    }
    this.#stream.end();
    await once(this.#stream, 'finish');
  }
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function refuse(message: string): number {
  process.stderr.write(`guildhall: ${message}\n`);
  return 2;
}
