import { createHash } from 'node:crypto';
import { Problem } from '../api/problem.ts';
import type { Queryable } from '../db/database.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { accountsInOrder } from './account-order.ts';
import { checkAuthority, checkWanted, subjectsOf, type Requirement } from './requirement.ts';
import { findRequirement, insertRequirement, knownPeople, type KeptRequirement } from './requirement-store.ts';
import { currentTable, lockTableVersion } from './table-store.ts';

type Received = { clientId: string; customerId: string; requirement: Requirement; now: Date };

/**
 * Takes a requirement in: everything that can be checked at once is checked here, and the back end only gets what holds.
 * The same requirement again gives what came of it. Throws a Problem: 404, 409 or, with every fault, 422.
 */
export async function receiveRequirement(
  tx: Queryable,
  { clientId, customerId, requirement, now }: Received,
): Promise<Pick<KeptRequirement, 'requirementId' | 'status' | 'version' | 'errors'>> {
  const { requirementId, basedOnVersion } = requirement;
  const version = await lockTableVersion(tx, customerId);
  if (version === null) throw unknownCustomer();
  const contentHash = hashOf(requirement);
  const known = await findRequirement(tx, customerId, requirementId);
  if (known !== null) {
    if (known.clientId === clientId && known.contentHash === contentHash) return known;
    throw new Problem(409, 'requirement_id_reused', 'This requirementId was used for another requirement.');
  }
  if (basedOnVersion !== version) {
    const detail = `The requirement is based on version ${basedOnVersion}; version ${version} is in force.`;
    throw new Problem(409, 'base_version_stale', detail);
  }
  const current = await currentTable(tx, customerId);
  if (current === null) throw unknownCustomer();
  const { errors } = checkWanted(requirement.table, {
    current: current.table,
    accounts: await accountsInOrder(tx, customerId, current.table),
    people: await knownPeople(tx, subjectsOf(requirement.table)),
    now,
  });
  errors.unshift(...checkAuthority(current.table, requirement, now));
  if (errors.length > 0) throw invalidTable(errors);
  await insertRequirement(tx, { ...requirement, customerId, clientId, contentHash, receivedAt: now });
  return { requirementId, status: 'received', version: null, errors: [] };
}

function invalidTable(errors: Problem['errors']): Problem {
  const number = errors.length === 1 ? 'One fault was' : `${errors.length} faults were`;
  const detail = `${number} found; nothing was changed. The table in force stays in force.`;
  return new Problem(422, 'table_invalid', detail, { errors });
}

function hashOf(requirement: Requirement): string {
  return createHash('sha256').update(JSON.stringify(requirement)).digest('base64url');
}
