import type { Id } from '../../../platform/ids.ts';

export type StatementId = Id<'statement'>;
export type EntryId = Id<'entry'>;
export type EntryStatus = 'pending' | 'booked' | 'information';
export type Direction = 'credit' | 'debit';

/** One payment of a batch booking, or the only one of an entry. What the bank does not say is null. */
export interface EntryDetail {
  /** As the bank writes it, a decimal with up to five digits after the point: of another currency than the account it is not ours to round. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** Null: as the entry. */
  readonly direction: Direction | null;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly counterpartyBank: string | null;
  readonly remittance: string | null;
  readonly creditorReference: string | null;
  readonly endToEndId: string | null;
  readonly instructionId: string | null;
  readonly transactionId: string | null;
  readonly bankReference: string | null;
  readonly mandateId: string | null;
  /** Further references, such as the clearing's, as `NAME=value`. */
  readonly otherReferences: readonly string[];
}

/** What is said of an entry. */
export interface EntryContent {
  readonly status: EntryStatus;
  readonly direction: Direction;
  readonly reversal: boolean;
  /** Never negative. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The day by which it is listed, YYYY-MM-DD: booked, else value, else the day of the statement. */
  readonly day: string;
  readonly bookedOn: string | null;
  readonly valueOn: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly counterpartyBank: string | null;
  readonly remittance: string | null;
  readonly creditorReference: string | null;
  readonly endToEndId: string | null;
  readonly bankReference: string | null;
  readonly transactionCode: string | null;
  readonly details: readonly EntryDetail[];
  readonly detailsCount: number;
}

/** A row of `payments.entries`. */
export interface EntryRow extends EntryContent {
  readonly enterpriseId: string;
  readonly entryId: EntryId;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly statementId: StatementId;
  /** The issue because of which it counts no more, and what the bank calls that; null where it counts. */
  readonly supersededBy: StatementId | null;
  readonly supersededByBankId: string | null;
  readonly takenAt: Date;
}
