import type { ActingContext } from '../../../platform/acting-context.ts';
import { personActor, type AuditEntry } from '../../audit/index.ts';

/**
 * What an operator did in the matter of an enterprise, for both logs. Who it was is the operator's own affair: the log of the
 * enterprise names the operator, that of the operator the person.
 */
export function deedOfOperator(
  context: ActingContext,
  enterpriseId: string,
  { action, target, details = {} }: Pick<AuditEntry, 'action' | 'target' | 'details'>,
): AuditEntry[] {
  const own = { enterpriseId: context.enterpriseId, actor: personActor(context), action, target };
  if (context.enterpriseId === enterpriseId) return [{ ...own, details }];
  const operator = { kind: 'system', id: `enterprise:${context.enterpriseId}` } as const;
  return [
    { enterpriseId, actor: operator, action, target, details },
    { ...own, details: { ...details, enterprise: enterpriseId } },
  ];
}
