import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConsentStatus } from './consent.ts';
import { covered } from './ending-store.ts';

/** An enterprise's permission that a bank gives us its information. */
export interface BankConsent {
  readonly consentId: string;
  readonly enterpriseId: string | null;
  readonly connectionId: string;
  readonly bankConsentId: string | null;
  readonly customerId: string | null;
  readonly status: ConsentStatus;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly statusUpdatedAt: Date;
  readonly expiresAt: Date | null;
  readonly withdrawalDueAt: Date | null;
}

const columns = sql`consent_id as "consentId", enterprise_id as "enterpriseId", connection_id as "connectionId",
  bank_consent_id as "bankConsentId", customer_id as "customerId", status, permissions, created_at as "createdAt",
  status_updated_at as "statusUpdatedAt", expires_at as "expiresAt", withdrawal_due_at as "withdrawalDueAt"`;

export async function insertConsent(tx: Tx, consent: BankConsent): Promise<void> {
  await sql`insert into bank.consents (consent_id, enterprise_id, connection_id, bank_consent_id, customer_id, status, permissions,
      created_at, status_updated_at, expires_at)
    values (${consent.consentId}, ${consent.enterpriseId}, ${consent.connectionId}, ${consent.bankConsentId}, ${consent.customerId},
      ${consent.status}, ${consent.permissions}, ${consent.createdAt}, ${consent.statusUpdatedAt}, ${consent.expiresAt})
    on conflict do nothing`.execute(tx);
}

/** The consent that the bank calls so, locked. */
export async function lockByBankId(tx: Tx, connectionId: string, bankConsentId: string): Promise<BankConsent | null> {
  const { rows } = await sql<BankConsent>`select ${columns} from bank.consents
    where connection_id = ${connectionId} and bank_consent_id = ${bankConsentId} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function lockConsent(tx: Tx, consentId: string): Promise<BankConsent | null> {
  const { rows } =
    await sql<BankConsent>`select ${columns} from bank.consents where consent_id = ${consentId} for update`.execute(tx);
  return rows[0] ?? null;
}

/** One consent as the policies let the caller see it. */
export async function findConsent(tx: Tx, consentId: string): Promise<BankConsent | null> {
  const { rows } = await sql<BankConsent>`select ${columns} from bank.consents where consent_id = ${consentId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** `renewed`: another consent in force covers the same for longer. */
export type ListedConsent = BankConsent & { readonly renewed: boolean };

export async function listConsents(
  tx: Tx,
  enterpriseId: string,
  page: { before: string | null; limit: number },
): Promise<ListedConsent[]> {
  const { rows } = await sql<ListedConsent>`select ${columns}, ${covered} as renewed from bank.consents
    where enterprise_id = ${enterpriseId} and (${page.before}::uuid is null or consent_id < ${page.before}::uuid)
    order by consent_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** The last consent that this enterprise began to give for the same things and did not finish. */
export async function findUnfinished(
  tx: Tx,
  asked: { enterpriseId: string; connectionId: string; permissions: readonly string[]; expiresAfter: Date },
): Promise<BankConsent | null> {
  const { rows } = await sql<BankConsent>`select ${columns} from bank.consents
    where enterprise_id = ${asked.enterpriseId} and connection_id = ${asked.connectionId} and status = 'AWAU'
      and permissions = ${asked.permissions}::text[] and expires_at > ${asked.expiresAfter}
    order by consent_id desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function setBankId(tx: Tx, consentId: string, bankConsentId: string): Promise<void> {
  await sql`update bank.consents set bank_consent_id = ${bankConsentId} where consent_id = ${consentId} and bank_consent_id is null`.execute(
    tx,
  );
}

/** Writes what has changed of a consent. */
export async function updateConsent(tx: Tx, consent: BankConsent): Promise<void> {
  await sql`update bank.consents set enterprise_id = ${consent.enterpriseId}, customer_id = ${consent.customerId}, status = ${consent.status},
      status_updated_at = ${consent.statusUpdatedAt}, expires_at = ${consent.expiresAt}, withdrawal_due_at = ${consent.withdrawalDueAt}
    where consent_id = ${consent.consentId}`.execute(tx);
}

/** All consents for one customer, locked. */
export async function lockOfCustomer(tx: Tx, connectionId: string, customerId: string): Promise<BankConsent[]> {
  const { rows } = await sql<BankConsent>`/*bank.consents_of_customer*/
    select ${columns} from bank.consents where connection_id = ${connectionId}::uuid and customer_id = ${customerId}
    order by consent_id for update`.execute(tx);
  return rows;
}

/** Consents by which these customers' journals can be read now, the widest of each first. */
export async function selectUsable(
  tx: Tx,
  connectionId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<BankConsent[]> {
  const { rows } = await sql<BankConsent>`select ${columns} from bank.consents
    where connection_id = ${connectionId} and customer_id = any(${customerIds}::text[]) and status = 'AUTH'
      and bank_consent_id is not null and (expires_at is null or expires_at > ${now})
    order by customer_id, cardinality(permissions) desc, consent_id`.execute(tx);
  return rows;
}

export async function selectStates(
  tx: Tx,
  enterpriseId: string,
  connectionId: string,
): Promise<{ status: ConsentStatus; statusUpdatedAt: Date; permissions: string[] }[]> {
  const { rows } = await sql<{
    status: ConsentStatus;
    statusUpdatedAt: Date;
    permissions: string[];
  }>`select status, status_updated_at as "statusUpdatedAt", permissions
    from bank.consents where enterprise_id = ${enterpriseId} and connection_id = ${connectionId}`.execute(tx);
  return rows;
}

/** Consents whose time has passed, to be locked one by one. */
export async function selectOverdue(tx: Tx, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ consentId: string }>`select consent_id as "consentId" from bank.consents
    where status in ('AWAU', 'AUTH') and expires_at <= ${now} order by expires_at limit ${most}`.execute(tx);
  return rows.map((row) => row.consentId);
}

/** Withdrawals that the bank has still to be told of. */
export async function selectWithdrawing(tx: Tx, connectionId: string, now: Date, most: number): Promise<BankConsent[]> {
  const { rows } = await sql<BankConsent>`select ${columns} from bank.consents
    where withdrawal_due_at <= ${now} and connection_id = ${connectionId} and bank_consent_id is not null
    order by withdrawal_due_at limit ${most}`.execute(tx);
  return rows;
}
