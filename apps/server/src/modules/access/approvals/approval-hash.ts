import { createHash } from 'node:crypto';
import type { ApprovalContent } from './approval-subject.ts';

/**
 * What a signature is bound to: everything that the signers read, of which thing it is said, and what it is bound to besides. Keys are
 * sorted, so that the same content read back from the database has the same hash.
 */
export function hashOfContent(of: { kind: string; subjectId: string; content: ApprovalContent }): string {
  return createHash('sha256').update(canonical(of)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join()}}`;
}
