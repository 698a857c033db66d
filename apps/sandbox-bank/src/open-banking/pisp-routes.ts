import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { findAccount } from '../accounts/account-store.ts';
import type { ApiGuard } from '../api/api-guard.ts';
import type { ConsentGuard } from '../api/consent-guard.ts';
import type { BankContext } from '../bank-context.ts';
import { createPaymentConsent } from '../payment-consents/create-consent.ts';
import { paymentConsentStatusAt, type PaymentConsent } from '../payment-consents/payment-consent.ts';
import { findPaymentConsent } from '../payment-consents/payment-consent-store.ts';
import { submitPayment } from '../payment-consents/submit-payment.ts';
import type { Payment } from '../payments/payment.ts';
import { findOrdered } from '../payments/payment-store.ts';
import { createMessageVerifier } from './message-signature.ts';
import { installOpenBanking } from './ob-app.ts';
import { badRequest, obCodes, ObError } from './ob-error.ts';
import { presentConsent, presentDetails, presentDomesticPayment } from './pisp-present.ts';
import * as schemas from './pisp-schemas.ts';
import { envelope, obErrors, published } from './published.ts';

const tags = ['open banking: payments'];

/** Payment initiation by UK Open Banking v4; registered below `/open-banking/v4.0/pisp`. */
export function pispRoutes(bank: BankContext, guard: ApiGuard, person: ConsentGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    installOpenBanking(app, bank, { signed: true });
    const verify = createMessageVerifier(bank);
    const signedMessage = async (request: FastifyRequest): Promise<void> => {
      await verify(request.headers['x-jws-signature'], request.rawBody, request.clientId);
    };
    const client = { onRequest: guard('payments') };

    app.post('/domestic-payment-consents', {
      ...client,
      preValidation: signedMessage,
      schema: {
        tags,
        operationId: 'pisp.create_consent',
        summary: 'Ask for the consent to a payment; a signer then authorises it at the bank',
        body: schemas.ConsentBody,
        response: { 201: published('OBWriteDomesticConsentResponse5'), ...obErrors(400, 403, 500) },
      },
      handler: async (request, reply) => {
        const { body, clientId } = request;
        const consent = await createPaymentConsent(bank, { clientId, key: keyOf(request), body });
        return reply.code(201).send(presentConsent(bank, consent));
      },
    });

    app.get('/domestic-payment-consents/:ConsentId', {
      ...client,
      schema: {
        tags,
        operationId: 'pisp.read_consent',
        summary: 'How the consent to a payment stands',
        params: schemas.ConsentParams,
        response: { 200: published('OBWriteDomesticConsentResponse5'), ...obErrors(400, 403, 500) },
      },
      handler: async (request) =>
        presentConsent(bank, await knownConsent(bank, request.clientId, request.params.ConsentId)),
    });

    app.get('/domestic-payment-consents/:ConsentId/funds-confirmation', {
      onRequest: person(),
      schema: {
        tags,
        operationId: 'pisp.confirm_funds',
        summary: 'Whether enough is available for an authorised consent; with the token of that authorization',
        params: schemas.ConsentParams,
        response: { 200: published('OBWriteFundsConfirmationResponse1'), ...obErrors(400, 403, 500) },
      },
      handler: async (request) => {
        const { ConsentId } = request.params;
        assertToken(request, ConsentId);
        return confirmFunds(bank, await knownConsent(bank, request.clientId, ConsentId));
      },
    });

    app.post('/domestic-payments', {
      onRequest: person(),
      preValidation: signedMessage,
      schema: {
        tags,
        operationId: 'pisp.create_payment',
        summary: 'Order the payment of an authorised consent, once; with the token of that authorization',
        description:
          'What is ordered must be what was approved, byte for byte. The bank counts the signatures that its own permission table ' +
          'demands, and holds preparer, signatures and limits against it once more when it executes the payment.',
        body: schemas.PaymentBody,
        response: { 201: published('OBWriteDomesticResponse5'), ...obErrors(400, 403, 409, 500) },
      },
      handler: async (request, reply) => {
        const { body, clientId } = request;
        assertToken(request, body.Data.ConsentId);
        const payment = await submitPayment(bank, { clientId, key: keyOf(request), body });
        return reply.code(201).send(await presentOrdered(bank, payment));
      },
    });

    app.get('/domestic-payments/:DomesticPaymentId', {
      ...client,
      schema: {
        tags,
        operationId: 'pisp.read_payment',
        summary: 'How a payment stands',
        params: schemas.PaymentParams,
        response: { 200: published('OBWriteDomesticResponse5'), ...obErrors(400, 403, 500) },
      },
      handler: async (request) =>
        presentOrdered(bank, await knownPayment(bank, request.clientId, request.params.DomesticPaymentId)),
    });

    app.get('/domestic-payments/:DomesticPaymentId/payment-details', {
      ...client,
      schema: {
        tags,
        operationId: 'pisp.read_details',
        summary: 'The course of a payment',
        params: schemas.PaymentParams,
        response: { 200: published('OBWritePaymentDetailsResponse1'), ...obErrors(400, 403, 500) },
      },
      handler: async (request) =>
        presentDetails(bank, await knownPayment(bank, request.clientId, request.params.DomesticPaymentId)),
    });
  };
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['x-idempotency-key'];
  if (key === undefined) throw badRequest(obCodes.headerMissing, 'Send a key.', 'x-idempotency-key');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,40}$/.test(key)) {
    throw badRequest(obCodes.headerInvalid, 'It must be 1 to 40 visible characters.', 'x-idempotency-key');
  }
  return key;
}

/** A token serves the one consent that its person authorised. */
function assertToken({ consentIds }: FastifyRequest, consentId: string): void {
  if (consentIds.includes(consentId)) return;
  const message = 'The token was not given for this consent.';
  throw new ObError(403, [{ code: obCodes.reauthenticate, message, path: 'Data.ConsentId' }]);
}

async function knownConsent(bank: BankContext, clientId: string, consentId: string): Promise<PaymentConsent> {
  const consent = await findPaymentConsent(bank.db, clientId, consentId);
  if (consent === null) throw badRequest(obCodes.notFound, 'There is no such consent of this client.', 'ConsentId');
  return consent;
}

async function knownPayment(bank: BankContext, clientId: string, paymentId: string): Promise<Payment> {
  const payment = await findOrdered(bank.db, clientId, paymentId);
  if (payment === null)
    throw badRequest(obCodes.notFound, 'There is no such payment of this client.', 'DomesticPaymentId');
  return payment;
}

async function presentOrdered(bank: BankContext, payment: Payment) {
  const { initiation } = await knownConsent(bank, payment.clientId, payment.paymentId);
  return presentDomesticPayment(bank, payment, initiation);
}

async function confirmFunds(bank: BankContext, consent: PaymentConsent) {
  const now = bank.clock.now();
  if (paymentConsentStatusAt(consent, now) !== 'AUTH') {
    throw badRequest(obCodes.consentStatus, 'The consent is not authorised, or its time has passed.', 'Data.Status');
  }
  const { amountMinor, consentId, customerId, order } = consent;
  const account = await findAccount(bank.db, customerId, order.debtorAccount);
  const available = account !== null && account.bookedMinor - account.reservedMinor >= amountMinor;
  const path = `/open-banking/v4.0/pisp/domestic-payment-consents/${consentId}/funds-confirmation`;
  const result = { FundsAvailableDateTime: now.toISOString(), FundsAvailable: available };
  return envelope(bank, path, { FundsAvailableResult: result });
}
