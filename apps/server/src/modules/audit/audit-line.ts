import { createHash } from 'node:crypto';
import type { ActingContext } from '../../platform/acting-context.ts';

/** Who did it: a person under a mandate, a bank by its signed message, or the network itself. */
export type AuditActor =
  | { readonly kind: 'person'; readonly id: string; readonly mandateId: string | null }
  | { readonly kind: 'bank'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string };

/** One deed. `action` is `noun.past_tense`, `target` names the thing as `kind:id`; details hold no secrets. */
export interface AuditEntry {
  readonly enterpriseId: string;
  readonly actor: AuditActor;
  readonly action: string;
  readonly target: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A stored line in the form that is hashed. */
export interface AuditLine {
  readonly enterpriseId: string;
  readonly lineId: string;
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly mandateId: string | null;
  readonly action: string;
  readonly target: string;
  /** The stored JSON in PostgreSQL's canonical jsonb spelling. */
  readonly details: string;
}

export function personActor(actingContext: ActingContext): AuditActor {
  return { kind: 'person', id: actingContext.personId, mandateId: actingContext.mandateId };
}

/** Where a chain begins. */
export const genesis: Buffer = Buffer.alloc(32);

/** The hash of a line over everything it says and the hash before it: changing or dropping one line breaks all that follow. */
export function chainHash(previous: Buffer, position: bigint, line: AuditLine): Buffer {
  const fields = [
    line.enterpriseId,
    line.lineId,
    line.occurredAt,
    line.actorKind,
    line.actorId,
    line.mandateId ?? '',
    line.action,
    line.target,
    line.details,
  ];
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([position.toString(), ...fields]))
    .digest();
}
