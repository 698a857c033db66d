import type { EntryWrite } from './plan-entries.ts';

/** An entry as it goes to the database, a JSON object: what it says, and what we make of it. The names are those of the columns. */
export function recordOf({ entryId, sighting }: EntryWrite): string {
  const { entryKey, referenceKey, standing, entry } = sighting;
  const made = JSON.stringify({ entry_id: entryId, entry_key: entryKey, reference_key: referenceKey, standing });
  return `${made.slice(0, -1)},${entry.content.slice(1)}`;
}
