import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './api/session-queries.ts';
import { loadFrame, RootPage } from './pages/root-page.tsx';
import { paths } from './paths.ts';

type RouterContext = { queryClient: QueryClient };

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  // Who is signed in decides what the frame looks like, so nothing is drawn before that is known.
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    // The frame comes while the page does.
    void loadFrame(session);
    return { session };
  },
  component: RootPage,
});

/** Everything for which one has to be signed in. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  beforeLoad: ({ context, location }) => {
    if (context.session === null) redirect({ to: paths.signIn, search: { returnTo: location.href }, throw: true });
  },
});
