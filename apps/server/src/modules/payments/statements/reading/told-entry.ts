import type { Direction, EntryStatus } from '../entry.ts';
import { marks, toldColumns, type ToldColumn } from '../entry-record.ts';
import type { ReadEntry } from './read-entry.ts';

/** An entry as it leaves the reading: what decides over it, and everything that it says as one text for the database. */
export interface ToldEntry {
  readonly status: EntryStatus;
  readonly direction: Direction;
  readonly reversal: boolean;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The day by which it is listed, YYYY-MM-DD. */
  readonly day: string;
  /** The day that tells a booked one apart: booked, else value; empty where the bank says neither. */
  readonly bookedDay: string;
  readonly detailsCount: number;
  /** What the bank calls it. */
  readonly token: string;
  /** The fields of `toldColumns`, in their order and with their marks. */
  readonly content: string;
}

export function toldEntry(entry: ReadEntry): ToldEntry {
  const { status, direction, reversal, amountMinor, currency, day, bookedOn, valueOn, detailsCount } = entry;
  const bookedDay = bookedOn ?? valueOn ?? '';
  const moved = { status, direction, reversal, amountMinor, currency, day, bookedDay, detailsCount };
  return { ...moved, token: tokenOf(entry), content: contentOf(entry) };
}

/**
 * What the bank calls an entry: the strongest reference that it has. `AcctSvcrRef` identifies an entry "unambiguously" (ISO 20022), and
 * stands in all three messages; then come the bank's references of the only payment in it, then `NtryRef`. What payer and payee wrote
 * comes last, because it returns every month; where there is nothing at all, the words of the entry have to do.
 */
function tokenOf(entry: ReadEntry): string {
  const { servicerReference, entryReference, details, batch, otherReferences } = entry;
  if (servicerReference !== null) return `servicer${marks.field}${servicerReference}`;
  const [only] = details.length === 1 ? details : [];
  const ofOnly = only?.bankReference ?? only?.transactionId ?? entry.uetr ?? null;
  if (ofOnly !== null) return `transaction${marks.field}${ofOnly}`;
  if (entryReference !== null) return `entry${marks.field}${entryReference}`;
  const written = details.flatMap((one) => [
    one.bankReference,
    one.transactionId,
    one.instructionId,
    one.endToEndId,
    one.mandateId,
  ]);
  const references = [...written.filter((one) => one !== null), ...otherReferences].toSorted();
  if (references.length > 0) return ['references', ...references].join(marks.field);
  const ofBatch = batch?.paymentInformationId ?? batch?.messageId ?? null;
  if (ofBatch !== null) return `batch${marks.field}${ofBatch}`;
  return ['words', entry.remittance ?? '', entry.counterpartyName ?? '', entry.counterpartyAccount ?? ''].join(
    marks.field,
  );
}

const columns = Object.keys(toldColumns) as readonly ToldColumn[];

function contentOf(entry: ReadEntry): string {
  const { batch, otherReferences } = entry;
  const told: Readonly<Record<ToldColumn, string | null>> = {
    status: entry.status,
    direction: entry.direction,
    reversal: String(entry.reversal),
    amount_minor: entry.amountMinor.toString(),
    currency: entry.currency,
    day: entry.day,
    booked_on: entry.bookedOn,
    value_on: entry.valueOn,
    counterparty_name: entry.counterpartyName,
    counterparty_account: entry.counterpartyAccount,
    counterparty_bank: entry.counterpartyBank,
    remittance: entry.remittance,
    creditor_reference: entry.creditorReference,
    end_to_end_id: entry.endToEndId,
    bank_reference: entry.bankReference,
    transaction_code: entry.transactionCode,
    details: JSON.stringify(entry.details),
    details_count: String(entry.detailsCount),
    servicer_reference: entry.servicerReference,
    entry_reference: entry.entryReference,
    batch: batch === null ? null : JSON.stringify(batch),
    other_references: otherReferences.join(marks.part),
    search_text: searchTextOf(entry),
  };
  return columns.map((name) => told[name] ?? marks.none).join(marks.field);
}

/** What a search looks through, in lower case: the other side, the words, the references, also those of the payments of a batch. */
function searchTextOf(entry: ReadEntry): string {
  const own = [entry.counterpartyName, entry.counterpartyAccount, entry.remittance, entry.creditorReference];
  const references = [entry.endToEndId, entry.bankReference, entry.entryReference];
  const ofDetails = entry.details
    .slice(0, searchedDetails)
    .flatMap((one) => [
      one.counterpartyName,
      one.counterpartyAccount,
      one.remittance,
      one.creditorReference,
      one.endToEndId,
    ]);
  const words = [...own, ...references, ...(entry.details.length > 1 ? ofDetails : [])];
  return words
    .filter((word) => word !== null)
    .join(' ')
    .toLowerCase();
}

/** Of a batch so many payments are found by their words. */
const searchedDetails = 200;
