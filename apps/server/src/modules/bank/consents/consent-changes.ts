import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { AuditModule, AuditActor } from '../../audit/index.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { BankConnection } from '../connections/connection.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { consentEnded, type ConsentEnded } from '../bank-events.ts';
import { ensureCustomers, lockCustomer, setRefetchFrom, wantSync, type BankCustomer } from '../inbox/customer-store.ts';
import { firstWithheld } from '../inbox/inbox-store.ts';
import { mayBecome, sourceStateOf, withdrawnCategories, type ConsentStatus } from './consent.ts';
import {
  insertConsent,
  lockByBankId,
  lockOfCustomer,
  selectStates,
  updateConsent,
  type BankConsent,
} from './consent-store.ts';
import { findEnded } from './ending-store.ts';

export interface ConsentDeps {
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly enterprises: Pick<EnterprisesModule, 'setSourceState'>;
}

/** What a bank says of a consent. */
export interface BankWord {
  readonly bankConsentId: string;
  readonly status: ConsentStatus;
  readonly permissions: readonly string[];
  readonly customerId: string | null;
  readonly createdAt: Date;
  readonly statusUpdatedAt: Date;
  readonly expiresAt: Date | null;
}

/**
 * Takes in what a bank says of a consent, in the caller's transaction: by its list, by its answer, or by an entry of a journal.
 * What has ended here does not begin again because an older word arrives late, and a word only shortens what the enterprise agreed to.
 * @returns the consent as it is then.
 */
export async function applyBankWord(
  tx: Tx,
  deps: ConsentDeps,
  connection: BankConnection,
  word: BankWord,
): Promise<BankConsent> {
  const { connectionId } = connection;
  // The customer before its consents: whoever applies its journal takes them in the same order.
  const customer = word.customerId === null ? null : await takeCustomer(tx, deps, connectionId, word.customerId);
  const known = (await lockByBankId(tx, connectionId, word.bankConsentId)) ?? (await addFound(tx, connection, word));
  const changes = known.status !== word.status && mayBecome(known.status, word.status);
  const customerId = known.customerId ?? word.customerId;
  if (!changes && customerId === known.customerId) return known;
  const consent: BankConsent = changes
    ? { ...known, ...told(known, word, deps.clock.now()), customerId }
    : { ...known, customerId };
  await updateConsent(tx, consent);
  if (changes) await afterChange(tx, deps, consent, { was: known.status, actor: { kind: 'bank', id: connectionId } });
  if (
    consent.status !== 'AUTH' ||
    customer === null ||
    customer.enterpriseId === null ||
    customer.customerId !== customerId
  )
    return consent;
  await settleOwner(tx, deps, { connectionId, customerId, enterpriseId: customer.enterpriseId });
  return (await lockByBankId(tx, connectionId, word.bankConsentId)) ?? consent;
}

