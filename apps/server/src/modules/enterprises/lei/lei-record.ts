/** A record of GLEIF in the one form to which both file formats are brought. Dates are as written. */
export interface LeiRecord {
  readonly lei: string;
  readonly legalName: LeiName;
  readonly otherNames: readonly LeiName[];
  readonly legalAddress: LeiAddress | null;
  readonly authority: string | null;
  readonly authorityNumber: string | null;
  readonly jurisdiction: string | null;
  readonly legalForm: string | null;
  readonly otherLegalForm: string | null;
  readonly status: string | null;
  readonly createdOn: string | null;
  readonly updatedAt: string;
  readonly renewalAt: string | null;
}
export interface LeiName {
  readonly text: string;
  readonly language: string | null;
}
export interface LeiAddress {
  readonly language: string | null;
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

/** Why a record is kept aside. */
export class LeiError extends Error {}

/** What a file holds, in its order. `line` is where it begins, counted from 1. */
export type LeiEntry =
  | { readonly line: number; readonly record: LeiRecord }
  | { readonly line: number; readonly reason: string; readonly raw: string };
