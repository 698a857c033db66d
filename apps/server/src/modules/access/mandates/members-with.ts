import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import { rolesWith, type Action } from '../roles/role-table.ts';
import {
  selectMembersWith,
  selectOperatingEnterprises,
  type CustomerNumbers,
  type CustomerRef,
  type MandateTest,
  type MemberWith,
} from './members-with-store.ts';

export type { CustomerNumbers, MemberWith } from './members-with-store.ts';

export interface MembersWithDeps {
  readonly clock: Clock;
  readonly config: { readonly operators: readonly CustomerRef[] };
}

const dayMs = 86_400_000;

/**
 * The members of these enterprises whose mandates allow the action, each once, in a transaction of the system. A mandate counts for
 * 180 days after the bank last returned it: whoever has not signed in for longer may have left without our being told.
 * @param customers only under mandates of these customer numbers.
 */
export async function membersWith(
  deps: MembersWithDeps,
  tx: Tx,
  enterpriseIds: readonly string[],
  action: Action,
  customers: CustomerNumbers | null = null,
): Promise<MemberWith[]> {
  assert(enterpriseIds.length <= limits.membersAskedEnterprises, 'members are asked for in batches');
  if (enterpriseIds.length === 0) return [];
  return selectMembersWith(tx, enterpriseIds, { ...mandateTest(deps, action), customers });
}

/** The members of the enterprises that operate the network whose mandates allow the action. */
export async function operatorsWith(deps: MembersWithDeps, tx: Tx, action: Action): Promise<MemberWith[]> {
  const enterpriseIds = await selectOperatingEnterprises(tx, deps.config.operators);
  if (enterpriseIds.length === 0) return [];
  return selectMembersWith(tx, enterpriseIds, { ...mandateTest(deps, action), customers: null });
}

function mandateTest({ clock, config }: MembersWithDeps, action: Action): Omit<MandateTest, 'customers'> {
  const { roles, asOperator } = rolesWith(action);
  return {
    roles,
    operators: asOperator ? config.operators : [],
    seenSince: new Date(clock.now().getTime() - limits.mandateCountsDays * dayMs),
  };
}
