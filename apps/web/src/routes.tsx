import { memberRoute, rootRoute } from './routes-base.tsx';
import { deskRoutes } from './routes-desk.tsx';
import { invitedIn, isDate, readText, wordsIn } from './route-search.ts';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import { connectionsQuery } from './api/bank-queries.ts';
import { enterpriseQuery, factsQuery } from './api/enterprise-queries.ts';
import { PageSkeleton } from './components/page-skeleton.tsx';
import { FrontPage, prepareFrontPage } from './pages/front-page.tsx';
import { RouteProblem } from './pages/route-problem.tsx';
import {
  isCaseKind,
  isFeedFilter,
  isNotificationTopic,
  isPartnerTab,
  paths,
  readAuditSearch,
  readPermissionsSearch,
  safeReturnTo,
} from './paths.ts';
import type {
  CasesSearch,
  ConfirmEmailSearch,
  EnterpriseSearch,
  HomeSearch,
  NotificationsSearch,
  OwnEnterpriseSearch,
  PartnersSearch,
  SearchSearch,
  SignInSearch,
  UnsubscribeSearch,
} from './paths.ts';

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
    ...deskRoutes,
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
