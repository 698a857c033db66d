import type { App } from '../../../platform/http/server.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EscrowChangeTold, EscrowDoubted } from '../../bank/index.ts';
import { askDue, askEscrowsAtBank, queueEscrows, type EscrowsDue } from '../escrows/ask-due.ts';
import { takeEscrowDoubt } from '../escrows/take-doubt.ts';
import { takeEscrowWord } from '../escrows/take-word.ts';
import { expireRequests } from '../payment-requests/expire-requests.ts';
import { followPayment } from '../payment-requests/follow-payment.ts';
import { PaymentRequestReads } from '../payment-requests/payment-request-reads.ts';
import { paymentRequestRoutes } from '../payment-requests/payment-request-routes.ts';
import { PaymentRequestService } from '../payment-requests/payment-request-service.ts';
import type { PaymentChanged } from '../payments-events.ts';
import { orderDocumentRoutes } from './documents/document-routes.ts';
import { OrderDocuments } from './documents/document-service.ts';
import { sweepOrderDocuments } from './documents/sweep-documents.ts';
import type { TradeDeps } from './trade-deps.ts';
import { TradeOrderReads } from './trade-order-reads.ts';
import { tradeOrderRoutes } from './trade-order-routes.ts';
import { TradeOrderService } from './trade-order-service.ts';
import { tellTradePages } from './trade-signals.ts';

/** How often is looked for what banks have to be asked, s. */
const askEverySeconds = 2;
/** How often requests are looked for whose time has passed, s. */
const expireEverySeconds = 30;

/** Orders between two enterprises, requests for payment, and money that banks hold between the two. */
export function createTradePart(deps: TradeDeps) {
  const commands = new TradeOrderService(deps);
  const reads = new TradeOrderReads(deps, commands);
  const documents = new OrderDocuments(deps, commands);
  const requests = new PaymentRequestService(deps);
  const requestReads = new PaymentRequestReads(deps, requests);
  defineTradeJobs(deps);
  tellTradePages(deps);
  return {
    commands,
    routes(app: App): void {
      tradeOrderRoutes(app, { commands, reads });
      orderDocumentRoutes(app, documents);
      paymentRequestRoutes(app, { commands: requests, reads: requestReads });
    },
  };
}

function defineTradeJobs(deps: TradeDeps): void {
  const { jobs, files } = deps;
  const byBank = { concurrency: 4, groupConcurrency: 1 } as const;
  jobs.define({ name: 'payments.find_escrows', everySeconds: askEverySeconds, run: () => queueEscrows(deps) });
  jobs.define<StoredEvent>({
    name: 'payments.ask_escrows_soon',
    on: ['payments.trade_order_changed'],
    run: () => queueEscrows(deps),
  });
  jobs.define<EscrowsDue>({
    name: askEscrowsAtBank,
    coalesce: true,
    ...byBank,
    groupOf: ({ connectionId }) => connectionId,
    run: ({ payload }) => askDue(deps, payload.connectionId),
  });
  jobs.define<StoredEvent>({
    name: 'payments.take_escrow_word',
    on: ['bank.escrow_changed'],
    // Written by bank as the payload of this topic.
    run: ({ payload }) => takeEscrowWord(deps, payload.payload as EscrowChangeTold),
  });
  jobs.define<StoredEvent>({
    name: 'payments.take_escrow_doubt',
    on: ['bank.escrow_doubted'],
    // Written by bank as the payload of this topic.
    run: ({ payload }) => takeEscrowDoubt(deps, payload.payload as EscrowDoubted),
  });
  jobs.define<StoredEvent>({
    name: 'payments.follow_payment',
    on: [
      'payments.payment_executed',
      'payments.payment_failed',
      'payments.payment_cancelled',
      'payments.payment_changed',
    ],
    // Written by this module as the payload of these topics.
    run: ({ payload }) => followPayment(deps, payload.payload as PaymentChanged),
  });
  if (files !== null)
    jobs.define({
      name: 'payments.sweep_order_documents',
      everySeconds: 3_600,
      run: async () => void (await sweepOrderDocuments(deps, files)),
    });
  jobs.define({
    name: 'payments.expire_requests',
    everySeconds: expireEverySeconds,
    run: async () => void (await expireRequests(deps)),
  });
}
