import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditEntry } from '../../audit/index.ts';
import { refreshDirectory } from '../directory/directory-service.ts';
import { insertEvidence } from '../evidence/evidence-store.ts';
import { afterFacts } from '../verification/after-facts.ts';
import type { HeldFacts } from './fact-difference.ts';
import { FactRecorder, pairKey, positionOf, type RecordedRows } from './fact-recorder.ts';
import {
  deleteFacts,
  endVersions,
  insertFactSources,
  insertVersions,
  lockFactSources,
  selectCoverage,
  selectHeldFacts,
  updateFactSources,
  upsertFacts,
  type StoredFact,
} from './fact-store.ts';
import type { FactBatch, RecordedFacts } from './fact.ts';

export interface FactDeps {
  readonly clock: Clock;
  readonly audit: { write(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> };
}

/** Whether the changes are told: an import of a registry tells nobody of what it brings for the first time. */
export type Telling = 'everything' | 'changes_only';

/**
 * Takes in what records of sources say: history, current values, evidence, events and audit lines, in the caller's transaction
 * (of the system). Records of one source on one enterprise are taken in one after the other, whoever calls.
 */
export async function recordFacts(
  tx: Tx,
  deps: FactDeps,
  batches: readonly FactBatch[],
  telling: Telling = 'everything',
): Promise<RecordedFacts[]> {
  if (batches.length === 0) return [];
  const recorder = new FactRecorder(await loadHeld(tx, deps, batches), deps.clock.now());
  for (const batch of batches) recorder.record(batch);
  const rows = recorder.rows();
  await insertEvidence(tx, rows.evidence);
  await endVersions(tx, rows.versionEnds);
  await insertVersions(tx, rows.versions);
  await upsertFacts(tx, rows.facts);
  await deleteFacts(tx, rows.endedFacts);
  await updateFactSources(tx, newestOf(rows.sources));
  await refreshDirectory(tx, enterprisesWithNewNames(rows));
  const events = telling === 'everything' ? rows.events : rows.events.filter((event) => !event.payload.first);
  await writeEvents(tx, deps.clock, events);
  await afterFacts(
    tx,
    deps,
    batches,
    rows.events.map((event) => event.payload),
  );
  const told = telling === 'everything' ? null : new Set(events.map((event) => pairKey(event.payload)));
  await deps.audit.write(tx, ...batches.flatMap((batch, place) => auditEntry(batch, rows.results[place], told)));
  return rows.results;
}

async function loadHeld(
  tx: Tx,
  deps: FactDeps,
  batches: readonly FactBatch[],
): Promise<Map<string, HeldFacts<StoredFact>>> {
  const pairs = [
    ...new Map(
      batches.map(({ enterpriseId, sourceId }) => [pairKey({ enterpriseId, sourceId }), { enterpriseId, sourceId }]),
    ).values(),
  ];
  let locked = await lockFactSources(tx, pairs);
  if (locked.length < pairs.length) {
    await insertFactSources(tx, pairs, deps.clock.now());
    locked = await lockFactSources(tx, pairs);
  }
  const newest = new Map(locked.map((row) => [pairKey(row), row.newest ?? -Infinity]));
  const overtaken = overtakenPairs(batches, newest);
  const held = new Map<string, HeldFacts<StoredFact>>();
  for (const pair of pairs) {
    const key = pairKey(pair);
    const covered = overtaken.has(key) ? await selectCoverage(tx, pair) : null;
    held.set(key, { facts: new Map(), newest: newest.get(key) ?? -Infinity, covered });
  }
  const known = pairs.filter((pair) => newest.get(pairKey(pair)) !== -Infinity);
  if (known.length > 0)
    for (const fact of await selectHeldFacts(tx, known)) held.get(pairKey(fact))?.facts.set(fact.key, fact);
  return held;
}

/** Sources with a journal of which a record comes after a newer one: only for them it is asked which record spoke last for which key. */
function overtakenPairs(batches: readonly FactBatch[], newest: ReadonlyMap<string, number>): Set<string> {
  const reached = new Map(newest);
  const overtaken = new Set<string>();
  for (const batch of batches) {
    const key = pairKey(batch);
    const position = positionOf(batch);
    if (batch.sequence !== null && position < (reached.get(key) ?? -Infinity)) overtaken.add(key);
    reached.set(key, Math.max(position, reached.get(key) ?? -Infinity));
  }
  return overtaken;
}

function newestOf(sources: RecordedRows['sources']): RecordedRows['sources'] {
  const newest = new Map<string, RecordedRows['sources'][number]>();
  for (const source of sources) {
    const before = newest.get(pairKey(source));
    const [a, b] = [before?.sequence ?? null, source.sequence];
    const sequence = a === null || (b !== null && BigInt(b) > BigInt(a)) ? b : a;
    newest.set(pairKey(source), {
      ...source,
      sequence,
      asOf: before !== undefined && before.asOf > source.asOf ? before.asOf : source.asOf,
    });
  }
  return [...newest.values()];
}

function enterprisesWithNewNames(rows: RecordedRows): string[] {
  const touched = [...rows.versions, ...rows.versionEnds].filter(
    ({ key }) => key === 'legal_name' || key === 'trade_name',
  );
  return [...new Set(touched.map((row) => row.enterpriseId))];
}

function auditEntry(
  batch: FactBatch,
  result: RecordedFacts | undefined,
  told: ReadonlySet<string> | null,
): AuditEntry[] {
  if (result === undefined || (told !== null && !told.has(pairKey(batch)))) return [];
  const { enterpriseId, sourceId, sequence } = batch;
  return [
    {
      enterpriseId,
      actor: batch.evidence === null ? { kind: 'system', id: sourceId } : { kind: 'bank', id: sourceId },
      action: 'facts.recorded',
      target: result.evidenceId === null ? `source:${sourceId}` : `evidence:${result.evidenceId}`,
      details: { sequence: sequence === null ? null : sequence.toString(), changed: result.changed, late: result.late },
    },
  ];
}
