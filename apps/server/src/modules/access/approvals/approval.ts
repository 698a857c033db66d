import type { Demand } from '../permissions/table.ts';
import { helps, progressOf, type Given } from './demand.ts';

export const approvalStates = ['waiting', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** A signature that stands: given for exactly this content, by a person, for himself or for somebody who is away. */
export interface Signature extends Given {
  readonly personId: string;
  /** In whose stead; null where he signed for himself. Role, department and class are then those of the other. */
  readonly forPersonId: string | null;
  readonly contentHash: string;
}

/** What waits for signatures. `signatures` are those that stand, in the order in which they were given. */
export interface Approval {
  readonly state: ApprovalState;
  readonly makerPersonId: string;
  readonly contentHash: string;
  readonly demand: Demand;
  readonly deadlineAt: Date;
  readonly signatures: readonly Signature[];
}

export type VoidReason = 'content_changed' | 'authority_lost' | 'out_of_turn';
export interface Voided {
  readonly signatureId: string;
  readonly reason: VoidReason;
}

/** Why a signature is not taken. */
export type Refusal =
  | 'over'
  | 'expired'
  | 'content_changed'
  | 'own'
  | 'own_in_stead'
  | 'already_signed'
  | 'already_signed_in_stead'
  | 'transports_only'
  | 'not_needed';

export type Signing =
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'signed'; readonly approval: Approval; readonly voided: readonly Voided[] };

/** Whether the time to sign is over: the deadline itself is too late. */
export function isDue({ state, deadlineAt }: Pick<Approval, 'state' | 'deadlineAt'>, now: Date): boolean {
  return state === 'waiting' && deadlineAt <= now;
}

/** Why this signature cannot be given, or null. The authority behind it has been held against the table already. */
export function refusalOf(approval: Approval, signature: Signature, now: Date): Refusal | null {
  if (approval.state !== 'waiting') return 'over';
  if (isDue(approval, now)) return 'expired';
  if (signature.contentHash !== approval.contentHash) return 'content_changed';
  if (signature.personId === approval.makerPersonId) return 'own';
  if (signature.forPersonId === approval.makerPersonId) return 'own_in_stead';
  const signed = new Set(approval.signatures.flatMap(peopleOf));
  if (signed.has(signature.personId)) return 'already_signed';
  if (signature.forPersonId !== null && signed.has(signature.forPersonId)) return 'already_signed_in_stead';
  if (signature.signatureClass === 'T') return 'transports_only';
  return helps(approval.demand, approval.signatures, signature) ? null : 'not_needed';
}

/**
 * Leaves only the signatures that still stand: those whose authority the table in force still holds and which, where there is an
 * order, did not come before their turn once the others are gone.
 */
export function standing(
  approval: Approval,
  stands: (signature: Signature) => boolean,
): { readonly approval: Approval; readonly voided: readonly Voided[] } {
  if (approval.state !== 'waiting') return { approval, voided: [] };
  const [held, lost] = partition(approval.signatures, stands);
  const { counted } = progressOf(approval.demand, held);
  const [signatures, outOfTurn] = partition(held, (one) => counted.has(one.signatureId));
  return {
    approval: { ...approval, signatures },
    voided: [...voidedFor(lost, 'authority_lost'), ...voidedFor(outOfTurn, 'out_of_turn')],
  };
}

/**
 * Takes a signature. Before it counts, the authority of everybody who signed is asked again (`stands`), so that the last one never
 * releases with a signature whose signer has lost his authority since.
 */
export function sign(
  asked: Approval,
  signature: Signature,
  { now, stands }: { now: Date; stands: (signature: Signature) => boolean },
): Signing {
  const { approval, voided } = standing(asked, stands);
  const refusal = refusalOf(approval, signature, now);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const signatures = [...approval.signatures, signature];
  const state = progressOf(approval.demand, signatures).met ? 'approved' : 'waiting';
  return { outcome: 'signed', approval: { ...approval, state, signatures }, voided };
}

/** What ends it without release. `reject`: by somebody who could sign; `withdraw`: by the maker. */
export type Ending = 'reject' | 'withdraw' | 'expire';

/** The state after it; null where nothing waits (any more), or where time is not over yet. */
export function end(approval: Approval, how: Ending, now: Date): ApprovalState | null {
  if (approval.state !== 'waiting') return null;
  if (how === 'expire') return isDue(approval, now) ? 'expired' : null;
  if (how === 'withdraw') return 'withdrawn';
  return isDue(approval, now) ? null : 'rejected';
}

/** Other content: it goes on waiting, under the rule of its new amount, and nothing that was signed counts for it. */
export function replaceContent(
  approval: Approval,
  content: Pick<Approval, 'contentHash' | 'demand' | 'deadlineAt'>,
): { readonly approval: Approval; readonly voided: readonly Voided[] } {
  return {
    approval: { ...approval, ...content, signatures: [] },
    voided: voidedFor(approval.signatures, 'content_changed'),
  };
}

/** Those whose signature occupies a person: nobody counts twice, neither by himself nor through another. */
function peopleOf({ personId, forPersonId }: Signature): string[] {
  return forPersonId === null ? [personId] : [personId, forPersonId];
}

function voidedFor(signatures: readonly Signature[], reason: VoidReason): Voided[] {
  return signatures.map(({ signatureId }) => ({ signatureId, reason }));
}

function partition<One>(all: readonly One[], test: (one: One) => boolean): [One[], One[]] {
  const yes = all.filter((one) => test(one));
  return [yes, all.filter((one) => !yes.includes(one))];
}
