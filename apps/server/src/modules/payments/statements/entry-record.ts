import type { EntryWrite } from './plan-entries.ts';

/**
 * What stands between the fields of an entry on its way to the database, between entries, between the parts of a list, and for nothing
 * said. None of these characters can stand in a document (XML 1.0 §2.2), also not as a reference, and JSON escapes them.
 */
export const marks = { field: '\u001F', record: '\u001E', part: '\u001D', none: '\u001C' } as const;

/** The columns of `payments.entries` that say what an entry is, in their order on the way, with their types. */
export const toldColumns = {
  status: 'text',
  direction: 'text',
  reversal: 'boolean',
  amount_minor: 'bigint',
  currency: 'text',
  day: 'date',
  booked_on: 'date',
  value_on: 'date',
  counterparty_name: 'text',
  counterparty_account: 'text',
  counterparty_bank: 'text',
  remittance: 'text',
  creditor_reference: 'text',
  end_to_end_id: 'text',
  bank_reference: 'text',
  transaction_code: 'text',
  details: 'jsonb',
  details_count: 'integer',
  servicer_reference: 'text',
  entry_reference: 'text',
  batch: 'jsonb',
  other_references: 'text',
  search_text: 'text',
} as const;
export type ToldColumn = keyof typeof toldColumns;

/** What we make of an entry goes before what it says. */
export const recordColumns = {
  entry_id: 'uuid',
  entry_key: 'text',
  reference_key: 'text',
  standing: 'text',
  ...toldColumns,
} as const;

/** An entry as it goes to the database: its fields in the order of `recordColumns`. */
export function recordOf({ entryId, sighting }: EntryWrite): string {
  const { entryKey, referenceKey, standing, entry } = sighting;
  return [entryId, entryKey, referenceKey, standing, entry.content].join(marks.field);
}
