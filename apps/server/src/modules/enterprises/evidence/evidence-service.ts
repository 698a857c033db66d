import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { assertShown } from '../facts/fact-reading.ts';
import { sameValue } from '../facts/fact.ts';
import { recordOpened } from '../looks/record-look.ts';
import { selectSources, type Source } from '../sources/source-store.ts';
import { isSignedBy, openJws } from './evidence-check.ts';
import { selectEvidence, selectEvidencedValues, type EvidencedValue, type StoredEvidence } from './evidence-store.ts';

export interface EvidenceCheck {
  readonly name: 'signature' | 'key_published' | 'record_matches' | 'values_match';
  readonly ok: boolean;
  readonly detail?: string;
}
export interface SeenEvidence {
  readonly evidence: StoredEvidence;
  readonly source: Source;
  /** False when the record also speaks of what is not shown to the reader: then its text stays closed. */
  readonly whole: boolean;
}

/**
 * The signed record behind a fact that the reader sees.
 * @throws Problem 404 when there is none, or no fact that rests on it is shown to the reader.
 */
export async function readEvidence(
  deps: EnterprisesDeps,
  actingContext: ActingContext,
  enterpriseId: string,
  evidenceId: string,
): Promise<SeenEvidence> {
  const open = await deps.db.as(actingContext, async (tx) => {
    await assertShown(tx, enterpriseId);
    const evidence = await selectEvidence(tx, enterpriseId, evidenceId);
    const values = evidence === null ? await selectEvidencedValues(tx, enterpriseId, evidenceId) : [];
    if (evidence === null && values.length === 0) throw notFound('This evidence');
    const categories = evidence === null ? values.map((value) => value.category) : evidence.categories;
    await recordOpened(tx, actingContext, { enterpriseId, categories, at: deps.clock.now() });
    return evidence === null ? null : { evidence, source: await sourceOf(tx, evidence) };
  });
  if (open !== null) return { ...open, whole: true };
  return deps.db.asSystem('enterprises.read_closed_evidence', async (tx) => {
    const evidence = await selectEvidence(tx, enterpriseId, evidenceId);
    if (evidence === null) throw notFound('This evidence');
    return { evidence, source: await sourceOf(tx, evidence), whole: false };
  });
}

/**
 * Verifies evidence anew: the signature by the kept key, that the source had published that key on that day, that the record is
 * the one that was kept, and that the values shown are those that it states. A reader learns the outcome only.
 * @throws Problem 404 as `readEvidence`.
 */
export async function verifyEvidence(
  deps: EnterprisesDeps,
  actingContext: ActingContext,
  enterpriseId: string,
  evidenceId: string,
): Promise<EvidenceCheck[]> {
  const { evidence } = await readEvidence(deps, actingContext, enterpriseId, evidenceId);
  const values = await deps.db.as(actingContext, (tx) => selectEvidencedValues(tx, enterpriseId, evidenceId));
  const jws = openJws(evidence.jws);
  if (jws === null) return [failed('signature', 'the kept text is no signed record')];
  const { sourceId, keyId, publicKey } = evidence;
  const published = await deps.evidenceReader.wasPublished({ sourceId, keyId, publicKey, at: evidence.signedAt });
  return [
    isSignedBy(jws, evidence) ? passed('signature') : failed('signature', 'the signature was not made by the kept key'),
    published ? passed('key_published') : failed('key_published', 'the source had not published this key at that time'),
    ...(await recordChecks(deps, enterpriseId, evidence, jws.payload, values)),
  ];
}

async function recordChecks(
  deps: EnterprisesDeps,
  enterpriseId: string,
  evidence: StoredEvidence,
  payload: unknown,
  values: readonly EvidencedValue[],
): Promise<EvidenceCheck[]> {
  const record = await deps.evidenceReader.read({ sourceId: evidence.sourceId, payload });
  if (record === null) return [failed('record_matches', 'the signed text is no record of this source')];
  const { customerId, sequence, recordId } = record;
  const isOfEnterprise = await deps.evidenceReader.speaksOf({ sourceId: evidence.sourceId, enterpriseId, customerId });
  const isKept = sequence === evidence.sequence && recordId === evidence.recordId;
  const stated = new Map(record.facts.map((fact) => [fact.key, fact.value]));
  const wrong = values.filter(({ key, value }) => !sameValue(stated.get(key), value)).map(({ key }) => key);
  return [
    isOfEnterprise && isKept
      ? passed('record_matches')
      : failed('record_matches', 'the record has another number or another customer'),
    wrong.length === 0
      ? passed('values_match')
      : failed('values_match', `the record does not state ${wrong.join(', ')} so`),
  ];
}

async function sourceOf(tx: Tx, { sourceId }: StoredEvidence): Promise<Source> {
  const source = (await selectSources(tx, [sourceId])).get(sourceId);
  if (source === undefined) throw new Error('evidence of a source that is not registered');
  return source;
}

function passed(name: EvidenceCheck['name']): EvidenceCheck {
  return { name, ok: true };
}

function failed(name: EvidenceCheck['name'], detail: string): EvidenceCheck {
  return { name, ok: false, detail };
}
