import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { sweepFiles } from '../../../platform/files/sweep.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { dayOf } from './document.ts';
import { documentExpired, documentExpiring } from './document-events.ts';
import { selectNamedFiles, takeExpired, takeExpiring } from './document-store.ts';

type DueDeps = Pick<EnterprisesDeps, 'db' | 'clock'>;
const batch = 500;
const dayMs = 86_400_000;

/** Tells, once each, of documents that expire soon and of those that have. @returns how many it told of. */
export async function tellDueDocuments({ db, clock }: DueDeps): Promise<number> {
  const now = clock.now();
  const today = dayOf(now);
  const until = dayOf(new Date(now.getTime() + limits.documentExpiringDays * dayMs));
  const round = (): Promise<number> =>
    db.asSystem('enterprises.tell_due_documents', async (tx) => {
      const expired = await takeExpired(tx, today, now, batch);
      const expiring = await takeExpiring(tx, { today, until }, now, batch);
      await writeEvents(tx, clock, [...expired.map(documentExpired), ...expiring.map(documentExpiring)]);
      return expired.length + expiring.length;
    });
  let told = 0;
  for (let more = await round(); more > 0; more = await round()) told += more;
  return told;
}

/** Removes papers that no row names. @returns how many files went. */
export function sweepDocuments({ db, clock }: DueDeps, files: FileStore): Promise<number> {
  return sweepFiles(files, clock, (enterpriseIds) =>
    db.asSystem('enterprises.sweep_files', (tx) => selectNamedFiles(tx, enterpriseIds)),
  );
}

export function defineDocumentJobs(deps: EnterprisesDeps): void {
  const { jobs, files } = deps;
  // Every hour, because a worker that was down at a fixed hour would miss the day.
  jobs.define({
    name: 'enterprises.tell_due_documents',
    everySeconds: 3_600,
    run: async () => void (await tellDueDocuments(deps)),
  });
  if (files === null) return;
  jobs.define({
    name: 'enterprises.sweep_files',
    everySeconds: 3_600,
    run: async () => void (await sweepDocuments(deps, files)),
  });
}
