import type { Tx } from '../../../platform/db/database.ts';
import { newId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { delegationsAway } from '../delegations/deputies.ts';
import { refusalOf, type Approval } from './approval.ts';
import { selectPersonsOf } from './holder-store.ts';
import { signatureBy } from './signers.ts';
import type { Asks, HolderRef, SigningTable, TableRef } from './signing-table.ts';
import type { SignatureClass, TableHolder } from '../permissions/table.ts';

/** A holder who could sign next, with the class of his signature. */
export interface NextSigner {
  readonly holder: TableHolder;
  readonly signatureClass: SignatureClass;
}

/** What is asked for, and whose signature would count no second time. */
interface Asked {
  readonly asks: Asks;
  readonly now: Date;
  readonly exceptSubjects: ReadonlySet<string>;
}

/** The holders whose signature would bring the approval further now; people are told apart by their subject, whoever has signed in yet. */
export function nextSigners(
  table: SigningTable,
  approval: Approval,
  { asks, now, exceptSubjects }: Asked,
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

/**
 * The people who are told that something waits for them, as far as they have signed in: those who could sign next, and those who sign
 * in the stead of one of them who is away. In a transaction of the enterprise.
 */
export async function nextPersons(
  tx: Tx,
  ref: TableRef,
  { table, approval, asked }: { table: SigningTable | null; approval: Approval; asked: Asked },
): Promise<PersonId[]> {
  const next = table === null ? [] : nextSigners(table, approval, asked);
  if (table === null || next.length === 0) return [];
  const away = await delegationsAway(tx, ref, asked.now);
  const deputies = away
    .filter((one) => next.some(({ holder }) => isSameHolder(holder, one)))
    .map(({ delegateSubject: subject, delegateRoleId: roleId, delegateDepartmentId: departmentId }) => ({
      subject,
      roleId,
      departmentId,
    }))
    .filter(({ subject }) => !asked.exceptSubjects.has(subject))
    .filter((deputy) => table.couldCarry(deputy, asked.asks, { at: asked.now }));
  const found = await selectPersonsOf(tx, ref, [...next.map(({ holder }) => holder), ...deputies]);
  return [...new Set(found.map((one) => one.personId))];
}

function isSameHolder(one: HolderRef, other: HolderRef): boolean {
  return one.subject === other.subject && one.roleId === other.roleId && one.departmentId === other.departmentId;
}
