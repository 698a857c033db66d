import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import { personActor } from '../../audit/index.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { selectOwnRows } from './export-store.ts';

export const exportFormat = 'guildhall.enterprise_export.v1';

type ExportDeps = Pick<EnterprisesDeps, 'db' | 'clock' | 'log' | 'audit' | 'exportedTables'>;

/** Everything that the network holds of an enterprise, as one JSON document that is written while it is read. */
export class ExportService {
  readonly #deps: ExportDeps;
  #underWay = 0;

  constructor(deps: ExportDeps) {
    this.#deps = deps;
  }

  /**
   * The document as a stream; it breaks off when something fails, so that half of it is never taken for the whole.
   * @throws Problem 429 while this process is busy with others.
   */
  async open(context: ActingContext): Promise<Readable> {
    if (this.#underWay >= limits.exportsAtOnce) throw busy();
    this.#underWay += 1;
    try {
      const { enterpriseId } = context;
      const line = { enterpriseId, actor: personActor(context), action: 'enterprise.exported' };
      await this.#deps.db.as(context, (tx) =>
        this.#deps.audit.write(tx, { ...line, target: `enterprise:${enterpriseId}` }),
      );
    } catch (error) {
      this.#underWay -= 1;
      throw error;
    }
    const out = new PassThrough();
    void this.#fill(out, context.enterpriseId).finally(() => {
      this.#underWay -= 1;
    });
    return out;
  }

  async #fill(out: PassThrough, enterpriseId: string): Promise<void> {
    // Whoever stops reading does not keep a connection to the database.
    const gone = new AbortController();
    out.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(limits.exportTimeoutMs)]);
    try {
      await this.#deps.db.asSystem(
        'enterprises.export',
        async (tx) => {
          for await (const text of this.#document(tx, enterpriseId)) {
            signal.throwIfAborted();
            if (!out.write(text)) await once(out, 'drain', { signal });
          }
        },
        { isolation: 'repeatable read', readOnly: true },
      );
      out.end();
    } catch (error) {
      if (!gone.signal.aborted) this.#deps.log.error({ err: error }, 'an export broke off');
      out.destroy(error instanceof Error ? error : new Error('an export broke off', { cause: error }));
    }
  }

  async *#document(tx: Tx, enterpriseId: string): AsyncGenerator<string> {
    const head = { format: exportFormat, exportedAt: this.#deps.clock.now().toISOString(), enterpriseId };
    yield `${JSON.stringify(head).slice(0, -1)},"sections":{`;
    for (const [place, table] of this.#deps.exportedTables.all().entries()) {
      yield `${place === 0 ? '' : ','}\n${JSON.stringify(table.table)}:[`;
      let separator = '\n';
      for await (const rows of selectOwnRows(tx, table, enterpriseId, limits.exportBatchRows)) {
        yield separator + rows.join(',\n');
        separator = ',\n';
      }
      yield ']';
    }
    yield '}}\n';
  }
}

function busy(): Problem {
  return new Problem(429, 'enterprises.export_busy', 'Other exports are under way. Wait a minute and try again.', {
    headers: { 'retry-after': '60' },
  });
}
