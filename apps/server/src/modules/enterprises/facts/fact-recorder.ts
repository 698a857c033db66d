import { assert } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { factsChanged, type FactsChanged } from '../enterprises-events.ts';
import type { EvidenceRow } from '../evidence/evidence-store.ts';
import {
  applyDifference,
  difference,
  spokenFor,
  type Difference,
  type FactRecord,
  type HeldFacts,
} from './fact-difference.ts';
import { categoryOf } from './fact-keys.ts';
import type { FactRow, Provenance, SourcePair, StoredFact, VersionEnd, VersionRow } from './fact-store.ts';
import type { Category, FactBatch, RecordedFacts } from './fact.ts';

/** The rows that a series of records comes to. */
export interface RecordedRows {
  readonly evidence: EvidenceRow[];
  readonly versions: VersionRow[];
  readonly versionEnds: VersionEnd[];
  readonly facts: FactRow[];
  readonly endedFacts: (SourcePair & { key: string })[];
  readonly sources: (SourcePair & { sequence: string | null; asOf: string })[];
  readonly events: ReturnType<typeof factsChanged>[];
  readonly results: RecordedFacts[];
}

type Held = HeldFacts<StoredFact>;

/** Where a record stands in the order of its source. */
export function positionOf(batch: FactBatch): number {
  return batch.sequence === null ? batch.asOf.getTime() : Number(batch.sequence);
}

export function pairKey(pair: SourcePair): string {
  return `${pair.enterpriseId} ${pair.sourceId}`;
}

