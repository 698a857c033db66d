import type { BankContext } from '../bank-context.ts';
import { appendEntry } from '../journal/append-entry.ts';
import { nextStatus, statusAt, type Consent, type ConsentChange } from './consent.ts';
import * as store from './consent-store.ts';

export type ChangeRequest = {
  change: ConsentChange;
  /** Whose information is consented to; given with an approval. */
  customerId?: string;
  /** The person who decided; null for the client, the calendar and the bank's own staff. */
  decidedBy?: string;
  /** Refuses a consent of any other client. */
  clientId?: string;
};

/**
 * Changes the state of a consent and, once a customer is known, writes it into that customer's journal in the same
 * transaction. Returns the consent as it then is, or null when there is no such consent or the change is not possible.
 */
export async function changeConsent(
  bank: BankContext,
  consentId: string,
  request: ChangeRequest,
): Promise<Consent | null> {
  const changed = await bank.db.transaction(async (tx) => {
    const now = bank.clock.now();
    const consent = await store.lockConsent(tx, consentId);
    if (consent === null || (request.clientId !== undefined && consent.clientId !== request.clientId)) return null;
    // What the calendar has ended nobody can approve any more, even before the sweep has come by.
    const before = request.change === 'expire' ? consent.status : statusAt(consent, now);
    const status = nextStatus(before, request.change);
    if (status === null) return null;
    const customerId = request.customerId ?? consent.customerId;
    const after = { ...consent, status, customerId, statusUpdatedAt: now };
    await store.updateStatus(tx, after, request.decidedBy ?? null);
    if (customerId !== null) await appendEntry(tx, bank, statusEntry(after, customerId));
    return after;
  });
  if (changed !== null) bank.outboxFilled.ring();
  return changed;
}

function statusEntry(consent: Consent, customerId: string): Parameters<typeof appendEntry>[2] {
  return {
    customerId,
    kind: 'consent_status',
    recordId: consent.consentId,
    asOf: consent.statusUpdatedAt.toISOString(),
    assurance: 'bank_verified',
    data: {
      consentId: consent.consentId,
      status: consent.status,
      permissions: consent.permissions,
      expiresAt: consent.expiresAt.toISOString(),
    },
  };
}

/** Closes the consents whose time has passed. */
export async function expireConsents(bank: BankContext): Promise<void> {
  for (const consentId of await store.listOverdue(bank.db, bank.clock.now(), 100)) {
    await changeConsent(bank, consentId, { change: 'expire' });
  }
}
