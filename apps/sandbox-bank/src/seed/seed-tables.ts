import { standardGrants, standardRules } from '../permissions/standard-table.ts';
import { signTable } from '../permissions/sign-table.ts';
import { standardRoles, type PermissionTable, type TableHolder, type TableRole } from '../permissions/table.ts';
import type { KeptTable } from '../permissions/table-store.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { BankSeed, CustomerSeed, PersonSeed } from './bank-seed.ts';

type Signing = { keys: KeyRing; issuer: string; now: Date };

/** The first version of each of these customers' tables, signed as of its day. */
export async function seedTables(seed: BankSeed, customers: CustomerSeed[], signing: Signing): Promise<KeptTable[]> {
  const mandates = mandatesByCustomer(seed.people);
  const tables: KeptTable[] = [];
  for (const customer of customers) {
    const { customerId, permissionTable } = customer;
    // The standard table holds since the bank first attested something of the customer; there is a key of that quarter.
    const since = permissionTable?.effectiveFrom ?? customer.journal[0]?.asOf;
    const effectiveFrom = since === undefined ? signing.now : new Date(since);
    const key = await signing.keys.keyOn(effectiveFrom);
    const table = firstTable(customer, seed.roles, mandates.get(customerId) ?? []);
    const version = { customerId, version: 1, effectiveFrom, requirementId: null, table };
    tables.push({ ...version, jws: signTable(key, signing.issuer, effectiveFrom, version), builtAt: effectiveFrom });
  }
  return tables;
}

type SeededMandate = { person: PersonSeed; mandate: PersonSeed['mandates'][number] };

/** What the seed gives to whom, by customer. */
export function mandatesByCustomer(people: PersonSeed[]): Map<string, SeededMandate[]> {
  const all = people.flatMap((person) => person.mandates.map((mandate) => ({ person, mandate })));
  return Map.groupBy(all, ({ mandate }) => mandate.customerId);
}

/** A customer's first table: what the seed gives, and the standard table of the bank where it gives none. */
export function firstTable(
  customer: CustomerSeed,
  known: BankSeed['roles'],
  mandates: SeededMandate[],
): PermissionTable {
  const accounts = customer.accounts.map(
    ({ accountId: accountNumber, nameZh, nameEn, product, currency, lastDigits }) => ({
      accountNumber,
      nameZh,
      nameEn,
      product,
      currency,
      lastDigits,
    }),
  );
  const departments = customer.departments.map(({ parentId = null, ...department }) => ({ ...department, parentId }));
  const holders = mandates.map((mandate) => holderOf(mandate, accounts.length));
  const given = customer.permissionTable;
  if (given !== undefined) {
    const { roles, grants, approvalRules } = given;
    return { departments, roles, accounts, holders, grants, approvalRules };
  }
  const held = new Set(holders.map(({ roleId }) => roleId));
  const usual = new Set(['owner', 'treasurer', 'accountant', 'viewer']);
  const roles = known.flatMap((role): TableRole[] => {
    const base = standardRoles.find((standard) => standard === role.roleId);
    if (base === undefined || (!held.has(base) && !usual.has(base))) return [];
    return [{ roleId: role.roleId, nameZh: role.nameZh, nameEn: role.nameEn, base }];
  });
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  const roleIds = roles.map(({ roleId }) => roleId);
  const grants = departments
    .filter(({ parentId }) => parentId === null)
    .flatMap(({ departmentId }) => standardGrants(roleIds, departmentId, currencies));
  return { departments, roles, accounts, holders, grants, approvalRules: standardRules(holders, currencies) };
}

function holderOf({ person, mandate }: SeededMandate, accounts: number): TableHolder {
  return {
    subject: person.personId,
    nameZh: person.name.zh,
    nameEn: person.name.en,
    roleId: mandate.roleId,
    departmentId: mandate.departmentId,
    accountNumbers: mandate.accountIds.length === accounts ? null : mandate.accountIds,
    validFrom: mandate.validFrom ?? null,
    validUntil: mandate.validUntil ?? null,
  };
}
