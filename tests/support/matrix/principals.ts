/** Who tries every operation: nobody, every role of one enterprise, two of another, and those who run network and bank. */
export const principals = [
  { name: 'nobody', role: null, enterprise: null },
  { name: 'viewer', role: 'viewer', enterprise: 'qinghe' },
  { name: 'accountant', role: 'accountant', enterprise: 'qinghe' },
  { name: 'treasurer', role: 'treasurer', enterprise: 'qinghe' },
  { name: 'owner', role: 'owner', enterprise: 'qinghe' },
  // The five roles of a fund, at an enterprise of its own.
  { name: 'asset manager', role: 'asset_manager', enterprise: 'fund' },
  { name: 'trustee', role: 'trustee', enterprise: 'fund' },
  { name: 'settlor', role: 'settlor', enterprise: 'fund' },
  { name: 'beneficiary', role: 'beneficiary', enterprise: 'fund' },
  { name: 'fund administrator', role: 'fund_administrator', enterprise: 'fund' },
  // A role that the enterprise defined itself, upon that of a viewer.
  { name: 'buyer', role: 'buyer', enterprise: 'qinghe' },
  { name: 'foreign owner', role: 'owner', enterprise: 'chenghu' },
  { name: 'foreign treasurer', role: 'treasurer', enterprise: 'chenghu' },
  // Its bank has attested nothing yet: it may do what its role allows, and sees only itself.
  { name: 'newcomer', role: 'owner', enterprise: 'newcomer' },
  { name: 'operator', role: 'operator', enterprise: 'operator' },
  { name: 'relationship manager', role: 'relationship_manager', enterprise: 'huayue-bank' },
] as const;

export type PrincipalName = (typeof principals)[number]['name'];
export type RoleName = NonNullable<(typeof principals)[number]['role']>;

const reading = [
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
const personal = [
  'session',
  'sessions:manage',
  'mandates:read',
  'passkeys:manage',
  'notifications:read',
  'notifications:manage',
];
const signing = ['approvals:read', 'approvals:sign'];
const supervising = ['permission_table:read', 'permissions:evaluate', 'delegations:manage'];
const ruling = ['permission_table:propose', 'permission_table:approve'];
const dealing = [
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
const overlooking = ['offers:read', 'orders:read', 'reconciliation:read'];
const registering = ['registration:manage', 'documents:read'];

/** A second writing of the table of roles and actions, made from what was agreed and not from the code. */
const allowed: Record<RoleName, ReadonlySet<string>> = {
  viewer: new Set([...personal, ...reading, ...signing, ...overlooking, 'watches:manage']),
  accountant: new Set([
    ...personal,
    ...reading,
    ...registering,
    ...signing,
    ...supervising,
    ...dealing,
    'watches:manage',
  ]),
  treasurer: new Set([
    ...personal,
    ...reading,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'watches:manage',
    'bank_consents:manage',
    'looks:read',
    'audit:read',
  ]),
  owner: new Set([
    ...personal,
    ...reading,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'activity:manage',
    'watches:manage',
    'bank_consents:manage',
    'partners:manage',
    'disclosures:manage',
    'looks:read',
    'enterprise:export',
    'members:manage',
    'audit:read',
  ]),
  asset_manager: new Set([
    ...personal,
    ...reading,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'watches:manage',
  ]),
  trustee: new Set([
    ...personal,
    ...reading,
    ...registering,
    ...signing,
    ...supervising,
    ...ruling,
    ...dealing,
    'watches:manage',
  ]),
  settlor: new Set([...personal, ...reading, ...signing, ...overlooking, 'watches:manage']),
  beneficiary: new Set([...personal, ...reading, ...signing, ...overlooking, 'watches:manage']),
  fund_administrator: new Set([...personal, ...reading, ...signing, ...supervising, ...dealing, 'watches:manage']),
  buyer: new Set([...personal, ...reading, ...signing, ...overlooking, 'watches:manage']),
  operator: new Set([
    ...personal,
    ...reading,
    'operator:connections_read',
    'operator:connections_manage',
    'operator:cases_read',
    'operator:cases_decide',
    'operator:audit_read',
    'operator:jobs_read',
    'operator:jobs_manage',
  ]),
  relationship_manager: new Set([...personal, ...reading]),
};

const seeing = ['accounts:read', 'statements:read', 'payments:read'];
const checking = ['payments:approve', 'payments:release', 'payments:cancel'];

/** What the permission tables of the sample world open of some account: Qinghe has one of its own, the others the bank's standard one. */
const opened: Partial<Record<PrincipalName, ReadonlySet<string>>> = {
  viewer: new Set(seeing),
  accountant: new Set([...seeing, 'payments:prepare']),
  treasurer: new Set([...seeing, ...checking]),
  owner: new Set([...seeing, ...checking]),
  buyer: new Set(['payments:read', 'payments:prepare']),
  'asset manager': new Set([...seeing, 'payments:prepare', 'payments:cancel']),
  trustee: new Set([...seeing, ...checking]),
  settlor: new Set(['accounts:read', 'payments:read', 'payments:approve']),
  beneficiary: new Set(['accounts:read']),
  'fund administrator': new Set([...seeing, 'payments:prepare']),
  'foreign owner': new Set([...seeing, ...checking, 'payments:prepare']),
  'foreign treasurer': new Set([...seeing, ...checking, 'payments:prepare']),
  newcomer: new Set([...seeing, ...checking, 'payments:prepare']),
};

/** Whether the role of this principal allows the action, or the bank's table opens it. */
export function mayDo(name: PrincipalName, action: string): boolean {
  const role = principals.find((one) => one.name === name)?.role;
  if (role === null || role === undefined) return false;
  return allowed[role].has(action) || opened[name]?.has(action) === true;
}
