import { memberRoute } from './routes-base.tsx';
import { readText, wordsIn, approvalsIn } from './route-search.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readStatementsSearch } from './pages/statements/statements-search.ts';
import {
  isSubmissionStatus,
  isOfferKind,
  isOfferSource,
  isPaymentState,
  ORDER_SIDES,
  paths,
  readReconciliationSearch,
} from './paths.ts';
import type {
  OffersSearch,
  OrderNewSearch,
  OrdersSearch,
  PaymentNewSearch,
  PaymentSearch,
  PaymentsSearch,
  SubmissionsSearch,
  RequestsSearch,
} from './paths.ts';

const bankRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.bank,
  component: lazyRouteComponent(() => import('./pages/bank/bank-page.tsx'), 'BankPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.accounts,
  component: lazyRouteComponent(() => import('./pages/bank/accounts-page.tsx'), 'AccountsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.account,
  component: lazyRouteComponent(() => import('./pages/bank/account-page.tsx'), 'AccountPage'),
});

const submissionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.submissions,
  validateSearch: (search): SubmissionsSearch =>
    isSubmissionStatus(search['status']) ? { status: search['status'] } : {},
  component: lazyRouteComponent(() => import('./pages/submissions/submissions-page.tsx'), 'SubmissionsPage'),
});

const submissionNewRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.submissionNew,
  component: lazyRouteComponent(() => import('./pages/submissions/submission-new-page.tsx'), 'SubmissionNewPage'),
});

const submissionRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.submission,
  component: lazyRouteComponent(() => import('./pages/submissions/submission-page.tsx'), 'SubmissionPage'),
});

const statementsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.statements,
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(() => import('./pages/statements/statements-page.tsx'), 'StatementsPage'),
});

const sharingRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.sharing,
  component: lazyRouteComponent(() => import('./pages/sharing/sharing-page.tsx'), 'SharingPage'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.approvals,
  validateSearch: approvalsIn,
  component: lazyRouteComponent(() => import('./pages/approvals/approvals-page.tsx'), 'ApprovalsPage'),
});

const approvalRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.approval,
  validateSearch: approvalsIn,
  component: lazyRouteComponent(() => import('./pages/approvals/approvals-page.tsx'), 'ApprovalsPage'),
});

const deputiesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.deputies,
  component: lazyRouteComponent(() => import('./pages/approvals/deputies-page.tsx'), 'DeputiesPage'),
});

const offersRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.offers,
  validateSearch: (search): OffersSearch => ({
    ...(isOfferKind(search['kind']) ? { kind: search['kind'] } : {}),
    ...(isOfferSource(search['source']) ? { source: search['source'] } : {}),
    ...wordsIn(search),
  }),
  component: lazyRouteComponent(() => import('./pages/offers/offers-page.tsx'), 'OffersPage'),
});

const offerRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.offer,
  component: lazyRouteComponent(() => import('./pages/offers/offer-page.tsx'), 'OfferPage'),
});

const paymentsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.payments,
  validateSearch: (search): PaymentsSearch => ({
    ...(isPaymentState(search['state']) ? { state: search['state'] } : {}),
    ...readText('account', search['account']),
    ...wordsIn(search),
  }),
  component: lazyRouteComponent(() => import('./pages/payments/payments-page.tsx'), 'PaymentsPage'),
});

const paymentNewRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.paymentNew,
  validateSearch: (search): PaymentNewSearch => ({
    ...readText('from', search['from']),
    ...readText('account', search['account']),
  }),
  component: lazyRouteComponent(() => import('./pages/payments/payment-new-page.tsx'), 'PaymentNewPage'),
});

const paymentRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.payment,
  validateSearch: (search): PaymentSearch => ({
    ...(search['edit'] === true ? { edit: true } : {}),
    ...(search['authorised'] === true ? { authorised: true } : {}),
    ...readText('error', search['error']),
  }),
  component: lazyRouteComponent(() => import('./pages/payments/payment-page.tsx'), 'PaymentPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.orders,
  validateSearch: (search): OrdersSearch => {
    const side = ORDER_SIDES.find((one) => one === search['side']);
    const group = (['running', 'ended'] as const).find((one) => one === search['group']);
    return { ...(side === undefined ? {} : { side }), ...(group === undefined ? {} : { group }), ...wordsIn(search) };
  },
  component: lazyRouteComponent(() => import('./pages/trade/orders-page.tsx'), 'OrdersPage'),
});

const orderNewRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.orderNew,
  validateSearch: (search): OrderNewSearch => readText('seller', search['seller']),
  component: lazyRouteComponent(() => import('./pages/trade/order-new-page.tsx'), 'OrderNewPage'),
});

const orderRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.order,
  component: lazyRouteComponent(() => import('./pages/trade/order-page.tsx'), 'OrderPage'),
});

const requestsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.requests,
  validateSearch: (search): RequestsSearch => ({
    ...(search['side'] === 'payee' || search['side'] === 'payer' ? { side: search['side'] } : {}),
    ...wordsIn(search),
  }),
  component: lazyRouteComponent(() => import('./pages/trade/requests-page.tsx'), 'RequestsPage'),
});

const reconciliationRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.reconciliation,
  validateSearch: readReconciliationSearch,
  component: lazyRouteComponent(() => import('./pages/reconciliation/reconciliation-page.tsx'), 'ReconciliationPage'),
});

const paymentReceiptRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.paymentReceipt,
  component: lazyRouteComponent(() => import('./pages/payments/payment-receipt-page.tsx'), 'PaymentReceiptPage'),
});

/** The desk at the bank. */
export const deskRoutes = [
  bankRoute,
  accountsRoute,
  accountRoute,
  submissionsRoute,
  submissionNewRoute,
  submissionRoute,
  statementsRoute,
  sharingRoute,
  approvalsRoute,
  approvalRoute,
  deputiesRoute,
  offersRoute,
  offerRoute,
  paymentsRoute,
  paymentNewRoute,
  paymentRoute,
  ordersRoute,
  orderNewRoute,
  orderRoute,
  requestsRoute,
  reconciliationRoute,
  paymentReceiptRoute,
] as const;
