import type { AccessModule, CompiledTable } from '../access/index.ts';
import type { Text } from '../../platform/http/schemas.ts';
import { assert } from '../../platform/errors.ts';
import type { Permissions, TableNames } from './payments-ports.ts';

/** The front door of access, in the words of this module. */
export function permissionsOf(access: AccessModule): Permissions {
  return {
    decide: access.decide,
    decideIn: access.decideIn,
    versionIn: async (tx, holder) => {
      const table = await access.tableInForce(tx, holder);
      assert(table !== null, 'what was decided by a table has one');
      return BigInt(table.version);
    },
    accountsOf: async (context) => {
      const accounts = await access.accountsOf(context);
      return accounts.map(({ account, actions }) => ({
        accountNumber: account.accountNumber,
        name: { zh: account.nameZh, en: account.nameEn },
        currency: account.currency,
        lastDigits: account.lastDigits,
        actions: new Set(actions.map(({ action }) => action)),
      }));
    },
    namesOf: async (context) => namesIn(await access.tableOf(context)),
    requireAccount: access.requireAccount,
    customerAccounts: async (tx, customer) => {
      const table = await access.tableInForce(tx, customer);
      return table === null ? null : new Set(table.accounts.keys());
    },
    limits: access.limits,
  };
}

/** What is no longer in the table is called by its id. */
function namesIn({ table, roleNames, departmentNames, accounts }: CompiledTable): TableNames {
  return {
    role: (roleId) => nameOf(roleNames.get(roleId), roleId),
    department: (departmentId) => nameOf(departmentNames.get(departmentId), departmentId),
    account: (accountNumber) => {
      const account = table.accounts[accounts.get(accountNumber) ?? -1];
      if (account === undefined) return null;
      const { currency, lastDigits } = account;
      return { accountNumber, name: nameOf(account, accountNumber), currency, lastDigits };
    },
  };
}

function nameOf(named: { readonly nameZh: string; readonly nameEn: string } | undefined, id: string): Text {
  return named === undefined ? { zh: id, en: id } : { zh: named.nameZh, en: named.nameEn };
}
