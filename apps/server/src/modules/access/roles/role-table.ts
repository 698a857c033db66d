/** Every action that a route may ask for, with the words in which a refusal names it. */
export const actionWords = {
  'feed:read': 'read the feed',
  'enterprise:read': 'look at enterprises',
  'facts:read': 'read facts',
  'evidence:verify': 'verify evidence',
  'partners:read': 'see the partners',
  'partners:manage': 'ask, accept or end partners',
  'watches:read': 'see what is watched',
  'watches:manage': 'watch enterprises',
  'bank_consents:read': 'see the bank consents',
  'bank_consents:manage': 'give or withdraw bank consents',
  'registration:read': 'see the registration',
  'registration:manage': 'register the enterprise',
  'documents:read': 'open evidence documents',
  'disclosures:read': 'see who sees what',
  'disclosures:manage': 'decide who sees what',
  'looks:read': 'see who looked',
  'enterprise:export': 'export what the network holds',
  'members:read': 'see the members',
  'members:manage': 'invite and remove members',
  'audit:read': 'read the audit log',
  'notifications:read': 'read notifications',
  'notifications:manage': 'choose what to be told',
  'sessions:manage': 'see and end sessions',
  'mandates:read': 'see mandates',
  'passkeys:manage': 'manage passkeys',
  'permission_table:read': 'read the permission table',
  'permission_table:propose': 'propose changes of the permission table',
  'permission_table:approve': 'approve changes of the permission table',
  'permissions:evaluate': 'ask what others may do',
  'approvals:read': 'see what waits for signatures',
  'approvals:sign': 'sign what waits for signatures',
  'delegations:manage': 'let somebody sign while away',
  'offers:read': 'see offers of the banks',
  'offers:accept': 'accept offers of a bank',
  'submissions:read': 'see what was submitted to a bank',
  'submissions:write': 'submit to a bank and write to it',
  'statements:import': 'import statement files',
  'orders:read': 'see trade orders and payment requests',
  'orders:manage': 'order, deliver, confirm and dispute',
  'reconciliation:read': 'see the reconciliation',
  'reconciliation:manage': 'match and close periods',
  'activity:read': 'see which activity is shared',
  'activity:manage': 'decide which activity is shared',
  'operator:connections_read': 'see the bank connections',
  'operator:connections_manage': 'manage the bank connections',
  'operator:cases_read': 'see the cases',
  'operator:cases_decide': 'decide cases',
  'operator:audit_read': 'read the audit of the network',
  'operator:jobs_read': 'see what could not be worked off',
  'operator:jobs_manage': 'try again what could not be worked off',
} as const satisfies Record<`${string}:${string}`, string>;
export type Action = keyof typeof actionWords;

/** Roles as the banks call them, with the words in which a refusal names them. */
export const roleWords = {
  owner: 'owner',
  treasurer: 'treasurer',
  accountant: 'accountant',
  viewer: 'viewer',
  asset_manager: 'asset manager',
  trustee: 'trustee',
  settlor: 'settlor',
  beneficiary: 'beneficiary',
  fund_administrator: 'fund administrator',
  operator: 'operator of the network',
  relationship_manager: 'relationship manager',
} as const;
export type Role = keyof typeof roleWords;

/** What anyone who is signed in may do with what is his own. */
const personal: readonly Action[] = [
  'sessions:manage',
  'mandates:read',
  'passkeys:manage',
  'notifications:read',
  'notifications:manage',
];
const reading: readonly Action[] = [
  'feed:read',
  'enterprise:read',
  'facts:read',
  'evidence:verify',
  'partners:read',
  'watches:read',
  'bank_consents:read',
  'registration:read',
  'disclosures:read',
  'members:read',
];
const watching: readonly Action[] = [...reading, 'watches:manage'];

/** Signing itself follows from the permission table and the rule of the approval; this only opens the door to it. */
const signing: readonly Action[] = ['approvals:read', 'approvals:sign'];
const supervising: readonly Action[] = ['permission_table:read', 'permissions:evaluate', 'delegations:manage'];
const ruling: readonly Action[] = ['permission_table:propose', 'permission_table:approve'];

/** The desk at the bank, without anything that moves money: that follows from the permission table. */
const dealing: readonly Action[] = [
  'offers:read',
  'offers:accept',
  'submissions:read',
  'submissions:write',
  'statements:import',
  'orders:read',
  'orders:manage',
  'reconciliation:read',
  'reconciliation:manage',
  'activity:read',
];
/** The desk for whoever only looks. */
const overlooking: readonly Action[] = ['offers:read', 'orders:read', 'reconciliation:read'];

/** What it takes to register an enterprise and to show its papers. */
const registering: readonly Action[] = ['registration:manage', 'documents:read'];

/** The fixed table: what each role allows. */
const table: Record<Role, ReadonlySet<Action>> = {
  owner: allowing(
    ...watching,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'activity:manage',
    'partners:manage',
    'bank_consents:manage',
    'disclosures:manage',
    'looks:read',
    'enterprise:export',
    'members:manage',
    'audit:read',
  ),
  treasurer: allowing(
    ...watching,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'bank_consents:manage',
    'looks:read',
    'audit:read',
  ),
  accountant: allowing(...watching, ...registering, ...signing, ...supervising, ...dealing),
  viewer: allowing(...watching, ...signing, ...overlooking),
  asset_manager: allowing(...watching, ...registering, ...signing, ...supervising, ...ruling, ...dealing),
  trustee: allowing(...watching, ...registering, ...signing, ...supervising, ...ruling, ...dealing),
  settlor: allowing(...watching, ...signing, ...overlooking),
  beneficiary: allowing(...watching, ...signing, ...overlooking),
  fund_administrator: allowing(...watching, ...signing, ...supervising, ...dealing),
  operator: allowing(
    ...reading,
    'operator:connections_read',
    'operator:connections_manage',
    'operator:cases_read',
    'operator:cases_decide',
    'operator:audit_read',
    'operator:jobs_read',
    'operator:jobs_manage',
  ),
  relationship_manager: allowing(...reading),
};
const stranger = allowing();

/**
 * What a role allows. A role that the table does not know allows nothing but what is the person's own, and so does `operator`
 * at any enterprise that is not configured to run the network: a bank's table alone makes nobody our operator.
 */
export function actionsOf(roleId: string, options: { operatesNetwork: boolean }): ReadonlySet<Action> {
  if (!isRole(roleId)) return stranger;
  if (roleId === 'operator' && !options.operatesNetwork) return stranger;
  return table[roleId];
}

/** Which roles allow the action; `asOperator`: so does `operator`, at the enterprises that run the network. */
export function rolesWith(action: Action): { roles: Role[]; asOperator: boolean } {
  const all = Object.keys(table).filter(isRole);
  return {
    roles: all.filter((role) => actionsOf(role, { operatesNetwork: false }).has(action)),
    asOperator: table.operator.has(action),
  };
}

export function isRole(roleId: string): roleId is Role {
  return Object.hasOwn(table, roleId);
}

export function isAction(action: string): action is Action {
  return Object.hasOwn(actionWords, action);
}

function allowing(...actions: Action[]): ReadonlySet<Action> {
  return new Set([...personal, ...actions]);
}
