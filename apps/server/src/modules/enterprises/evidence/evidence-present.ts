import type { Static } from 'typebox';
import type { EvidenceSchema } from './evidence-schemas.ts';
import type { SeenEvidence } from './evidence-service.ts';

export function presentEvidence({ evidence, source, whole }: SeenEvidence): Static<typeof EvidenceSchema> {
  const { id, kind, name, mark, color } = source;
  return {
    id: evidence.id,
    source: { id, kind, name, mark, color },
    keyId: evidence.keyId,
    algorithm: evidence.algorithm,
    signedAt: evidence.signedAt.toISOString(),
    recordId: evidence.recordId,
    sequence: evidence.sequence === null ? null : Number(evidence.sequence),
    jws: whole ? evidence.jws : null,
    publicKey: { ...evidence.publicKey },
    receivedAt: evidence.receivedAt.toISOString(),
    validUntil: evidence.validUntil?.toISOString() ?? null,
    assurance: evidence.assurance,
  };
}
