import type { Text } from '../../../platform/http/schemas.ts';

export const categories = [
  'identity',
  'ownership',
  'activity',
  'size',
  'relationship',
  'standing',
  'accounts',
] as const;
export type Category = (typeof categories)[number];
export type Assurance = 'bank_verified' | 'bank_reported' | 'registry' | 'stated';
export type SourceState = 'active' | 'expired' | 'withdrawn';

export type FactValue =
  | { readonly type: 'text'; readonly text: Text }
  | { readonly type: 'plain'; readonly text: string }
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'money'; readonly amount: string; readonly currency: string }
  | { readonly type: 'code'; readonly code: string; readonly list: string }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'list'; readonly items: readonly FactValue[] }
  | { readonly type: 'holding'; readonly name: string; readonly kind: 'person' | 'enterprise'; readonly share: string };

/** The signed record that a batch was read from, and the key of its source on that day. */
export interface EvidenceInput {
  readonly recordId: string;
  readonly keyId: string;
  readonly algorithm: string;
  readonly publicKey: object;
  readonly jws: string;
  readonly signedAt: Date;
}

/** What one record of a source says of an enterprise. */
export interface FactBatch {
  readonly enterpriseId: string;
  readonly sourceId: string;
  /** Place in the source's journal, which decides what is newer; null for a source without one: then `asOf` decides. */
  readonly sequence: bigint | null;
  readonly asOf: Date;
  readonly receivedAt: Date;
  readonly validUntil: Date | null;
  readonly assurance: Assurance;
  /** Null only where there is no sequence: a record of a journal is signed. */
  readonly evidence: EvidenceInput | null;
  /** The keys that this record speaks for: those that it no longer names end. */
  readonly covers: readonly string[];
  readonly facts: readonly { readonly key: string; readonly category: Category; readonly value: FactValue }[];
}

export interface RecordedFacts {
  readonly enterpriseId: string;
  readonly sourceId: string;
  readonly evidenceId: string | null;
  /** Keys whose current value became another one, appeared or ended. */
  readonly changed: readonly string[];
  /** Keys for which a newer record had come before: their values went into the history only. */
  readonly late: readonly string[];
}

/** True when both say the same, whatever the order of their properties. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  // Both are objects or both are arrays: their own keys are texts.
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]));
}
