/** The roles that the network knows, in the order in which one invites to them. */
export const INVITED_ROLES = [
  'viewer',
  'accountant',
  'treasurer',
  'owner',
  'asset_manager',
  'trustee',
  'settlor',
  'beneficiary',
  'fund_administrator',
] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

export function isInvitedRole(value: unknown): value is InvitedRole {
  return INVITED_ROLES.some((role) => role === value);
}
