import type { EntryWrite } from './plan-entries.ts';
import type { EntryRecord } from './entry-store.ts';
import type { ReadEntry } from './reading/read-entry.ts';

/** An entry as it goes to the database: the names are those of its columns. */
export function recordOf({ entryId, sighting }: EntryWrite): EntryRecord {
  return {
    entry_id: entryId,
    entry_key: sighting.entryKey,
    reference_key: sighting.referenceKey,
    standing: sighting.standing,
    search_text: searchTextOf(sighting.entry),
    ...contentOf(sighting.entry),
  };
}

/** What an entry says, without what we make of it. */
export function contentOf(entry: ReadEntry): Record<string, unknown> {
  return {
    status: entry.status,
    direction: entry.direction,
    reversal: entry.reversal,
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
    details: entry.details,
    details_count: entry.detailsCount,
    servicer_reference: entry.servicerReference,
    entry_reference: entry.entryReference,
    batch: entry.batch,
    other_references: entry.otherReferences,
  };
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
