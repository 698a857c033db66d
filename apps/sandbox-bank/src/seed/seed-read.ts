import { readFile } from 'node:fs/promises';
import type { BankSeed } from './bank-seed.ts';

/** Reads the seed file and checks what the load relies on. Throws an Error that names the place. */
export async function readSeed(file: string, bankId: string): Promise<BankSeed> {
  let seed: unknown;
  try {
    seed = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`the seed file ${file} cannot be read as JSON`, { cause });
  }
  return checkSeed(seed, bankId);
}

/** Checks the references inside a seed: who is named must be there. */
export function checkSeed(value: unknown, bankId: string): BankSeed {
  // The shape is checked by its use below; a wrong member fails with its path.
  const seed = value as BankSeed;
  for (const list of ['roles', 'customers', 'people'] as const) {
    if (!Array.isArray(seed?.[list])) throw new Error(`seed.${list} must be an array`);
  }
  if (seed.bank?.id !== bankId) throw new Error(`seed.bank.id must be ${bankId}`);
  if (!/^#[0-9a-fA-F]{6}$/.test(seed.bank.color)) throw new Error('seed.bank.color must be a colour such as #22406F');
  const roles = new Set(seed.roles.map((role) => role.roleId));
  const customers = new Map(seed.customers.map((customer) => [customer.customerId, customer]));
  for (const person of seed.people) {
    for (const mandate of person.mandates) {
      const where = `seed.people[${person.personId}].mandates[${mandate.customerId}]`;
      const customer = customers.get(mandate.customerId);
      if (customer === undefined) throw new Error(`${where}: there is no such customer`);
      const own = customer.permissionTable?.roles.some(({ roleId }) => roleId === mandate.roleId) ?? false;
      if (!own && !roles.has(mandate.roleId)) throw new Error(`${where}: there is no role ${mandate.roleId}`);
      if (!customer.departments.some((department) => department.departmentId === mandate.departmentId)) {
        throw new Error(`${where}: there is no department ${mandate.departmentId}`);
      }
      const accounts = new Set(customer.accounts.map((account) => account.accountId));
      const foreign = mandate.accountIds.find((accountId) => !accounts.has(accountId));
      if (foreign !== undefined) throw new Error(`${where}: account ${foreign} is not the customer's`);
    }
  }
  return seed;
}
