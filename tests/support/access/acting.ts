import type { ActingContext } from '../../../apps/server/src/platform/acting-context.ts';
import { newId } from '../../../apps/server/src/platform/ids.ts';

/** Somebody who acts, with what a test does not care about filled in. */
export function actingAs(who: Partial<ActingContext> & Pick<ActingContext, 'enterpriseId' | 'actions'>): ActingContext {
  const roleId = who.roleId ?? 'owner';
  return {
    sessionId: newId(),
    personId: newId(),
    mandateId: newId(),
    connectionId: newId(),
    bank: 'huayue',
    customerId: 'c-1',
    subject: 's-1',
    roleId,
    baseRoleId: roleId,
    departmentId: 'd1',
    tableVersion: 1n,
    ...who,
  };
}