/** Works out, record by record, what is to be written; touches no database. Changes what is held. */
export class FactRecorder {
  readonly #held: ReadonlyMap<string, Held>;
  readonly #now: number;
  readonly #facts = new Map<string, FactRow>();
  readonly #ended = new Map<string, SourcePair & { key: string }>();
  /** Versions that were opened here and are still open, by their id. */
  readonly #open = new Map<string, VersionRow>();
  readonly #rows: Omit<RecordedRows, 'facts' | 'endedFacts'> = {
    evidence: [],
    versions: [],
    versionEnds: [],
    sources: [],
    events: [],
    results: [],
  };

  constructor(held: ReadonlyMap<string, Held>, now: Date) {
    this.#held = held;
    this.#now = now.getTime();
  }

  record(batch: FactBatch): void {
    assert(batch.sequence === null || batch.evidence !== null, 'a record of a journal is signed');
    const held = this.#held.get(pairKey(batch));
    assert(held !== undefined, 'the facts of this source were not loaded');
    const record: FactRecord = { position: positionOf(batch), covers: batch.covers, facts: batch.facts };
    const provenance = this.#provenance(batch, record);
    const changes = difference(held, record);
    const hadCategories = new Set(held.facts.values().map((fact) => fact.category));
    const base = { enterpriseId: batch.enterpriseId, sourceId: batch.sourceId, ...provenance };
    applyDifference(held, record, changes, (fact, before, isNew) => {
      if (before !== null && isNew) this.#close(base, before);
      const kept =
        isNew || before === null
          ? { versionId: newId(), shownFrom: base.receivedAt }
          : { versionId: before.versionId, shownFrom: before.shownFrom };
      const row: FactRow = { ...base, key: fact.key, category: fact.category, value: fact.value, ...kept };
      if (isNew) this.#openVersion({ ...row, shownUntil: null });
      this.#setFact(row);
      return { key: fact.key, category: fact.category, value: fact.value, position: record.position, ...kept };
    });
    for (const fact of changes.ended) {
      this.#close(base, fact);
      this.#endFact({ enterpriseId: base.enterpriseId, sourceId: base.sourceId, key: fact.key });
    }
    for (const { key, category, value } of changes.late) {
      const at = base.receivedAt;
      this.#rows.versions.push({ ...base, key, category, value, versionId: newId(), shownFrom: at, shownUntil: at });
    }
    this.#tell(batch, base.evidenceId, changes, hadCategories);
  }

  rows(): RecordedRows {
    return { ...this.#rows, facts: [...this.#facts.values()], endedFacts: [...this.#ended.values()] };
  }

  #provenance(batch: FactBatch, record: FactRecord): Provenance {
    const sequence = batch.sequence === null ? null : batch.sequence.toString();
    const asOf = batch.asOf.toISOString();
    const provenance = {
      sequence,
      asOf,
      receivedAt: batch.receivedAt.toISOString(),
      validUntil: batch.validUntil === null ? null : batch.validUntil.toISOString(),
      assurance: batch.assurance,
      evidenceId: batch.evidence === null ? null : newId(),
    };
    const { enterpriseId, sourceId, evidence } = batch;
    this.#rows.sources.push({ enterpriseId, sourceId, sequence, asOf });
    if (evidence !== null && provenance.evidenceId !== null) {
      const covers = [...spokenFor(record)];
      const named = new Map(batch.facts.map((fact) => [fact.key, fact.category]));
      const categories = [...new Set(covers.map((key) => named.get(key) ?? categoryOf(key)))];
      const { recordId, keyId, algorithm, publicKey, jws, signedAt } = evidence;
      const signed = { recordId, keyId, algorithm, publicKey, jws, signedAt: signedAt.toISOString() };
      this.#rows.evidence.push({
        enterpriseId,
        sourceId,
        ...provenance,
        evidenceId: provenance.evidenceId,
        ...signed,
        covers,
        categories,
      });
    }
    return provenance;
  }

  #openVersion(version: VersionRow): void {
    this.#rows.versions.push(version);
    this.#open.set(version.versionId, version);
  }

  #close(by: { enterpriseId: string; receivedAt: string }, fact: StoredFact): void {
    const fresh = this.#open.get(fact.versionId);
    // Time never runs backwards in what was shown, even when a source's records arrive with odd clocks.
    const until = by.receivedAt < fact.shownFrom ? fact.shownFrom : by.receivedAt;
    if (fresh !== undefined) fresh.shownUntil = until;
    else
      this.#rows.versionEnds.push({ enterpriseId: by.enterpriseId, key: fact.key, versionId: fact.versionId, until });
  }

  #setFact(row: FactRow): void {
    const id = `${pairKey(row)} ${row.key}`;
    this.#ended.delete(id);
    this.#facts.set(id, row);
  }

  #endFact(row: SourcePair & { key: string }): void {
    const id = `${pairKey(row)} ${row.key}`;
    this.#facts.delete(id);
    this.#ended.set(id, row);
  }

  #tell(
    batch: FactBatch,
    evidenceId: string | null,
    { set, ended, late }: Difference<StoredFact>,
    had: ReadonlySet<Category>,
  ): void {
    const { enterpriseId, sourceId } = batch;
    const byCategory = new Map<Category, FactsChanged['changes'][number][]>();
    const add = (category: Category, change: FactsChanged['changes'][number]): void => {
      const list = byCategory.get(category);
      if (list === undefined) byCategory.set(category, [change]);
      else list.push(change);
    };
    for (const { fact, old } of set) add(fact.category, { key: fact.key, old: old?.value ?? null, new: fact.value });
    for (const fact of ended) add(fact.category, { key: fact.key, old: fact.value, new: null });
    const occurredAt = new Date(Math.min(batch.asOf.getTime(), this.#now)).toISOString();
    for (const [category, changes] of byCategory) {
      this.#rows.events.push(
        factsChanged({
          enterpriseId,
          sourceId,
          category,
          evidenceId,
          assurance: batch.assurance,
          occurredAt,
          first: !had.has(category),
          changes,
        }),
      );
    }
    const changed = [...byCategory.values()].flatMap((changes) => changes.map((change) => change.key));
    this.#rows.results.push({ enterpriseId, sourceId, evidenceId, changed, late: late.map((fact) => fact.key) });
  }
}
