import type { FileStore } from '../../../../platform/files/file-store.ts';
import { sweepFiles } from '../../../../platform/files/sweep.ts';
import type { TradeDeps } from '../trade-deps.ts';
import { selectNamedFiles } from './document-store.ts';

/** Removes files that no row names. @returns how many files went. */
export function sweepOrderDocuments({ db, clock }: Pick<TradeDeps, 'db' | 'clock'>, files: FileStore): Promise<number> {
  return sweepFiles(files, clock, (enterpriseIds) =>
    db.asSystem('payments.sweep_order_documents', (tx) => selectNamedFiles(tx, enterpriseIds)),
  );
}
