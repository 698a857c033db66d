import type { Category, FactValue } from '../facts/fact.ts';

/** What a signed record says, read by the same mapping by which it was taken in. */
export interface ReadRecord {
  readonly customerId: string;
  readonly sequence: bigint;
  readonly recordId: string;
  readonly facts: readonly { readonly key: string; readonly category: Category; readonly value: FactValue }[];
}

/** What only the module that speaks to the sources knows; bank implements it. */
export interface EvidenceReader {
  /** Null when the payload is no record of this source. */
  read(input: { sourceId: string; payload: unknown }): Promise<ReadRecord | null>;
  /** Whether the source had published this very key under this id at that instant. */
  wasPublished(input: { sourceId: string; keyId: string; publicKey: object; at: Date }): Promise<boolean>;
  /** Whether this customer of the source is this enterprise. */
  speaksOf(input: { sourceId: string; enterpriseId: string; customerId: string }): Promise<boolean>;
}
