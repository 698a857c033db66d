import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { writeSetting } from '../db/settings-store.ts';
import { signEntry } from '../journal/journal-entry.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { customersWithTable, insertTables, replaceHolders } from '../permissions/table-store.ts';
import type { BankSeed, CustomerSeed } from './bank-seed.ts';
import { bookSeed } from './seed-ledger.ts';
import { seedTables } from './seed-tables.ts';
import * as store from './seed-store.ts';

export type SeedOptions = { db: Database; keys: KeyRing; issuer: string; clock: Clock; firstClientId: string | null };

/**
 * Loads a seed; seeding again changes nothing that is there. Customers that are new get their whole journal and the first
 * version of their permission table, each signed as of its day with the key of that quarter.
 */
export async function loadSeed(seed: BankSeed, options: SeedOptions): Promise<{ customers: number; entries: number }> {
  const { db, firstClientId } = options;
  const known = await store.knownCustomers(db);
  const fresh = seed.customers.filter((customer) => !known.has(customer.customerId));
  const entries: store.EntryRow[] = [];
  for (const customer of fresh) entries.push(...(await signJournal(customer, options)));
  const ruled = await customersWithTable(db);
  const unruled = seed.customers.filter((customer) => !ruled.has(customer.customerId));
  const tables = await seedTables(seed, unruled, { ...options, now: options.clock.now() });
  await db.transaction(async (tx) => {
    await writeSetting(tx, 'bank', seed.bank);
    await writeSetting(tx, 'roles', seed.roles);
    await store.insertCustomers(tx, fresh);
    await bookSeed(tx, fresh, options.clock.now());
    await store.insertEntries(tx, entries);
    await store.insertPeople(tx, seed.people);
    // Where a table is in force it alone says who holds a mandate, whatever the seed said on the first day.
    await store.insertMandates(tx, seed.people, new Set(unruled.map(({ customerId }) => customerId)));
    await insertTables(tx, tables);
    await replaceHolders(tx, tables);
    if (firstClientId !== null) await store.insertBranchConsents(tx, fresh, firstClientId);
  });
  return { customers: fresh.length, entries: entries.length };
}

async function signJournal(customer: CustomerSeed, { keys, issuer }: SeedOptions): Promise<store.EntryRow[]> {
  const rows: store.EntryRow[] = [];
  for (const [index, entry] of customer.journal.entries()) {
    const asOf = instant(entry.asOf, `customer ${customer.customerId}, entry ${index + 1}`);
    const key = await keys.keyOn(asOf);
    const place = { customerId: customer.customerId, sequence: index + 1 };
    const jws = signEntry(key, issuer, asOf, { ...entry, ...place, asOf: asOf.toISOString() });
    rows.push({ ...place, kind: entry.kind, recordId: entry.recordId, at: asOf.toISOString(), data: entry.data, jws });
  }
  return rows;
}

function instant(text: string, where: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Error(`${where}: asOf is not a date: ${text}`);
  return date;
}
