import type { Identifier } from '../identifiers/identifier.ts';
import type { ComparedField } from './compared-field.ts';

/**
 * Why a person must decide: what was stated differs from what a source says; a stated number belongs to another enterprise; a bank
 * changed what was stated; a document has expired.
 */
export const caseKinds = ['differing_statement', 'claimed_enterprise', 'changed_at_bank', 'expired_document'] as const;
export type CaseKind = (typeof caseKinds)[number];

export const outcomes = ['accept', 'return', 'refuse'] as const;
export type Outcome = (typeof outcomes)[number];

/** A number that belongs to another enterprise than the one that states it. */
export type ContestedNumber = Identifier;

export interface Case {
  readonly enterpriseId: string;
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly state: 'open' | 'decided';
  readonly openedAt: Date;
  readonly otherEnterpriseId: string | null;
  readonly fields: readonly ComparedField[];
  readonly numbers: readonly ContestedNumber[];
  readonly revision: number;
  /** `settled`: what it was about is gone, without a decision. */
  readonly outcome: Outcome | 'settled' | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}
