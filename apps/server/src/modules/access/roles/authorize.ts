import type { ActingContext } from '../../../platform/acting-context.ts';
import { actionWords, isAction, isRole, roleWords } from './role-table.ts';

/** Whether a use case may go on, and why not. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** Decides by the mandate alone; whose rows may be touched is decided by the use case and the policies behind it. */
export function authorize(context: Pick<ActingContext, 'roleId' | 'actions'>, action: string): Decision {
  if (context.actions.has(action)) return { allowed: true };
  const what = isAction(action) ? actionWords[action] : 'do this';
  const { roleId } = context;
  if (!isRole(roleId))
    return { allowed: false, reason: `Your role "${roleId}" is not known here, so it cannot ${what}.` };
  if (roleId === 'operator' && !context.actions.has('operator:connections_read')) {
    return {
      allowed: false,
      reason: `Your enterprise does not operate this network, so its operator role cannot ${what}.`,
    };
  }
  return {
    allowed: false,
    reason: `As ${roleWords[roleId]} you cannot ${what}. Choose another mandate, or ask a colleague who may.`,
  };
}
