import { newId, type EnterpriseId, type PersonId } from '../../../apps/server/src/platform/ids.ts';
import type { ActingContext } from '../../../apps/server/src/platform/acting-context.ts';
import type { World } from '../enterprises.ts';
import { readerOf } from './told-world.ts';

/** A member with a mandate and a confirmed address. */
export interface CrowdMember {
  readonly reader: ActingContext;
  readonly address: string;
}

/** Verified enterprises of some members each, who all get e-mails at any hour. */
export async function addCrowd(
  world: Pick<World, 'enterprise' | 'fresh'>,
  size: { enterprises: number; members: number },
): Promise<CrowdMember[]> {
  const crowd: CrowdMember[] = [];
  for (let e = 0; e < size.enterprises; e += 1) {
    const enterpriseId = await world.enterprise('verified', `Crowd ${e}`);
    for (let m = 0; m < size.members; m += 1) {
      crowd.push({ reader: readerOf(enterpriseId), address: `member${m}@crowd${e}.example` });
    }
  }
  await insertMembers(world, crowd);
  return crowd;
}

async function insertMembers(world: Pick<World, 'fresh'>, crowd: readonly CrowdMember[]): Promise<void> {
  const rows = crowd.map(({ reader, address }) => ({
    e: reader.enterpriseId satisfies EnterpriseId,
    p: reader.personId satisfies PersonId,
    m: newId<'mandate'>(),
    c: newId<'connection'>(),
    address,
  }));
  const given = `jsonb_to_recordset($1::jsonb) as r(e uuid, p uuid, m uuid, c uuid, address text)`;
  const json = [JSON.stringify(rows)];
  await world.fresh.query(
    `insert into access.memberships (enterprise_id, person_id, since) select e, p, now() - interval '1 day' from ${given}`,
    json,
  );
  await world.fresh.query(
    `insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id,
       accounts, table_version, first_seen_at, seen_at)
     select e, m, p, c, 'huayue', 'c', 'owner', 'owner', 'd', '[]', 1, now(), now() from ${given}`,
    json,
  );
  await world.fresh.query(
    `insert into notifications.settings (enterprise_id, person_id, language, time_zone, digest_at, email, changed_at)
     select e, p, 'en', 'UTC', '08:00', address, now() from ${given}`,
    json,
  );
}
