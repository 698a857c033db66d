import { randomUUID } from 'node:crypto';
import type { Visitor } from '../world/visitor.ts';

/** A match of one line of the account, as interest: it takes no record of ours. None for who may not match, or has no open line. */
export async function matchLine(visitor: Visitor, accountNumber: string, month: string): Promise<string | undefined> {
  const base = `/v1/accounts/${accountNumber}/reconciliation`;
  // The rules place the lines in their months.
  await visitor.post(`${base}/runs`, {});
  type Lines = { items?: { id: string; revision: number }[] };
  const [line] = (await visitor.get<Lines>(`${base}/entries?month=${month}&state=open&limit=1`)).body.items ?? [];
  if (line === undefined) return undefined;
  const body = { entries: [{ id: line.id, revision: line.revision }], items: [], differenceKind: 'interest' };
  return (await visitor.post<{ id?: string }>(`${base}/matches`, body, { 'idempotency-key': randomUUID() })).body.id;
}
