import { lockKey } from '../api/idempotency-store.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { firstDifference } from '../open-banking/initiation.ts';
import { badRequest, obCodes, ObError } from '../open-banking/ob-error.ts';
import type { PaymentBody } from '../open-banking/pisp-schemas.ts';
import { decidePayment } from '../payments/check-payment.ts';
import type { Payment } from '../payments/payment.ts';
import { findOrdered, isInstructionPaid, othersInMonth } from '../payments/payment-store.ts';
import { receivePayment, type Receiving } from '../payments/receive-payment.ts';
import { tableInForce } from '../permissions/table-store.ts';
import { hashOf, keyReused } from './create-consent.ts';
import { paymentConsentStatusAt, type PaymentConsent } from './payment-consent.ts';
import { findConsumedBy, lockPaymentConsent, updatePaymentConsent } from './payment-consent-store.ts';

type Submitted = { clientId: string; key: string; body: PaymentBody };

/**
 * Orders the payment of an authorised consent, and uses the consent up in the same transaction. The payment has the
 * identifier of the consent: whatever the number of requests and keys, there is one.
 */
export async function submitPayment(bank: BankContext, { clientId, key, body }: Submitted): Promise<Payment> {
  const { ConsentId: consentId } = body.Data;
  const requestHash = hashOf(body);
  const payment = await bank.db.transaction(async (tx) => {
    await lockKey(tx, clientId, `domestic payment ${key}`);
    const byKey = await findConsumedBy(tx, clientId, key);
    if (byKey !== null && (byKey.consentId !== consentId || byKey.consumed?.hash !== requestHash)) throw keyReused();
    const consent = await lockPaymentConsent(tx, clientId, consentId);
    if (consent === null) throw badRequest(obCodes.notFound, 'There is no such consent.', 'Data.ConsentId');
    if (consent.status === 'COND') return alreadyPaid(tx, consent, byKey);
    assertSame(consent, body);
    if (paymentConsentStatusAt(consent, bank.clock.now()) !== 'AUTH') {
      throw badRequest(obCodes.consentStatus, 'The consent is not authorised, or its time has passed.', 'Data.Status');
    }
    return pay(tx, bank, consent, { key, hash: requestHash });
  });
  bank.paymentTaken.ring();
  return payment;
}

async function alreadyPaid(tx: Queryable, consent: PaymentConsent, byKey: PaymentConsent | null): Promise<Payment> {
  if (byKey === null) throw exists('The consent was used under another key.', 'Data.ConsentId');
  const payment = await findOrdered(tx, consent.clientId, consent.consentId);
  if (payment === null) throw new Error(`consent ${consent.consentId} was used and has no payment`);
  return payment;
}

/** Dynamic linking: what is paid is what was approved, byte for byte. */
function assertSame(consent: PaymentConsent, { Data, Risk }: PaymentBody): void {
  const differs =
    firstDifference(consent.initiation, JSON.stringify(Data.Initiation), 'Data.Initiation') ??
    firstDifference(consent.risk, JSON.stringify(Risk), 'Risk');
  if (differs !== null) throw badRequest(obCodes.consentMismatch, 'It is not what was approved.', differs);
}

async function pay(
  tx: Queryable,
  bank: BankContext,
  consent: PaymentConsent,
  consumed: { key: string; hash: string },
): Promise<Payment> {
  const { clientId, consentId, customerId, order, amountMinor } = consent;
  // Two consents of one instruction wait here for each other: only one of them is paid.
  await lockKey(tx, clientId, `payment ${order.instructionId}`);
  if (await isInstructionPaid(tx, clientId, order.instructionId)) {
    throw exists('The instruction was paid under another consent.', 'Data.Initiation.SupplementaryData.instructionId');
  }
  const now = bank.clock.now();
  const table = await tableInForce(tx, customerId);
  const others = await othersInMonth(tx, { account: order.debtorAccount, receivedAt: now, without: consentId });
  const decision = decidePayment({ table, order, amountMinor, others, receivedAt: now, now });
  const contentHash = hashOf([customerId, order]);
  // What the table refuses is taken in all the same, and rejected with its reason when it is executed.
  const receiving: Receiving =
    decision.kind === 'more'
      ? {
          status: 'PATC',
          authoriseUntil: new Date(now.getTime() + decision.expiresAfterHours * 3_600_000),
          contentHash,
        }
      : { status: 'RCVD', contentHash };
  await updatePaymentConsent(tx, { ...consent, status: 'COND', statusUpdatedAt: now, consumed });
  return receivePayment(tx, bank, { consentId, clientId, customerId, order, amountMinor }, receiving);
}

function exists(message: string, path: string): ObError {
  return new ObError(409, [{ code: obCodes.exists, message, path }]);
}
