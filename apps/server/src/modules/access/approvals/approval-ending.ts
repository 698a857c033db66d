import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import type { PersonId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { ApprovalState, Voided } from './approval.ts';
import { accountDetail } from './account-detail.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { approvalEnded } from './approval-events.ts';
import { endedOf, tableOf } from './approval-rows.ts';
import { updateEnded, type ApprovalRow } from './approval-store.ts';
import type { ApprovalSubject, EndedApproval } from './approval-subject.ts';
import { selectBankOf } from './holder-store.ts';
import { updateVoid, type SignatureRow } from './signature-store.ts';

/** By kind, what the module that owns it does when its approval ends. */
export type Subjects = ReadonlyMap<string, ApprovalSubject>;

export interface Ended {
  readonly row: ApprovalRow;
  readonly signatures: readonly SignatureRow[];
  readonly state: Exclude<ApprovalState, 'waiting'>;
  readonly by: { readonly actor: AuditActor; readonly personId: PersonId | null };
  readonly reason: string | null;
}

/**
 * Ends an approval whose row is locked: row, audit line, event and the effects of the owner of the subject in one transaction. Without
 * release the signers' limits are given back, and their signatures are void.
 */
export async function endApproval(
  tx: Tx,
  deps: Pick<ApprovalDeps, 'audit' | 'clock' | 'limits'>,
  subjects: Subjects,
  { row, signatures, state, by, reason }: Ended,
): Promise<EndedApproval> {
  const { audit, clock } = deps;
  const { enterpriseId, approvalId, kind, subjectId, makerPersonId, contentHash } = row;
  const now = clock.now();
  await updateEnded(tx, { approvalId, state, now, by: by.personId, reason });
  const ended = endedOf({ ...row, state, endedAt: now, endedBy: by.personId, endReason: reason }, signatures);
  await audit.write(tx, {
    enterpriseId,
    actor: by.actor,
    action: `approval.${state}`,
    target: `approval:${approvalId}`,
    details: {
      kind,
      subjectId,
      contentHash,
      // Time ends one without anybody acting: whose account it is at which bank is read from the mandates.
      ...accountDetail(row.asks, { bank: await selectBankOf(tx, row), customerId: row.customerId }),
    },
  });
  const personId = by.personId;
  await writeEvents(tx, clock, [
    approvalEnded({ ...tableOf(row), approvalId, kind, subjectId, makerPersonId, state, personId }),
  ]);
  const subject = subjects.get(kind);
  assert(subject !== undefined, `nobody has defined approvals of the kind ${kind}`);
  if (state === 'approved') await subject.approved(tx, ended);
  else {
    const voided = signatures
      .filter((one) => one.voidAt === null)
      .map(({ signatureId }) => ({ signatureId, reason: 'not_released' as const }));
    await voidSignatures(tx, deps, { row, signatures, voided, now });
    await subject.ended(tx, ended);
  }
  return ended;
}

/** Makes signatures void, and gives back what they took of their signers' limits. */
export async function voidSignatures(
  tx: Tx,
  { limits }: Pick<ApprovalDeps, 'limits'>,
  {
    row,
    signatures,
    voided,
    now,
  }: {
    row: Pick<ApprovalRow, 'approvalId'>;
    signatures: readonly SignatureRow[];
    voided: readonly (Voided | { readonly signatureId: string; readonly reason: 'not_released' })[];
    now: Date;
  },
): Promise<void> {
  await updateVoid(tx, { approvalId: row.approvalId, voided, now });
  const ids = new Set(voided.map(({ signatureId }) => signatureId));
  for (const { uses, signedAt } of signatures.filter((one) => ids.has(one.signatureId)))
    if (uses.length > 0) await limits.giveBack(tx, uses, signedAt);
}
