import type { ApprovalsSearch, InvitedSearch } from './paths.ts';
import { isApprovalTab } from './paths.ts';

/** The link of an invitation names a bank and what to be there; a number typed into the address is text here too. */
export function invitedIn(search: Record<string, unknown>): InvitedSearch {
  const found: InvitedSearch = {};
  for (const name of ['bank', 'customerId', 'roleId', 'departmentId'] as const) {
    const value = search[name];
    if (typeof value === 'string' || typeof value === 'number') found[name] = String(value);
  }
  return found;
}

/** What is searched for; a number typed into the address is text here too. */
export function wordsIn(search: Record<string, unknown>): { q?: string } {
  const q = typeof search['q'] === 'number' ? String(search['q']) : search['q'];
  return typeof q === 'string' && q !== '' ? { q } : {};
}

export function approvalsIn(search: Record<string, unknown>): ApprovalsSearch {
  return isApprovalTab(search['tab']) ? { tab: search['tab'] } : {};
}

export function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A text from a link; one of figures alone arrives as a number. */
export function readText<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  const text = typeof value === 'number' ? String(value) : value;
  // The one key is the name, which TypeScript reads as a key of any string.
  return typeof text === 'string' && text !== '' ? ({ [name]: text } as Record<Name, string>) : {};
}
