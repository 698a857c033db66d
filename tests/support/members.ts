import type { FreshDatabase } from './database.ts';
import { newId, type PersonId } from '../../apps/server/src/platform/ids.ts';

/** A person under a mandate of this role, which the bank returned so many days before `now`. */
export async function giveMandate(
  fresh: FreshDatabase,
  now: Date,
  enterpriseId: string,
  {
    roleId = 'treasurer',
    daysAgo = 1,
    bank = 'huayue',
    customerId = 'c-1',
    personId = newId<'person'>(),
    connectionId = newId(),
  } = {},
): Promise<PersonId> {
  const seen = new Date(now.getTime() - daysAgo * 86_400_000);
  await fresh.query(
    'insert into access.memberships (enterprise_id, person_id, since) values ($1, $2, $3) on conflict do nothing',
    [enterpriseId, personId, seen],
  );
  await fresh.query(
    `insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id,
       accounts, table_version, first_seen_at, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $7, 'd1', '[]', 1, $8, $8)`,
    [enterpriseId, newId(), personId, connectionId, bank, customerId, roleId, seen],
  );
  return personId;
}
