import { Type } from 'typebox';
import { Instant, Nullable, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { FactSchema, SourceSchema } from '../facts/fact-schemas.ts';
import { EnterpriseParams } from '../profile/enterprise-schemas.ts';

export const EvidenceParams = Type.Object({
  ...EnterpriseParams.properties,
  evidenceId: Type.String({ ...Uuid, description: 'Id of the signed record' }),
});

export const EvidenceSchema = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'Id of the signed record' }),
    source: SourceSchema,
    keyId: Type.String({ description: 'Name of the key that signed it' }),
    algorithm: Type.String({ description: 'How it was signed, such as ES256' }),
    signedAt: Type.String({ ...Instant, description: 'When it was signed, according to the source' }),
    recordId: Type.String({ description: "The source's number of the record" }),
    sequence: Nullable(Type.Integer(), "Its place in the source's journal"),
    jws: Nullable(
      Type.String(),
      'The record as it was signed (compact JWS); null when it also speaks of what is not shown to you',
    ),
    publicKey: Type.Object(
      {},
      { additionalProperties: Type.String(), description: "The source's public key of that day (JWK)" },
    ),
    receivedAt: Type.String({ ...Instant, description: 'When the network received it' }),
    validUntil: Nullable(Instant, 'Until when the source stands by it'),
    assurance: FactSchema.properties.assurance,
  },
  { description: 'The signed record behind a fact' },
);

export const VerificationSchema = Type.Object(
  {
    valid: Type.Boolean({ description: 'True when every check was passed' }),
    checkedAt: Type.String({ ...Instant, description: 'When it was checked' }),
    checks: Type.Array(
      Type.Object({
        name: oneOf(['signature', 'key_published', 'record_matches', 'values_match'], 'What was checked'),
        ok: Type.Boolean({ description: 'Whether it holds' }),
        detail: Type.Optional(Type.String({ description: 'What does not hold' })),
      }),
      { description: 'Each check and how it ended' },
    ),
  },
  { description: 'What came out when the evidence was verified anew' },
);
