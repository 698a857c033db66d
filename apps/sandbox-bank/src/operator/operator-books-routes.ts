import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listAccounts } from '../accounts/account-store.ts';
import { assertOwnOrigin } from '../api/own-origin.ts';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { listBooked } from '../ledger/ledger-store.ts';
import { limits } from '../limits.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { decideConsent, findWaiting, whoMayDecide } from '../payment-consents/decide-consent.ts';
import type { Payment } from '../payments/payment.ts';
import { newestPayments } from '../payments/payment-store.ts';
import type { TableHolder } from '../permissions/table.ts';
import { issueNow, wantedStatements } from '../statements/statement-rounds.ts';
import { findContent, newestFiles } from '../statements/statement-store.ts';
import { holderValue, operatorBooksPage } from './operator-books-page.ts';
import { operatorLocale } from './operator-locale.ts';

const shown = 30;

type Request = { Params: { customerId: string }; Querystring: Record<string, unknown> };

type Signing = Request & { Params: { paymentId: string }; Body: Record<string, unknown> | undefined };

/** Who may still sign the payments that wait for signatures, by payment. */
async function signersOf(bank: BankContext, payments: readonly Payment[]): Promise<Map<string, TableHolder[]>> {
  const signers = new Map<string, TableHolder[]>();
  for (const { clientId, paymentId, status } of payments) {
    const waiting = status === 'PATC' ? await findWaiting(bank, clientId, paymentId) : null;
    if (waiting !== null) signers.set(paymentId, whoMayDecide(waiting));
  }
  return signers;
}

/** The operator's page of a customer's accounts and payments, where further holders sign what waits for them. */
export function operatorBooksRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get<Request>('/operator/customers/:customerId/books', { schema: { hide: true } }, async (request, reply) => {
      const { customerId } = request.params;
      const customer = await findCustomer(bank.db, customerId);
      if (customer === null) throw unknownCustomer();
      const accounts = await listAccounts(bank.db, customerId);
      const asked = request.query['account'];
      const chosen = accounts.find(({ accountNumber }) => accountNumber === asked) ?? accounts[0] ?? null;
      const payments = await newestPayments(bank.db, customerId, shown);
      const page = operatorBooksPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        customer,
        accounts,
        chosen,
        booked: chosen === null ? [] : await listBooked(bank.db, chosen.accountNumber, { before: null, limit: shown }),
        payments,
        signers: await signersOf(bank, payments),
        files: await newestFiles(bank.db, customerId, limits.statementFilesShown),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    const files = '/operator/customers/:customerId/statement-files';
    app.post<Signing>(files, { schema: { hide: true } }, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const { customerId } = request.params;
      const what = wantedStatements.find((one) => one === request.body?.['what']);
      if (what === undefined) throw new Problem(400, 'order_unknown', 'Say which statement files to issue.');
      await issueNow(bank, what, customerId);
      return reply.redirect(`/operator/customers/${encodeURIComponent(customerId)}/books`, 303);
    });

    app.get<{ Params: { customerId: string; fileId: string } }>(
      `${files}/:fileId`,
      { schema: { hide: true } },
      async (request, reply) => {
        const { customerId, fileId } = request.params;
        const content = await findContent(bank.db, customerId, fileId);
        if (content === null) throw new Problem(404, 'statement_file_unknown', 'The customer has no such file.');
        return reply.type('application/xml').header('x-content-type-options', 'nosniff').send(content);
      },
    );

    const path = '/operator/customers/:customerId/payments/:paymentId/signatures';
    app.post<Signing>(path, { schema: { hide: true } }, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const { customerId, paymentId } = request.params;
      const payment = (await newestPayments(bank.db, customerId, shown)).find((one) => one.paymentId === paymentId);
      const waiting = payment === undefined ? null : await findWaiting(bank, payment.clientId, paymentId);
      const { holder: named, decision } = request.body ?? {};
      const by = waiting === null ? undefined : whoMayDecide(waiting).find((one) => holderValue(one) === named);
      const approved = decision === 'sign';
      const { clientId = '' } = payment ?? {};
      if (by === undefined || !(await decideConsent(bank, { clientId, consentId: paymentId, by, approved }))) {
        throw new Problem(409, 'payment_not_waiting', 'The payment does not wait for a signature of this holder.');
      }
      return reply.redirect(`/operator/customers/${encodeURIComponent(customerId)}/books`, 303);
    });
  };
}
