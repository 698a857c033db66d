import type { PermissionTable } from '../../../apps/server/src/modules/access/index.ts';
import { deposit, grantOf, holderOf, ruleOf, sampleTable } from '../access/sample-table.ts';

export const bank = 'huayue';
export const customerId = 'c-payments';

/** The sample table, with who sees, prepares and cancels payments; from the margin account classes alone decide. */
export const paymentTable: PermissionTable = {
  ...sampleTable,
  holders: [...sampleTable.holders, holderOf('p-second', 'treasurer'), holderOf('p-other', 'accountant')],
  grants: [
    ...sampleTable.grants,
    grantOf('payments:read'),
    grantOf('payments:read', { roleId: 'finance-manager' }),
    grantOf('payments:read', { roleId: 'treasurer' }),
    grantOf('payments:read', { roleId: 'owner', departmentId: 'enterprise' }),
    grantOf('payments:cancel', { roleId: 'treasurer' }),
    grantOf('payments:prepare', { roleId: 'treasurer' }),
    grantOf('payments:prepare', { roleId: 'owner', departmentId: 'enterprise' }),
  ],
  approvalRules: [...sampleTable.approvalRules, ruleOf({ accounts: { kind: 'accounts', accountNumbers: [deposit] } })],
};
