import type { Queryable } from '../db/database.ts';
import type { CustomerSeed, PersonSeed } from './bank-seed.ts';

export type EntryRow = {
  customerId: string;
  sequence: number;
  kind: string;
  recordId: string;
  /** Instant of both attestation and writing, ISO 8601. */
  at: string;
  data: Record<string, unknown>;
  jws: string;
};

/** The customers that are already there. */
export async function knownCustomers(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ customer_id: string }>('select customer_id from customers');
  return new Set(rows.map((row) => row.customer_id));
}

/** Customers with their accounts; one statement each, whatever their number. */
export async function insertCustomers(tx: Queryable, customers: CustomerSeed[]): Promise<void> {
  await tx.query(
    `insert into customers (customer_id, name_zh, name_en, identifiers, departments, last_sequence)
     select c->>'customerId', c->>'nameZh', c->>'nameEn', c->'identifiers', c->'departments',
            jsonb_array_length(c->'journal')
     from jsonb_array_elements($1::jsonb) c`,
    [JSON.stringify(customers)],
  );
  const accounts = customers.flatMap(({ customerId, accounts: own }) =>
    own.map((account) => Object.assign({ customerId }, account)),
  );
  await tx.query(
    // Balances come from the books alone.
    `insert into accounts (account_id, customer_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor)
     select a->>'accountId', a->>'customerId', a->>'nameZh', a->>'nameEn', a->>'product', a->>'currency',
            a->>'lastDigits', (a->>'openedOn')::date, 0
     from jsonb_array_elements($1::jsonb) a`,
    [JSON.stringify(accounts)],
  );
}

/** Journal entries that are signed already. */
export async function insertEntries(tx: Queryable, entries: EntryRow[]): Promise<void> {
  await tx.query(
    `insert into journal_entries (customer_id, sequence, kind, record_id, as_of, written_at, data, jws)
     select e->>'customerId', (e->>'sequence')::integer, e->>'kind', e->>'recordId', (e->>'at')::timestamptz,
            (e->>'at')::timestamptz, e->'data', e->>'jws'
     from jsonb_array_elements($1::jsonb) e`,
    [JSON.stringify(entries)],
  );
}

/** People; those who are there are left alone. */
export async function insertPeople(tx: Queryable, people: PersonSeed[]): Promise<void> {
  const numbered = people.map((person, place) => Object.assign({ place }, person));
  await tx.query(
    `insert into people (person_id, label, name, good_for, listed, tags, place)
     select p->>'personId', p->'label', p->'name', p->'goodFor', (p->>'listed')::boolean,
            array(select jsonb_array_elements_text(p->'tags')), (p->>'place')::integer
     from jsonb_array_elements($1::jsonb) p
     on conflict (person_id) do nothing`,
    [JSON.stringify(numbered)],
  );
}

/** Who may act for these customers, with the bank's notes; the permission table then says the rest. */
export async function insertMandates(tx: Queryable, people: PersonSeed[], customerIds: Set<string>): Promise<void> {
  const mandates = people.flatMap(({ personId, mandates: own }) =>
    own
      .map((mandate, place) => Object.assign({ personId, place }, mandate))
      .filter(({ customerId }) => customerIds.has(customerId)),
  );
  await tx.query(
    `insert into mandates (person_id, customer_id, role_id, department_id, account_ids, note, place)
     select m->>'personId', m->>'customerId', m->>'roleId', m->>'departmentId',
            array(select jsonb_array_elements_text(m->'accountIds')), m->'note', (m->>'place')::integer
     from jsonb_array_elements($1::jsonb) m
     on conflict do nothing`,
    [JSON.stringify(mandates)],
  );
}

/** Consents that customers gave at the branch, before the first client ever asked. */
export async function insertBranchConsents(tx: Queryable, customers: CustomerSeed[], clientId: string): Promise<void> {
  const consents = customers.flatMap(({ customerId, consents: own }) =>
    own.map((consent) => Object.assign({ customerId }, consent)),
  );
  await tx.query(
    `insert into consents (consent_id, client_id, customer_id, permissions, status, created_at, status_updated_at,
                           expires_at, given_at)
     select c->>'consentId', $2, c->>'customerId', array(select jsonb_array_elements_text(c->'permissions')), c->>'status',
            (c->>'authorisedAt')::timestamptz, (c->>'authorisedAt')::timestamptz, (c->>'expiresAt')::timestamptz, 'branch'
     from jsonb_array_elements($1::jsonb) c
     on conflict (consent_id) do nothing`,
    [JSON.stringify(consents), clientId],
  );
}
