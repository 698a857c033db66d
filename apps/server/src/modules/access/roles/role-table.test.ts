import { describe, expect, test } from 'vitest';
import { authorize } from './authorize.ts';
import { actionWords, actionsOf, roleWords, type Action, type Role } from './role-table.ts';

const roles = Object.keys(roleWords) as Role[];
const actions = Object.keys(actionWords) as Action[];

/** The whole table once more, as a picture: a column for each role, `x` where it may. */
const columns: Role[] = [
  'owner',
  'treasurer',
  'accountant',
  'viewer',
  'asset_manager',
  'trustee',
  'settlor',
  'beneficiary',
  'fund_administrator',
  'operator',
  'relationship_manager',
];
const picture: Record<Action, string> = {
  'feed:read': 'xxxxxxxxxxx',
  'enterprise:read': 'xxxxxxxxxxx',
  'facts:read': 'xxxxxxxxxxx',
  'evidence:verify': 'xxxxxxxxxxx',
  'partners:read': 'xxxxxxxxxxx',
  'partners:manage': 'x..........',
  'watches:read': 'xxxxxxxxxxx',
  'watches:manage': 'xxxxxxxxx..',
  'bank_consents:read': 'xxxxxxxxxxx',
  'bank_consents:manage': 'xx.........',
  'registration:read': 'xxxxxxxxxxx',
  'registration:manage': 'xxx.xx.....',
  'documents:read': 'xxx.xx.....',
  'disclosures:read': 'xxxxxxxxxxx',
  'disclosures:manage': 'x..........',
  'looks:read': 'xx.........',
  'enterprise:export': 'x..........',
  'members:read': 'xxxxxxxxxxx',
  'members:manage': 'x..........',
  'audit:read': 'xx.........',
  'notifications:read': 'xxxxxxxxxxx',
  'notifications:manage': 'xxxxxxxxxxx',
  'sessions:manage': 'xxxxxxxxxxx',
  'mandates:read': 'xxxxxxxxxxx',
  'passkeys:manage': 'xxxxxxxxxxx',
  'permission_table:read': 'xxx.xx..x..',
  'permission_table:propose': 'xx..xx.....',
  'permission_table:approve': 'xx..xx.....',
  'permissions:evaluate': 'xxx.xx..x..',
  'approvals:read': 'xxxxxxxxx..',
  'approvals:sign': 'xxxxxxxxx..',
  'delegations:manage': 'xxx.xx..x..',
  'offers:read': 'xxxxxxxxx..',
  'offers:accept': 'xxx.xx..x..',
  'submissions:read': 'xxx.xx..x..',
  'submissions:write': 'xxx.xx..x..',
  'statements:import': 'xxx.xx..x..',
  'orders:read': 'xxxxxxxxx..',
  'orders:manage': 'xxx.xx..x..',
  'reconciliation:read': 'xxxxxxxxx..',
  'reconciliation:manage': 'xxx.xx..x..',
  'activity:read': 'xxx.xx..x..',
  'activity:manage': 'x..........',
  'operator:connections_read': '.........x.',
  'operator:connections_manage': '.........x.',
  'operator:cases_read': '.........x.',
  'operator:cases_decide': '.........x.',
  'operator:audit_read': '.........x.',
  'operator:jobs_read': '.........x.',
  'operator:jobs_manage': '.........x.',
};

describe.each(roles)('%s', (role) => {
  const place = columns.indexOf(role);
  test.each(actions)('%s', (action) => {
    const expected = picture[action][place] === 'x';
    const may = actionsOf(role, { operatesNetwork: true });
    expect(may.has(action)).toBe(expected);
    expect(authorize({ roleId: role, baseRoleId: role, actions: may }, action).allowed).toBe(expected);
  });
});

test('only what is the person’s own is left to an operator of another enterprise, and to an unknown role', () => {
  for (const role of ['operator', 'nobody', '', 'constructor', '__proto__', 'Owner']) {
    expect([...actionsOf(role, { operatesNetwork: false })].toSorted()).toEqual([
      'mandates:read',
      'notifications:manage',
      'notifications:read',
      'passkeys:manage',
      'sessions:manage',
    ]);
  }
});

test('to operate the network adds nothing to the other roles', () => {
  for (const role of roles.filter((one) => one !== 'operator')) {
    expect(actionsOf(role, { operatesNetwork: true })).toEqual(actionsOf(role, { operatesNetwork: false }));
  }
});

test('a refusal names role and action in words', () => {
  const reasonOf = (roleId: string, action: string, operatesNetwork = false): string => {
    const decision = authorize({ roleId, baseRoleId: roleId, actions: actionsOf(roleId, { operatesNetwork }) }, action);
    return decision.allowed ? '' : decision.reason;
  };
  expect(reasonOf('viewer', 'partners:manage')).toContain('As viewer you cannot ask, accept or end partners.');
  expect(reasonOf('operator', 'operator:connections_read')).toContain('does not operate this network');
  expect(reasonOf('operator', 'partners:manage', true)).toContain('As operator of the network you cannot');
  expect(reasonOf('stranger', 'feed:read')).toContain('"stranger" is not known here, so it cannot read the feed');
  expect(reasonOf('owner', 'unheard:of')).toContain('As owner you cannot do this.');
});

test('a role of the enterprise’s own is called as the bank calls it, with the role that it is based on', () => {
  const context = {
    roleId: 'clerk_7',
    baseRoleId: 'accountant',
    actions: actionsOf('accountant', { operatesNetwork: false }),
  };
  expect(authorize(context, 'partners:manage')).toMatchObject({
    reason: expect.stringContaining('As "clerk_7" (accountant) you cannot ask'),
  });
  expect(authorize(context, 'payments:release')).toEqual({
    allowed: false,
    reason:
      'Your bank\'s permission table lets you, as "clerk_7" (accountant), release payments with none of its accounts. Choose another mandate, or ask a colleague who may.',
  });
});
