import type { Assurance, Category } from '../facts/fact.ts';

/** What is held against the sources, in the order in which it is shown. */
export const comparedFields = [
  'legal_name',
  'identifier_uscc',
  'identifier_lei',
  'identifier_vat',
  'identifier_national',
  'licence_number',
  'licence_holder',
  'tax_number',
  'tax_standing',
  'legal_representative',
  'registered_address',
  'registration_status',
] as const;
export type ComparedFieldName = (typeof comparedFields)[number];

export type FieldResult = 'equal' | 'differs' | 'not_attested';

/** What one source says to a field. */
export interface SourceWord {
  readonly sourceId: string;
  readonly category: Category;
  readonly assurance: Assurance;
  /** False for a source that may no longer confirm what it said. */
  readonly active: boolean;
  readonly asOf: string;
  /** Null when the source is silent on it. */
  readonly value: string | null;
  readonly result: FieldResult;
}

/** What was stated, with what every source says to it. */
export interface ComparedField {
  readonly field: ComparedFieldName;
  readonly stated: string | null;
  readonly words: readonly SourceWord[];
  readonly result: FieldResult;
}
