import type { Text } from '../../../platform/http/schemas.ts';
import type { IdentifierScheme } from '../identifiers/identifier.ts';

export type TaxRating = 'A' | 'B' | 'M' | 'C' | 'D';

export interface StatedIdentifier {
  readonly scheme: IdentifierScheme;
  /** Two letters; empty for a LEI, which is one for the whole world. */
  readonly country: string;
  readonly value: string;
}

/** What an enterprise states of itself. Null: not stated (yet). */
export interface Statement {
  readonly legalName: Text;
  readonly identifiers: readonly StatedIdentifier[];
  readonly licence: {
    readonly number: string | null;
    /** Whose name stands on the business licence. */
    readonly holder: string | null;
    /** YYYY-MM-DD; null for a licence without an end. */
    readonly validUntil: string | null;
  };
  readonly tax: { readonly number: string | null; readonly kind: Text | null; readonly rating: TaxRating | null };
  readonly legalRepresentative: string | null;
  readonly registeredAddress: string | null;
}

export const emptyStatement: Statement = {
  legalName: { zh: null, en: null },
  identifiers: [],
  licence: { number: null, holder: null, validUntil: null },
  tax: { number: null, kind: null, rating: null },
  legalRepresentative: null,
  registeredAddress: null,
};
