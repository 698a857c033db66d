import type { Tx } from '../../../platform/db/database.ts';
import { dayAt } from '../permissions/calendar.ts';
import { newId, type PersonId } from '../../../platform/ids.ts';
import type { Approval, Signature } from './approval.ts';
import { refusalOf, standing } from './approval.ts';
import type { ActingHolder, Asks, HolderRef, SigningAuthority, SigningTable } from './signing-table.ts';
import { selectDelegationsTo, type DelegationRow } from '../delegations/delegation-store.ts';

/** One way in which somebody could sign: for himself, or in the stead of somebody who is away. */
export interface Candidate {
  readonly authority: SigningAuthority;
  /** Role and department in which it counts. */
  readonly as: HolderRef;
  readonly delegation: DelegationRow | null;
}

/** The delegations to this holder that are in force on the day. */
export function delegationsTo(tx: Tx, holder: ActingHolder, now: Date): Promise<DelegationRow[]> {
  return selectDelegationsTo(tx, holder, dayAt(now));
}

/**
 * The ways in which the holder could sign what is asked for, his own first. In another's stead only with authority that he could
 * carry himself: whose own mandate checks nothing there, signs nothing there for others either.
 */
export function candidatesOf(
  table: SigningTable,
  holder: HolderRef,
  delegations: readonly DelegationRow[],
  { asks, now }: { asks: Asks; now: Date },
): Candidate[] {
  const own = table.authorityOf(holder, asks, { at: now });
  const candidates: Candidate[] = own === null ? [] : [{ authority: own, as: holder, delegation: null }];
  if (!table.couldCarry(holder, asks, { at: now })) return candidates;
  for (const delegation of delegations) {
    const { subject, roleId, departmentId } = delegation;
    const as = { subject, roleId, departmentId };
    const authority = table.authorityOf(as, asks, { at: now });
    if (authority !== null) candidates.push({ authority, as, delegation });
  }
  return candidates;
}

/** The signature that a candidate would give. */
export function signatureBy(
  personId: PersonId,
  { authority, as, delegation }: Candidate,
  contentHash: string,
): Signature {
  return {
    signatureId: newId(),
    personId,
    forPersonId: delegation?.personId ?? null,
    roleId: as.roleId,
    departmentId: as.departmentId,
    signatureClass: authority.signatureClass,
    contentHash,
  };
}

/** The first way that is not refused; the reason of the first that is, where all are. */
export function chooseCandidate(
  approval: Approval,
  candidates: readonly Candidate[],
  by: {
    readonly personId: PersonId;
    readonly contentHash: string;
    readonly now: Date;
    readonly stands: (signature: Signature) => boolean;
  },
): {
  readonly candidate: Candidate;
  readonly signature: Signature;
  readonly refusal: ReturnType<typeof refusalOf>;
} | null {
  const held = standing(approval, by.stands).approval;
  const tries = candidates.map((candidate) => {
    const signature = signatureBy(by.personId, candidate, by.contentHash);
    return { candidate, signature, refusal: refusalOf(held, signature, by.now) };
  });
  return tries.find((one) => one.refusal === null) ?? tries[0] ?? null;
}
