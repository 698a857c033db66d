import type { FileStore } from '../../../platform/files/file-store.ts';
import { sweepFiles } from '../../../platform/files/sweep.ts';
import type { SubmissionsDeps } from './submissions-deps.ts';
import { selectNamedFiles } from './attachment-store.ts';

/** Removes files that no row names. @returns how many files went. */
export function sweepAttachments(
  { db, clock }: Pick<SubmissionsDeps, 'db' | 'clock'>,
  files: FileStore,
): Promise<number> {
  return sweepFiles(files, clock, (enterpriseIds) =>
    db.asSystem('bank.sweep_attachments', (tx) => selectNamedFiles(tx, enterpriseIds)),
  );
}
