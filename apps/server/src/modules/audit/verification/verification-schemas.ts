import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, Uuid } from '../../../platform/http/schemas.ts';
import { AuditEnterprise } from '../explorer/explorer-schemas.ts';

export const ChainFaultView = Type.Object(
  {
    enterprise: AuditEnterprise,
    position: Type.String({ description: 'Place in the chain, from 1' }),
    kind: oneOf(
      ['changed', 'missing', 'cut', 'unanchored'],
      'changed: the line is not the one that was chained; missing: its place is empty; cut: the end does not reach the anchored head; unanchored: the head is gone',
    ),
    line: Nullable(
      Type.Object({
        id: Uuid,
        occurredAt: Instant,
        action: Type.String({ description: 'What was done, as it stands there now' }),
        target: Type.String({ description: 'To what, as it stands there now' }),
      }),
      'The line at that place, where there is one',
    ),
  },
  { $id: 'ChainFault', description: 'Where a chain of the audit does not hold' },
);

export const VerificationView = Type.Object(
  {
    id: Uuid,
    state: oneOf(
      ['running', 'held', 'broken', 'failed'],
      'held: every chain holds; broken: see the faults; failed: it did not come to its end and says nothing',
    ),
    lines: Type.Integer({ minimum: 0, description: 'Lines recomputed so far' }),
    chains: Type.Integer({ minimum: 0, description: 'Chains recomputed so far' }),
    chainsTotal: Type.Integer({ minimum: 0, description: 'About how many there are' }),
    faults: Type.Array(ChainFaultView, { description: 'Where chains do not hold, a bounded number' }),
    startedAt: Instant,
    finishedAt: Nullable(Instant, 'When it ended'),
    tookMs: Nullable(Type.Integer({ minimum: 0 }), 'How long it took, ms'),
  },
  { $id: 'AuditVerification', description: 'One run over all chains of the audit' },
);
export type VerificationView = Static<typeof VerificationView>;