/** The word's part of a consent. A bank's clock may run ahead: nothing has happened later than now. */
function told(
  known: BankConsent,
  word: BankWord,
  now: Date,
): Pick<BankConsent, 'status' | 'statusUpdatedAt' | 'expiresAt'> {
  const { status, statusUpdatedAt } = word;
  return {
    status,
    statusUpdatedAt: statusUpdatedAt < now ? statusUpdatedAt : now,
    expiresAt: earlier(known.expiresAt, word.expiresAt),
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

async function takeCustomer(
  tx: Tx,
  { clock }: ConsentDeps,
  connectionId: string,
  customerId: string,
): Promise<BankCustomer | null> {
  await ensureCustomers(tx, connectionId, [customerId], clock.now());
  return lockCustomer(tx, connectionId, customerId);
}

/** A consent given at a branch, or in the moment before we had written down the bank's identifier, is found by its word alone. */
async function addFound(tx: Tx, connection: BankConnection, word: BankWord): Promise<BankConsent> {
  const found: BankConsent = {
    consentId: newId(),
    enterpriseId: null,
    connectionId: connection.connectionId,
    bankConsentId: word.bankConsentId,
    customerId: null,
    status: 'AWAU',
    permissions: [...word.permissions],
    createdAt: word.createdAt,
    statusUpdatedAt: word.createdAt,
    expiresAt: word.expiresAt,
    withdrawalDueAt: null,
  };
  await insertConsent(tx, found);
  // Another transaction may have come first: its row is the one.
  return (await lockByBankId(tx, connection.connectionId, word.bankConsentId)) ?? found;
}

/** What follows from a new state: the journal is read, or the facts are shown differently, and a line is written. */
export async function afterChange(
  tx: Tx,
  deps: ConsentDeps,
  consent: BankConsent,
  { was, actor }: { was: ConsentStatus; actor: AuditActor },
): Promise<void> {
  const { connectionId, customerId, enterpriseId } = consent;
  const now = deps.clock.now();
  if (consent.status === 'AUTH' && customerId !== null) {
    await ensureCustomers(tx, connectionId, [customerId], now);
    await wantSync(tx, connectionId, [customerId], now);
    const withheld = await firstWithheld(tx, connectionId, customerId);
    if (withheld !== null) await setRefetchFrom(tx, connectionId, customerId, withheld);
  }
  if (enterpriseId === null) return;
  await tell(tx, deps, { ...consent, enterpriseId }, actor);
  if (was === 'AUTH') await tellEnded(tx, deps, { ...consent, enterpriseId }, actor);
}

/** A consent in force can only end; those who rely on it are told. */
async function tellEnded(
  tx: Tx,
  { clock }: ConsentDeps,
  { consentId, enterpriseId, status }: BankConsent & { readonly enterpriseId: string },
  actor: AuditActor,
): Promise<void> {
  const ended = await findEnded(tx, consentId);
  if (ended === null) return;
  const how = status === 'EXPD' ? 'expired' : 'withdrawn';
  const by = how === 'expired' ? 'time' : endedBy[actor.kind];
  await writeEvents(tx, clock, [consentEnded({ enterpriseId, consentId, ...ended, how, by })]);
}

const endedBy: Record<AuditActor['kind'], ConsentEnded['by']> = { person: 'member', bank: 'bank', system: 'network' };

/** Shows the facts as the consents now say, and writes down what became of this one. */
async function tell(
  tx: Tx,
  deps: ConsentDeps,
  consent: BankConsent & { readonly enterpriseId: string },
  actor: AuditActor,
): Promise<void> {
  const { enterpriseId, connectionId } = consent;
  await showAccordingly(tx, deps, enterpriseId, connectionId);
  await deps.audit.write(tx, {
    enterpriseId,
    actor,
    action: `bank_consent.${audited[consent.status]}`,
    target: `bank_consent:${consent.consentId}`,
    details: { permissions: consent.permissions },
  });
}

const audited: Record<ConsentStatus, string> = {
  AWAU: 'requested',
  AUTH: 'authorized',
  RJCT: 'rejected',
  EXPD: 'expired',
  CANC: 'withdrawn',
};

/** Shows or hides the bank's facts of an enterprise as its consents now say. */
export async function showAccordingly(
  tx: Tx,
  deps: ConsentDeps,
  enterpriseId: string,
  sourceId: string,
): Promise<void> {
  const consents = await selectStates(tx, enterpriseId, sourceId);
  const state = sourceStateOf(consents);
  if (state === null) return;
  const standing = { enterpriseId, sourceId, state, withdrawnCategories: withdrawnCategories(consents) };
  await deps.enterprises.setSourceState(tx, standing);
}

/**
 * It is known now which enterprise a customer is: consents found at the bank are that enterprise's, and one that another enterprise
 * asked for is none of it: it ends here at once and at the bank as soon as it can be told.
 * @param place with an `enterpriseId` of null for a customer that is an enterprise which is not on the network yet.
 * @returns whether a consent in force is left by which the enterprise's facts may be shown.
 */
export async function settleOwner(
  tx: Tx,
  deps: ConsentDeps,
  place: { connectionId: string; customerId: string; enterpriseId: string | null },
): Promise<boolean> {
  const { connectionId, customerId, enterpriseId } = place;
  let inForce = false;
  for (const consent of await lockOfCustomer(tx, connectionId, customerId)) {
    if (consent.enterpriseId === null) {
      if (enterpriseId !== null) {
        await updateConsent(tx, { ...consent, enterpriseId });
        await tell(tx, deps, { ...consent, enterpriseId }, { kind: 'bank', id: connectionId });
      }
    } else if (consent.enterpriseId !== enterpriseId && mayBecome(consent.status, 'CANC')) {
      const now = deps.clock.now();
      const ended: BankConsent = { ...consent, status: 'CANC', statusUpdatedAt: now, withdrawalDueAt: now };
      await updateConsent(tx, ended);
      await afterChange(tx, deps, ended, {
        was: consent.status,
        actor: { kind: 'system', id: 'bank.foreign_customer' },
      });
      continue;
    }
    inForce ||= consent.status === 'AUTH' && (consent.enterpriseId === null || consent.enterpriseId === enterpriseId);
  }
  return inForce;
}
