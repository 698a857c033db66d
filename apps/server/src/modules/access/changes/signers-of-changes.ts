import type { Tx } from '../../../platform/db/database.ts';
import type { PersonId } from '../../../platform/ids.ts';
import { selectSignatures } from '../approvals/signature-store.ts';
import type { ChangeHead } from './change-store.ts';

/** By approval, who signed it, in the order of the signatures. */
export type Signers = ReadonlyMap<string, readonly PersonId[]>;

/** Of the changes that are approved: whoever signed himself, also in the stead of another. */
export async function signersOf(tx: Tx, rows: readonly ChangeHead[]): Promise<Signers> {
  const approved = rows.flatMap((row) =>
    row.approvalId === null || row.approvedBy.length === 0 ? [] : [row.approvalId],
  );
  const signers = new Map<string, PersonId[]>();
  if (approved.length === 0) return signers;
  for (const { approvalId, personId, voidAt } of await selectSignatures(tx, approved))
    if (voidAt === null) signers.set(approvalId, [...(signers.get(approvalId) ?? []), personId]);
  return signers;
}
