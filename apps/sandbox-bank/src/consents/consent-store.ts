import type { Queryable } from '../db/database.ts';
import type { Permission } from '../journal/journal-entry.ts';
import type { Consent, ConsentStatus } from './consent.ts';

type Row = {
  consent_id: string;
  client_id: string;
  customer_id: string | null;
  permissions: Permission[];
  status: ConsentStatus;
  created_at: Date;
  status_updated_at: Date;
  expires_at: Date;
  given_at: 'online' | 'branch';
};

const columns = `consent_id, client_id, customer_id, permissions, status, created_at, status_updated_at, expires_at, given_at`;

function toConsent(row: Row): Consent {
  return {
    consentId: row.consent_id,
    clientId: row.client_id,
    customerId: row.customer_id,
    permissions: row.permissions,
    status: row.status,
    createdAt: row.created_at,
    statusUpdatedAt: row.status_updated_at,
    expiresAt: row.expires_at,
    givenAt: row.given_at,
  };
}

/** Keeps a new consent. */
export async function insertConsent(tx: Queryable, consent: Consent): Promise<void> {
  await tx.query(`insert into consents (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    consent.consentId,
    consent.clientId,
    consent.customerId,
    consent.permissions,
    consent.status,
    consent.createdAt,
    consent.statusUpdatedAt,
    consent.expiresAt,
    consent.givenAt,
  ]);
}

/** A consent of this client; null when there is none. */
export async function findConsent(db: Queryable, clientId: string, consentId: string): Promise<Consent | null> {
  const { rows } = await db.query<Row>(`select ${columns} from consents where client_id = $1 and consent_id = $2`, [
    clientId,
    consentId,
  ]);
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** A consent of any client, locked until the transaction ends. */
export async function lockConsent(tx: Queryable, consentId: string): Promise<Consent | null> {
  const { rows } = await tx.query<Row>(`select ${columns} from consents where consent_id = $1 for update`, [consentId]);
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** Writes the new state of a consent. */
export async function updateStatus(tx: Queryable, consent: Consent, decidedBy: string | null): Promise<void> {
  await tx.query(
    `update consents set status = $2, customer_id = $3, status_updated_at = $4, decided_by = coalesce($5, decided_by)
     where consent_id = $1`,
    [consent.consentId, consent.status, consent.customerId, consent.statusUpdatedAt, decidedBy],
  );
}

/** Where a list of consents goes on. */
export type ConsentPlace = { statusUpdatedAt: string; consentId: string };

export type ConsentFilter = { changedSince: Date | null; after: ConsentPlace | null; limit: number };

/** Consents of a client in the order of their last change. */
export async function listConsents(db: Queryable, clientId: string, filter: ConsentFilter): Promise<Consent[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from consents
     where client_id = $1 and ($2::timestamptz is null or status_updated_at >= $2)
       and ($3::timestamptz is null or (date_trunc('milliseconds', status_updated_at), consent_id) > ($3, $4))
     order by date_trunc('milliseconds', status_updated_at), consent_id limit $5`,
    [
      clientId,
      filter.changedSince,
      filter.after?.statusUpdatedAt ?? null,
      filter.after?.consentId ?? null,
      filter.limit,
    ],
  );
  return rows.map(toConsent);
}

/** Identifiers of every consent that this client ever had of this customer. */
export async function consentIdsOf(db: Queryable, clientId: string, customerId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ consent_id: string }>(
    'select consent_id from consents where client_id = $1 and customer_id = $2',
    [clientId, customerId],
  );
  return new Set(rows.map((row) => row.consent_id));
}

/** Consents of one customer, newest first, for the operator. */
export async function consentsOfCustomer(db: Queryable, customerId: string): Promise<Consent[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from consents where customer_id = $1 order by created_at desc limit 50`,
    [customerId],
  );
  return rows.map(toConsent);
}

/** Consents whose time has passed and that nobody has closed yet. */
export async function listOverdue(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ consent_id: string }>(
    `select consent_id from consents where status in ('AWAU', 'AUTH') and expires_at <= $1 order by expires_at limit $2`,
    [now, limit],
  );
  return rows.map((row) => row.consent_id);
}
