import { limits } from '../../../platform/limits.ts';
import type { FactsChanged } from '../../enterprises/index.ts';
import { tell } from './sending/take-word.ts';
import { insertStep } from './step-store.ts';
import { tellSubmissionChanged } from './submission-signals.ts';
import { selectCorrections, updateAttested } from './submission-store.ts';
import type { SubmissionsDeps } from './submissions-deps.ts';

/** Clocks of a bank and ours differ by so much at most. */
const skewMs = limits.clockSkewSeconds * 1_000;

/** The bank attests anew what a correction was about: the correction says so, and leads to the signed record. */
export async function noteAttested(
  deps: Pick<SubmissionsDeps, 'db' | 'clock' | 'bus' | 'relay'>,
  { enterpriseId, sourceId, evidenceId, occurredAt, changes, first }: FactsChanged,
): Promise<void> {
  // What a source says for the first time corrects nothing.
  if (first) return;
  const { db, clock, bus, relay } = deps;
  const attestedAt = new Date(occurredAt);
  const noted = await db.as({ enterpriseId }, async (tx) => {
    const now = clock.now();
    const found = [];
    // The source of what a bank attests is its connection.
    for (const row of await selectCorrections(tx, { enterpriseId, connectionId: sourceId })) {
      const keys = changes.filter((change) => change.new !== null && row.corrects.includes(change.key));
      // What was attested before it was sent is what it corrects.
      if (keys.length === 0 || row.queuedAt === null || attestedAt.getTime() + skewMs < row.queuedAt.getTime())
        continue;
      const attested = keys.map(({ key }) => ({ factKey: key, evidenceId, asOf: occurredAt }));
      await updateAttested(tx, row, attested, now);
      const step = {
        step: 'attested',
        status: row.status,
        at: now,
        personId: null,
        details: { keys: keys.map(({ key }) => key) },
      };
      await insertStep(tx, row, step);
      await tell(deps, tx, row, 'attested');
      found.push(row);
    }
    return found;
  });
  if (noted.length > 0) relay.wake();
  for (const row of noted) tellSubmissionChanged(bus, row);
}
