import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { App } from '../../../platform/http/server.ts';
import { endToEndId, initiationOf } from './initiation.ts';
import type { PaymentAlarm } from './payment-alarm-store.ts';
import { PaymentAlarms } from './payment-alarms.ts';
import { PaymentAuthorization, type AuthorizationDeps } from './payment-authorization.ts';
import type { PaymentOrder } from './payment-order.ts';
import { returnWithPayment } from './payment-return.ts';
import { paymentReturnRoutes } from './payment-return-routes.ts';
import { BankPayments } from './payment-service.ts';

export const paymentsExport: readonly ExportedTable[] = [
  { table: 'bank.sent_payments', without: ['digest'] },
  { table: 'bank.payment_consents', without: ['digest', 'token_sealed', 'token_until'] },
];

/** Payments at the banks: their consents, who authorises them, and what becomes of them. */
export function createPayments(
  base: Omit<AuthorizationDeps, 'alarms'> & Omit<ConstructorParameters<typeof PaymentAlarms>[0], 'connections'>,
) {
  const alarms = new PaymentAlarms(base);
  const payments = new BankPayments({ ...base, alarms });
  const consents = new PaymentAuthorization({ ...base, alarms });
  return {
    payments,
    door: {
      /** Hands released payments over, outside of any transaction; what becomes of them is told by `bank.payment_status`. */
      initiate: (order: PaymentOrder) => payments.initiate(order),
      /** The bank's leave to pay, before that; its changes are told by `bank.payment_consent_changed`. */
      openConsent: (order: PaymentOrder) => consents.open(order),
      authorize: (context: ActingContext, order: PaymentOrder, consentId: string) =>
        consents.begin(context, order, consentId),
      dropConsent: (tx: Tx, place: Pick<PaymentOrder, 'enterpriseId' | 'instructionId'>) => consents.drop(tx, place),
      /** Whether a signer's authorisation is kept under which it can be handed over. */
      isAuthorised: (tx: Tx, place: Pick<PaymentOrder, 'enterpriseId' | 'instructionId'>) =>
        payments.isAuthorised(tx, place),
      /** What is asked of the bank in so many letters. */
      initiationOf,
      /** By which the statements of both banks know a payment. */
      endToEndId,
      /** Tells the operator what a bank must not do with a payment; outside of any transaction. */
      alarm: (alarm: PaymentAlarm) => alarms.raise(alarm),
    },
    routes(app: App): void {
      const { connections, publicUrl } = base;
      paymentReturnRoutes(app, {
        connections,
        publicUrl,
        returnWithPayment: (context, connection, callbackUrl) =>
          returnWithPayment({ ...base, alarms, payments: consents }, context, connection, callbackUrl),
      });
    },
  };
}
