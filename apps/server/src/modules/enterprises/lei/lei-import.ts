import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordFacts, type FactDeps } from '../facts/fact-service.ts';
import type { FactBatch } from '../facts/fact.ts';
import { ensureEnterprises } from '../profile/ensure-enterprise.ts';
import { upsertSource, type Source } from '../sources/source-store.ts';
import { leiFacts, leiKeys, type LeiFacts } from './lei-facts.ts';
import type { LeiFile } from './lei-file.ts';
import { LeiError } from './lei-record.ts';
import { selectLastUpdates } from './lei-store.ts';
import { XmlError } from './lei-xml.ts';

/** The registry of legal entity identifiers; its id is the same on every network. */
export const gleif: Source = {
  id: '00000000-0000-8000-8000-676c65696600',
  kind: 'registry',
  slug: 'gleif',
  name: { zh: '全球法人识别编码基金会（GLEIF）', en: 'Global Legal Entity Identifier Foundation (GLEIF)' },
  mark: null,
  color: null,
};

/** Records that one transaction takes in. */
const batchRecords = 500;

export interface RejectedRecord {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}
export interface LeiProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly records: number;
}
export interface LeiImportReport {
  readonly records: number;
  readonly created: number;
  readonly updated: number;
  /** Records that were no newer than what the network had. */
  readonly unchanged: number;
  readonly rejected: number;
  /** Why the file could not be read to its end; null when it was. */
  readonly broken: { readonly line: number; readonly reason: string } | null;
}
export interface LeiImportOptions {
  onRejected(record: RejectedRecord): Promise<void> | void;
  onProgress(progress: LeiProgress): void;
}

/**
 * Takes in a file of LEI records, in memory that does not grow with the file. Importing it again changes nothing: a record
 * counts only when its last update is newer than what the network has.
 */
export class LeiImport {
  readonly #deps: FactDeps & { readonly db: Database; readonly clock: Clock };
  readonly #options: LeiImportOptions;
  #waiting: LeiFacts[] = [];
  #running: Promise<void> = Promise.resolve();
  #counts = { records: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };

  constructor(deps: FactDeps & { readonly db: Database }, options: LeiImportOptions) {
    this.#deps = deps;
    this.#options = options;
  }

  async run(file: LeiFile): Promise<LeiImportReport> {
    await this.#deps.db.asSystem('enterprises.register_gleif', (tx) => upsertSource(tx, gleif));
    let broken: LeiImportReport['broken'] = null;
    try {
      for await (const entries of file.entries()) {
        for (const entry of entries) {
          this.#counts.records += 1;
          if ('record' in entry)
            await this.#take(
              entry.line,
              () => leiFacts(entry.record),
              () => JSON.stringify(entry.record),
            );
          else await this.#reject(entry);
        }
        this.#tellProgress(file);
      }
    } catch (error) {
      broken = brokenBy(error);
    }
    await this.#flush();
    await this.#running;
    this.#tellProgress(file);
    return { ...this.#counts, broken };
  }

  async #take(line: number, read: () => LeiFacts, raw: () => string): Promise<void> {
    try {
      this.#waiting.push(read());
    } catch (error) {
      if (!(error instanceof LeiError)) throw error;
      await this.#reject({ line, reason: error.message, raw: raw() });
    }
    if (this.#waiting.length >= batchRecords) await this.#flush();
  }

  async #reject(record: RejectedRecord): Promise<void> {
    this.#counts.rejected += 1;
    await this.#options.onRejected(record);
  }

  /** Reads on while the batch before is written; never more than one ahead. */
  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    await this.#running;
    if (batch.length === 0) return;
    this.#running = this.#deps.db.asSystem('enterprises.import_lei', (tx) => this.#write(tx, batch));
    // Whoever awaits it next is told; until then it must not end the process.
    this.#running.catch(() => undefined);
  }

  async #write(tx: Tx, batch: readonly LeiFacts[]): Promise<void> {
    const known = await selectLastUpdates(
      tx,
      gleif.id,
      batch.map((one) => one.lei),
    );
    const fresh = batch.filter((one) => (known.get(one.lei)?.getTime() ?? -Infinity) < one.asOf.getTime());
    this.#counts.unchanged += batch.length - fresh.length;
    if (fresh.length === 0) return;
    const inputs = fresh.map(({ identifiers, name }) => ({ identifiers, name, status: 'unclaimed' as const }));
    const ensured = await ensureEnterprises(tx, this.#deps.clock, inputs);
    const receivedAt = this.#deps.clock.now();
    const batches = fresh.flatMap((one, place) => {
      const enterprise = ensured[place];
      return enterprise === undefined ? [] : [batchOf(one, enterprise.enterpriseId, receivedAt)];
    });
    await recordFacts(tx, this.#deps, batches, 'changes_only');
    const created = ensured.filter((one) => one.created).length;
    this.#counts.created += created;
    this.#counts.updated += fresh.length - created;
  }

  #tellProgress(file: LeiFile): void {
    this.#options.onProgress({ bytes: file.readBytes(), totalBytes: file.totalBytes, records: this.#counts.records });
  }
}

function batchOf({ asOf, validUntil, facts }: LeiFacts, enterpriseId: string, receivedAt: Date): FactBatch {
  const { id: sourceId } = gleif;
  return {
    enterpriseId,
    sourceId,
    sequence: null,
    asOf,
    receivedAt,
    validUntil,
    assurance: 'registry',
    evidence: null,
    covers: leiKeys,
    facts,
  };
}

function brokenBy(error: unknown): { line: number; reason: string } {
  if (error instanceof XmlError) return { line: error.line, reason: error.message };
  // What zlib says of a file that is cut off or was changed.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
    return { line: 0, reason: 'the compressed file is cut off or damaged' };
  throw error;
}
