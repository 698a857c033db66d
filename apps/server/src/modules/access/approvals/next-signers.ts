import type { Tx } from '../../../platform/db/database.ts';
import { newId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { refusalOf, type Approval } from './approval.ts';
import { selectPersonsOf } from './holder-store.ts';
import { signatureBy } from './signers.ts';
import type { Asks, SigningTable, TableRef } from './signing-table.ts';
import type { SignatureClass, TableHolder } from '../permissions/table.ts';

/** A holder who could sign next, with the class of his signature. */
export interface NextSigner {
  readonly holder: TableHolder;
  readonly signatureClass: SignatureClass;
}

/** The holders whose signature would bring the approval further now; people are told apart by their subject, whoever has signed in yet. */
export function nextSigners(
  table: SigningTable,
  approval: Approval,
  { asks, now, exceptSubjects }: { asks: Asks; now: Date; exceptSubjects: ReadonlySet<string> },
): NextSigner[] {
  if (approval.state !== 'waiting') return [];
  const next: NextSigner[] = [];
  for (const holder of table.holders(now)) {
    if (exceptSubjects.has(holder.subject)) continue;
    const authority = table.authorityOf(holder, asks, { at: now });
    if (authority === null) continue;
    const candidate = { authority, as: holder, delegation: null };
    const signature = signatureBy(newId<'person'>(), candidate, approval.contentHash);
    if (refusalOf(approval, signature, now) === null) next.push({ holder, signatureClass: authority.signatureClass });
    if (next.length === limits.nextSignersShown) break;
  }
  return next;
}

/** The people whom these holders are, as far as they have signed in; in a transaction of the enterprise. */
export async function personsOf(tx: Tx, table: TableRef, next: readonly NextSigner[]): Promise<PersonId[]> {
  const found = await selectPersonsOf(
    tx,
    table,
    next.map(({ holder }) => holder),
  );
  return [...new Set(found.map((one) => one.personId))];
}
