import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import { connectionsQuery } from './api/bank-queries.ts';
import { enterpriseQuery, factsQuery } from './api/enterprise-queries.ts';
import { sessionQuery } from './api/session-queries.ts';
import { PageSkeleton } from './components/page-skeleton.tsx';
import { FrontPage, prepareFrontPage } from './pages/front-page.tsx';
import { readStatementsSearch } from './pages/statements/statements-search.ts';
import { RouteProblem } from './pages/route-problem.tsx';
import { loadFrame, RootPage } from './pages/root-page.tsx';
import {
  isApprovalTab,
  isSubmissionStatus,
  isCaseKind,
  isFeedFilter,
  isNotificationTopic,
  isOfferKind,
  isOfferSource,
  isPartnerTab,
  isPaymentState,
  ORDER_SIDES,
  paths,
  readAuditSearch,
  readPermissionsSearch,
  readReconciliationSearch,
  safeReturnTo,
} from './paths.ts';
import type {
  ApprovalsSearch,
  CasesSearch,
  ConfirmEmailSearch,
  EnterpriseSearch,
  HomeSearch,
  NotificationsSearch,
  OffersSearch,
  InvitedSearch,
  OrderNewSearch,
  OrdersSearch,
  OwnEnterpriseSearch,
  PartnersSearch,
  PaymentNewSearch,
  PaymentSearch,
  PaymentsSearch,
  SubmissionsSearch,
  RequestsSearch,
  SearchSearch,
  SignInSearch,
  UnsubscribeSearch,
} from './paths.ts';

type RouterContext = { queryClient: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  // Who is signed in decides what the frame looks like, so nothing is drawn before that is known.
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    // The frame comes while the page does.
    void loadFrame(session);
    return { session };
  },
  component: RootPage,
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.home,
  validateSearch: (search): HomeSearch => (isFeedFilter(search['only']) ? { only: search['only'] } : {}),
  loaderDeps: ({ search }) => ({ only: search.only ?? 'all' }),
  loader: async ({ context, deps, cause }) => {
    // A link that is merely pointed at fetches nothing: whoever's facts are read is told of the look.
    if (cause === 'enter') await prepareFrontPage(context.queryClient, context.session, deps.only);
  },
  component: FrontPage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signIn,
  validateSearch: (search): SignInSearch => {
    const returnTo = safeReturnTo(search['returnTo']);
    const error = typeof search['error'] === 'string' ? search['error'] : undefined;
    return {
      ...(error === undefined ? {} : { error }),
      ...(returnTo === undefined ? {} : { returnTo }),
      ...(search['link'] === true ? { link: true } : {}),
      ...invitedIn(search),
    };
  },
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

const unsubscribeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.unsubscribe,
  validateSearch: (search): UnsubscribeSearch => ({ ...readText('token', search['token']) }),
  component: lazyRouteComponent(() => import('./pages/notifications/unsubscribe-page.tsx'), 'UnsubscribePage'),
});

const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  beforeLoad: ({ context, location }) => {
    if (context.session === null) redirect({ to: paths.signIn, search: { returnTo: location.href }, throw: true });
  },
});

const searchRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.search,
  validateSearch: (search): SearchSearch => wordsIn(search),
  component: lazyRouteComponent(() => import('./pages/search-page.tsx'), 'SearchPage'),
});

const enterpriseRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.enterprise,
  validateSearch: (search): EnterpriseSearch => ({
    ...(typeof search['fact'] === 'string' ? { fact: search['fact'] } : {}),
    ...(isDate(search['on']) ? { on: search['on'] } : {}),
  }),
  loaderDeps: ({ search }) => ({ on: search.on }),
  loader: ({ context, params, deps, cause }) => {
    // As above; both at once, while the code of the page comes. Opening a fact reads nothing anew.
    if (cause !== 'enter') return;
    void context.queryClient.prefetchQuery(enterpriseQuery(params.enterpriseId));
    void context.queryClient.prefetchQuery(factsQuery(params.enterpriseId, deps.on));
  },
  component: lazyRouteComponent(() => import('./pages/enterprise/enterprise-page.tsx'), 'EnterprisePage'),
});

const partnersRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.partners,
  validateSearch: (search): PartnersSearch => ({
    ...(isPartnerTab(search['tab']) ? { tab: search['tab'] } : {}),
    ...wordsIn(search),
  }),
  component: lazyRouteComponent(() => import('./pages/partners-page.tsx'), 'PartnersPage'),
});

const ownEnterpriseRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.ownEnterprise,
  // The bank sends back here after a consent, with its id or with the code of what went wrong.
  validateSearch: (search): OwnEnterpriseSearch => ({
    ...(typeof search['fact'] === 'string' ? { fact: search['fact'] } : {}),
    ...(typeof search['consent'] === 'string' ? { consent: search['consent'] } : {}),
    ...(typeof search['error'] === 'string' ? { error: search['error'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/own-enterprise/own-enterprise-page.tsx'), 'OwnEnterprisePage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.notifications,
  validateSearch: (search): NotificationsSearch => ({
    ...(search['unread'] === true ? { unread: true } : {}),
    ...(isNotificationTopic(search['topic']) ? { topic: search['topic'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/notifications/notifications-page.tsx'), 'NotificationsPage'),
});

const tellMeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.tellMe,
  component: lazyRouteComponent(() => import('./pages/notifications/preferences-page.tsx'), 'PreferencesPage'),
});

const confirmEmailRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.confirmEmail,
  validateSearch: (search): ConfirmEmailSearch => ({ ...readText('code', search['code']) }),
  component: lazyRouteComponent(() => import('./pages/notifications/confirm-email-page.tsx'), 'ConfirmEmailPage'),
});

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

const visibilityRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.visibility,
  component: lazyRouteComponent(() => import('./pages/visibility/visibility-page.tsx'), 'VisibilityPage'),
});

const looksRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.looks,
  component: lazyRouteComponent(() => import('./pages/looks/looks-page.tsx'), 'LooksPage'),
});

const membersRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.members,
  component: lazyRouteComponent(() => import('./pages/members/members-page.tsx'), 'MembersPage'),
});

const permissionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.permissions,
  validateSearch: readPermissionsSearch,
  component: lazyRouteComponent(() => import('./pages/permissions/permissions-page.tsx'), 'PermissionsPage'),
});

const permissionChangeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.permissionChange,
  component: lazyRouteComponent(() => import('./pages/permissions/change-page.tsx'), 'ChangePage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.sessions,
  component: lazyRouteComponent(() => import('./pages/sessions-page.tsx'), 'SessionsPage'),
});

const moreRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.more,
  component: lazyRouteComponent(() => import('./pages/more-page.tsx'), 'MorePage'),
});

const connectionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.connections,
  loader: ({ context }) => context.queryClient.prefetchQuery(connectionsQuery),
  component: lazyRouteComponent(() => import('./pages/operator/connections-page.tsx'), 'ConnectionsPage'),
});

const connectionRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.connection,
  component: lazyRouteComponent(() => import('./pages/operator/connection-page.tsx'), 'ConnectionPage'),
});

const registrationRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.registration,
  component: lazyRouteComponent(() => import('./pages/registration/registration-page.tsx'), 'RegistrationPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.cases,
  validateSearch: (search): CasesSearch => ({
    ...(search['state'] === 'decided' ? { state: 'decided' } : {}),
    ...(isCaseKind(search['kind']) ? { kind: search['kind'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/operator/cases/cases-page.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.case,
  component: lazyRouteComponent(() => import('./pages/operator/cases/case-page.tsx'), 'CasePage'),
});

const ownAuditRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.ownAudit,
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/own-audit-page.tsx'), 'OwnAuditPage'),
});

const networkAuditRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.networkAudit,
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/network-audit-page.tsx'), 'NetworkAuditPage'),
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

const jobsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: paths.jobs,
  component: lazyRouteComponent(() => import('./pages/operator/jobs-page.tsx'), 'JobsPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  unsubscribeRoute,
  memberRoute.addChildren([
    searchRoute,
    enterpriseRoute,
    partnersRoute,
    ownEnterpriseRoute,
    visibilityRoute,
    looksRoute,
    notificationsRoute,
    tellMeRoute,
    confirmEmailRoute,
    membersRoute,
    bankRoute,
    accountsRoute,
    accountRoute,
    submissionsRoute,
    submissionNewRoute,
    submissionRoute,
    statementsRoute,
    sharingRoute,
    permissionsRoute,
    permissionChangeRoute,
    sessionsRoute,
    moreRoute,
    connectionsRoute,
    connectionRoute,
    registrationRoute,
    casesRoute,
    caseRoute,
    ownAuditRoute,
    networkAuditRoute,
    jobsRoute,
    approvalsRoute,
    deputiesRoute,
    approvalRoute,
    ordersRoute,
    orderNewRoute,
    orderRoute,
    requestsRoute,
    offersRoute,
    offerRoute,
    paymentsRoute,
    reconciliationRoute,
    paymentNewRoute,
    paymentRoute,
    paymentReceiptRoute,
  ]),
]);

/** The router of the client; tests give a history that lives in memory. */
export function createClientRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    ...(history === undefined ? {} : { history }),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteProblem,
    defaultNotFoundComponent: lazyRouteComponent(() => import('./pages/not-found-page.tsx'), 'NotFoundPage'),
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 200,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createClientRouter>;
  }
}

/** The link of an invitation names a bank and what to be there; a number typed into the address is text here too. */
function invitedIn(search: Record<string, unknown>): InvitedSearch {
  const found: InvitedSearch = {};
  for (const name of ['bank', 'customerId', 'roleId', 'departmentId'] as const) {
    const value = search[name];
    if (typeof value === 'string' || typeof value === 'number') found[name] = String(value);
  }
  return found;
}

/** What is searched for; a number typed into the address is text here too. */
function wordsIn(search: Record<string, unknown>): { q?: string } {
  const q = typeof search['q'] === 'number' ? String(search['q']) : search['q'];
  return typeof q === 'string' && q !== '' ? { q } : {};
}

function approvalsIn(search: Record<string, unknown>): ApprovalsSearch {
  return isApprovalTab(search['tab']) ? { tab: search['tab'] } : {};
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A text from a link; one of figures alone arrives as a number. */
function readText<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  const text = typeof value === 'number' ? String(value) : value;
  // The one key is the name, which TypeScript reads as a key of any string.
  return typeof text === 'string' && text !== '' ? ({ [name]: text } as Record<Name, string>) : {};
}
