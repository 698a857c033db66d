import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { insertDefaultDisclosures } from '../disclosures/disclosure-store.ts';
import { categories } from '../facts/fact.ts';
import { updateStatus } from './enterprise-store.ts';
import type { EnterpriseStatus } from './enterprise.ts';

/** Raises the status of these enterprises where it is lower; a member gets the disclosures of a member. @returns those that it raised. */
export async function raiseStatus(
  tx: Tx,
  clock: Clock,
  enterpriseIds: readonly string[],
  status: EnterpriseStatus,
): Promise<string[]> {
  if (enterpriseIds.length === 0 || status === 'unclaimed') return [];
  const raised = await updateStatus(tx, enterpriseIds, status);
  await insertDefaultDisclosures(tx, raised, categories, clock.now());
  return raised;
}
