import type { ActingContext } from '../../../platform/acting-context.ts';
import { accountActionWords, isAccountAction } from '../permissions/account-actions.ts';
import { actionWords, isAction, isRole, roleWords } from './role-table.ts';

/** Whether a use case may go on, and why not. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** Decides by the mandate alone; whose rows may be touched is decided by the use case and the policies behind it. */
export function authorize(context: Pick<ActingContext, 'roleId' | 'baseRoleId' | 'actions'>, action: string): Decision {
  if (context.actions.has(action)) return { allowed: true };
  const { roleId, baseRoleId } = context;
  if (isAccountAction(action)) return { allowed: false, reason: ofAccounts(context, accountActionWords[action]) };
  const what = isAction(action) ? actionWords[action] : 'do this';
  if (!isRole(baseRoleId))
    return { allowed: false, reason: `Your role "${roleId}" is not known here, so it cannot ${what}.` };
  if (baseRoleId === 'operator' && !context.actions.has('operator:connections_read')) {
    return {
      allowed: false,
      reason: `Your enterprise does not operate this network, so its operator role cannot ${what}.`,
    };
  }
  return {
    allowed: false,
    reason: `As ${nameOf(context)} you cannot ${what}. Choose another mandate, or ask a colleague who may.`,
  };
}

/** No account opens the action: the bank's table decides that, and not the role. */
function ofAccounts(context: Pick<ActingContext, 'roleId' | 'baseRoleId'>, what: string): string {
  return `Your bank's permission table lets you, as ${nameOf(context)}, ${what} with none of its accounts. Choose another mandate, or ask a colleague who may.`;
}

/** A role of the enterprise's own is called as the bank calls it, with the standard role that it is based on. */
function nameOf({ roleId, baseRoleId }: Pick<ActingContext, 'roleId' | 'baseRoleId'>): string {
  const base = isRole(baseRoleId) ? roleWords[baseRoleId] : baseRoleId;
  return roleId === baseRoleId || base === ''
    ? isRole(roleId)
      ? roleWords[roleId]
      : `"${roleId}"`
    : `"${roleId}" (${base})`;
}
