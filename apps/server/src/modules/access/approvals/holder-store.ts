import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import type { MandateId, PersonId } from '../../../platform/ids.ts';
import type { HolderRef, TableRef } from './signing-table.ts';

export interface HolderPerson extends HolderRef {
  readonly personId: PersonId;
}

/** Which people these holders of a table are, as far as they have signed in under these mandates. */
export async function selectPersonsOf(tx: Tx, table: TableRef, holders: readonly HolderRef[]): Promise<HolderPerson[]> {
  if (holders.length === 0) return [];
  const { rows } = await sql<HolderPerson>`/*access.select_persons_of_holders*/
    select m.person_id as "personId", m.subject, m.role_id as "roleId", m.department_id as "departmentId"
    from access.mandates m join unnest(${holders.map((one) => one.subject)}::text[], ${holders.map((one) => one.roleId)}::text[],
      ${holders.map((one) => one.departmentId)}::text[]) as h(subject, role_id, department_id)
      on m.subject = h.subject and m.role_id = h.role_id and m.department_id = h.department_id
    where m.enterprise_id = (select platform.current_enterprise()) and m.connection_id = ${table.connectionId}
      and m.customer_id = ${table.customerId}`.execute(tx);
  return rows;
}

/** The bank of a mandate of the enterprise for which `tx` works, by its short name. */
export async function selectBankOf(
  tx: Tx,
  { makerMandateId }: { readonly makerMandateId: MandateId },
): Promise<string> {
  const { rows } = await sql<{ bank: string }>`/*access.select_bank_of_maker*/
    select bank from access.mandates
    where enterprise_id = (select platform.current_enterprise()) and mandate_id = ${makerMandateId}`.execute(tx);
  const [row] = rows;
  assert(row !== undefined, 'a mandate stays as long as what was done under it');
  return row.bank;
}
