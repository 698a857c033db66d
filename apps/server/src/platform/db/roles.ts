import type pg from 'pg';
import type { Sealer } from '../crypto/seal.ts';

/** Works for one enterprise at a time; owns nothing and cannot bypass a policy. */
export const appRole = 'guildhall_app';
/** Works for the network inside `asSystem`, under policies of its own; owns nothing either. */
export const systemRole = 'guildhall_system';

/** Makes both login roles, or gives them the password of this installation. Needs a connection of the owner. */
export async function ensureRoles(owner: pg.Client, sealer: Sealer): Promise<void> {
  for (const role of [appRole, systemRole]) {
    const password = sealer.rolePassword(role);
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await owner.query(
      `${verb} role ${role} login noinherit nocreatedb nocreaterole nobypassrls password '${password}'`,
    );
  }
}
