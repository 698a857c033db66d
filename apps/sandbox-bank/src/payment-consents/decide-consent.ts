import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { mayAuthorise, maySignFurther } from '../payments/authorisers.ts';
import { decidePayment } from '../payments/check-payment.ts';
import { endPayment, tellPayment } from '../payments/end-payment.ts';
import type { Checked } from '../payments/party-check.ts';
import { signedOrder, type Party, type Payment } from '../payments/payment.ts';
import { findOrdered, keepSignature, lockPayment, othersInMonth } from '../payments/payment-store.ts';
import type { TableHolder } from '../permissions/table.ts';
import { currentTable, tableInForce } from '../permissions/table-store.ts';
import { paymentConsentStatusAt, type PaymentConsent } from './payment-consent.ts';
import { findPaymentConsent, lockPaymentConsent, updatePaymentConsent } from './payment-consent-store.ts';

/** A consent that waits for a person: one who signed it already, or a further one whom the bank's table demands. */
export type WaitingConsent = {
  consent: PaymentConsent;
  stage: 'named' | 'further';
  /** What the bank's table is asked with. */
  checked: Checked;
};

/** A consent that can still be decided on; null when it cannot. */
export async function findWaiting(
  bank: BankContext,
  clientId: string,
  consentId: string,
): Promise<WaitingConsent | null> {
  const consent = await findPaymentConsent(bank.db, clientId, consentId);
  if (consent === null) return null;
  const payment = consent.status === 'COND' ? await findOrdered(bank.db, clientId, consentId) : null;
  const kept = await currentTable(bank.db, consent.customerId);
  if (kept === null) return null;
  return waitingOf(bank.db, { consent, payment, table: kept.table, now: bank.clock.now() });
}

type Found = { consent: PaymentConsent; payment: Payment | null; table: Checked['table']; now: Date };

async function waitingOf(db: Queryable, { consent, payment, table, now }: Found): Promise<WaitingConsent | null> {
  const { amountMinor, consentId } = consent;
  const status = paymentConsentStatusAt(consent, now);
  const waits = status === 'AWAU' || status === 'AUTH' || (payment?.status === 'PATC' && isInTime(payment, now));
  if (!waits) return null;
  const order = payment === null ? consent.order : signedOrder(payment);
  const receivedAt = payment?.receivedAt ?? now;
  const others = await othersInMonth(db, { account: order.debtorAccount, receivedAt, without: consentId });
  return {
    consent,
    stage: payment === null ? 'named' : 'further',
    checked: { table, order, amountMinor, others, receivedAt, now },
  };
}

function isInTime({ authoriseUntil }: Payment, now: Date): boolean {
  return authoriseUntil !== null && now < authoriseUntil;
}

/** Whether a mandate may decide on it. */
export function mayDecide({ stage, checked }: WaitingConsent, mandate: Party): boolean {
  return stage === 'named' ? mayAuthorise(checked, mandate) : maySignFurther(checked, mandate);
}

/** The holders who may decide on it, by the bank's table. */
export function whoMayDecide(waiting: WaitingConsent): TableHolder[] {
  return waiting.checked.table.holders.filter((holder) => mayDecide(waiting, holder));
}

export type Decided = { clientId: string; consentId: string; by: Party; approved: boolean };

/**
 * What a person decided on the bank's page: the consent is authorised or refused, or a payment that waits for signatures gets
 * one more or ends. Looked at once more under the locks; false when it could not be decided on any more, or not by him.
 */
export async function decideConsent(
  bank: BankContext,
  { clientId, consentId, by, approved }: Decided,
): Promise<boolean> {
  const decided = await bank.db.transaction(async (tx) => {
    const consent = await lockPaymentConsent(tx, clientId, consentId);
    if (consent === null) return false;
    const now = bank.clock.now();
    const payment = consent.status === 'COND' ? await lockPayment(tx, consentId) : null;
    const table = await tableInForce(tx, consent.customerId);
    const waiting = await waitingOf(tx, { consent, payment, table, now });
    if (waiting === null || !mayDecide(waiting, by)) return false;
    if (payment !== null) await decidePaymentFurther(tx, bank, { payment, waiting, by, approved });
    else {
      const status = approved ? ('AUTH' as const) : ('RJCT' as const);
      await updatePaymentConsent(tx, { ...consent, status, statusUpdatedAt: now, authorisedBy: by.subject });
    }
    return true;
  });
  if (decided) {
    bank.paymentTaken.ring();
    bank.outboxFilled.ring();
  }
  return decided;
}

type Further = { payment: Payment; waiting: WaitingConsent; by: Party; approved: boolean };

async function decidePaymentFurther(tx: Queryable, bank: BankContext, { payment, waiting, by, approved }: Further) {
  const { checked } = waiting;
  const { now } = checked;
  if (!approved) {
    await endPayment(tx, payment, { reason: 'DS02', detail: `${by.subject} refused to sign it` }, now);
    return;
  }
  const { subject, roleId, departmentId } = by;
  const further = [
    ...payment.further,
    { subject, roleId, departmentId, signedAt: now.toISOString(), method: 'bank' as const },
  ];
  const order = signedOrder({ order: payment.order, further });
  const enough = decidePayment({ ...checked, order }).kind === 'enough';
  const signed: Payment = {
    ...payment,
    further,
    status: enough ? 'RCVD' : 'PATC',
    sequence: payment.sequence + 1,
    updatedAt: now,
  };
  await keepSignature(tx, signed, { delayMs: bank.scenario.get().paymentDelayMs });
  if (enough) await tellPayment(tx, signed, now);
}
