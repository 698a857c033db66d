import type { Signature } from './approval.ts';
import type { SignatureRow } from './signature-store.ts';
import type { Asks, SigningTable } from './signing-table.ts';

/**
 * Whether a signature still stands by the table in force: its signer, or the one in whose stead it was given, has the authority that
 * was used, in the same class. A deputy has to be able to carry it himself still; that his delegation has ended since does not
 * undo what he did while it was in force, and neither does the hour: he signed within his.
 */
export function standsIn(
  table: SigningTable,
  signatures: readonly SignatureRow[],
  { asks, now }: { asks: Asks; now: Date },
): (signature: Signature) => boolean {
  const when = { at: now, atAnyHour: true };
  const rows = new Map(signatures.map((row) => [row.signatureId, row]));
  return ({ signatureId, signatureClass }) => {
    const row = rows.get(signatureId);
    if (row === undefined) return false;
    const { roleId, departmentId, subject, forSubject } = row;
    const authority = table.authorityOf({ subject: forSubject ?? subject, roleId, departmentId }, asks, when);
    if (authority === null || authority.signatureClass !== signatureClass) return false;
    return (
      forSubject === null ||
      table.holders(now).some((one) => one.subject === subject && table.couldCarry(one, asks, when))
    );
  };
}
