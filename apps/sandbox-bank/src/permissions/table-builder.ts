import type { FieldError } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { limits } from '../limits.ts';
import { accountsInOrder } from './account-order.ts';
import { publishTable } from './publish-table.ts';
import { checkWanted, subjectsOf } from './requirement.ts';
import { knownPeople, settleRequirement, takeRequirement, type KeptRequirement } from './requirement-store.ts';
import { currentTable, lockTableVersion } from './table-store.ts';

/** The bank's back end: builds a table from each requirement that was received, until the bank stops. */
export function startTableBuilder(bank: BankContext): { stopped: Promise<void> } {
  const loop = async (): Promise<void> => {
    while (!bank.stopping.aborted) {
      const settled = await buildNext(bank).catch((error: unknown) => {
        bank.log.warn('a permission table was not built', { reason: String(error) });
        return false;
      });
      if (!settled) await bank.requirementReceived.wait(limits.builderIdleMs, bank.stopping);
    }
  };
  return { stopped: loop() };
}

/** Settles one requirement; false when there is none. The version, its holders, its events and the status are one transaction. */
async function buildNext(bank: BankContext): Promise<boolean> {
  const settled = await bank.db.transaction(async (tx) => {
    const requirement = await takeRequirement(tx);
    if (requirement === null) return false;
    const errors = await build(tx, bank, requirement);
    if (errors.length > 0) await settleRequirement(tx, requirement, { errors }, bank.clock.now());
    return true;
  });
  if (settled) bank.outboxFilled.ring();
  return settled;
}

async function build(tx: Queryable, bank: BankContext, requirement: KeptRequirement): Promise<FieldError[]> {
  const { customerId, requirementId, basedOnVersion, table: wanted } = requirement;
  const inForce = await lockTableVersion(tx, customerId);
  const current = await currentTable(tx, customerId);
  if (current === null || inForce !== basedOnVersion) {
    return [{ field: 'basedOnVersion', reason: `was overtaken: version ${inForce ?? 0} is in force` }];
  }
  // The accounts and the people may have changed since it was received.
  const { table, errors } = checkWanted(wanted, {
    current: current.table,
    accounts: await accountsInOrder(tx, customerId, current.table),
    people: await knownPeople(tx, subjectsOf(wanted)),
    now: bank.clock.now(),
  });
  if (errors.length > 0) return errors;
  const version = basedOnVersion + 1;
  await publishTable(tx, bank, { customerId, version, requirementId, table });
  await settleRequirement(tx, requirement, { version }, bank.clock.now());
  return [];
}
