import { createHash } from 'node:crypto';
import { lockKey } from '../api/idempotency-store.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../ids.ts';
import { readAmount } from '../ledger/amount.ts';
import { limits } from '../limits.ts';
import { readOrder } from '../open-banking/initiation.ts';
import { badRequest, obCodes } from '../open-banking/ob-error.ts';
import type { ConsentBody } from '../open-banking/pisp-schemas.ts';
import type { PaymentOrder } from '../payments/payment.ts';
import { checkAccounts } from './check-accounts.ts';
import type { PaymentConsent } from './payment-consent.ts';
import { findByKey, insertPaymentConsent } from './payment-consent-store.ts';

const hour = 3_600_000;

/** The mark by which a request is known again. */
export function hashOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}

/** Makes a consent, once for a client and key; the same request again gets it as it is then. */
export async function createPaymentConsent(
  bank: BankContext,
  { clientId, key, body }: { clientId: string; key: string; body: ConsentBody },
): Promise<PaymentConsent> {
  const requestHash = hashOf(body);
  const order = readOrder(body.Data.Initiation);
  const { customerId } = body.Data.Initiation.SupplementaryData;
  return bank.db.transaction(async (tx) => {
    // A second request with the same key waits here until the first has committed.
    await lockKey(tx, clientId, `payment consent ${key}`);
    const known = await findByKey(tx, clientId, key);
    if (known !== null && known.requestHash !== requestHash) throw keyReused();
    if (known !== null) return known;
    const now = bank.clock.now();
    const consent: PaymentConsent = {
      consentId: newId(now),
      clientId,
      customerId,
      idempotencyKey: key,
      requestHash,
      initiation: JSON.stringify(body.Data.Initiation),
      risk: JSON.stringify(body.Risk),
      order,
      amountMinor: await checkedAmount(tx, bank, customerId, order),
      status: 'AWAU',
      createdAt: now,
      statusUpdatedAt: now,
      expiresAt: expiryOf(body.Data.Authorisation?.CompletionDateTime, now),
      authorisedBy: null,
      consumed: null,
    };
    await insertPaymentConsent(tx, consent);
    return consent;
  });
}

/** The answer to a key that came with another request before. */
export function keyReused() {
  return badRequest(obCodes.headerInvalid, 'This key was used for another request.', 'x-idempotency-key');
}

/** Minor units of what is to be paid, once customer, accounts, currency and decimals fit together. */
async function checkedAmount(
  tx: Queryable,
  bank: BankContext,
  customerId: string,
  order: PaymentOrder,
): Promise<bigint> {
  const at = (name: string): string => `Data.Initiation.${name}`;
  if ((await findCustomer(tx, customerId)) === null) {
    throw badRequest(obCodes.notFound, 'There is no such customer.', at('SupplementaryData.customerId'));
  }
  await checkAccounts(tx, bank, customerId, order);
  const amountMinor = readAmount(order.amount, order.currency);
  if (amountMinor === null || amountMinor <= 0n) {
    const reason = `It is not a positive amount with the decimals of ${order.currency}.`;
    throw badRequest(obCodes.fieldInvalid, reason, at('InstructedAmount.Amount'));
  }
  return amountMinor;
}

function expiryOf(wanted: string | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + limits.paymentConsentHours * hour);
  if (wanted === undefined) return latest;
  const expiresAt = new Date(wanted);
  const path = 'Data.Authorisation.CompletionDateTime';
  if (expiresAt <= now) throw badRequest(obCodes.fieldInvalid, 'It must be in the future.', path);
  return expiresAt < latest ? expiresAt : latest;
}
