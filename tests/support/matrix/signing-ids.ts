import { randomUUID } from 'node:crypto';
import type { Visitor } from '../world/visitor.ts';
import type { Ids } from './ids.ts';

interface Created {
  id?: string;
}
interface Contents {
  departments: object[];
  roles: object[];
  holders: { subject: string; roleId: string; departmentId: string }[];
  grants: object[];
  approvalRules: object[];
}

/**
 * What waits for signatures, who signs for whom, and a drafted change of the table: of the visitor's own, as far as his mandate lets
 * him make them. What he cannot make is not among them.
 */
export async function beginSigning(
  visitor: Visitor,
  of: { readonly paymentId: string | undefined; readonly tableId: string | undefined; readonly subject: string },
): Promise<Ids> {
  const { paymentId, tableId, subject } = of;
  const approvalId =
    paymentId === undefined
      ? undefined
      : (await visitor.get<{ approvalId?: string | null }>(`/v1/payments/${paymentId}`)).body.approvalId;
  const table =
    tableId === undefined
      ? undefined
      : (await visitor.get<{ version?: number; contents?: Contents }>(`/v1/permission-tables/${tableId}`)).body;
  const contents = table?.contents;
  if (contents === undefined) return known({ approvalId });
  const key = { 'idempotency-key': randomUUID() };
  const colleague = contents.holders.find((holder) => holder.subject !== subject);
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const delegation =
    colleague === undefined
      ? undefined
      : await visitor.post<Created>('/v1/delegations', {
          delegate: { subject: colleague.subject, roleId: colleague.roleId, departmentId: colleague.departmentId },
          fromOn: day,
          untilOn: day,
        });
  const { departments, roles, holders, grants, approvalRules } = contents;
  const draft = { basedOnVersion: table?.version, contents: { departments, roles, holders, grants, approvalRules } };
  const change = await visitor.post<Created>('/v1/permission-changes', draft, key);
  return known({ approvalId, delegationId: delegation?.body.id, changeId: change.body.id });
}

function known(ids: Record<string, string | null | undefined>): Ids {
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (typeof id === 'string' ? [[name, id]] : [])));
}
