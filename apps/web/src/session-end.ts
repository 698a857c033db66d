import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './api/session-queries.ts';
import { paths } from './paths.ts';
import type { createClientRouter } from './routes.tsx';

/**
 * The session has ended, here or at the bank: forget everything that was read under it and ask to sign in again, with the
 * way back to where the reader was.
 * @param code the problem that says why.
 */
export function leaveForSignIn(
  router: ReturnType<typeof createClientRouter>,
  queryClient: QueryClient,
  code: string,
): void {
  const { pathname, href } = router.state.location;
  if (pathname === paths.signIn || queryClient.getQueryData(sessionQuery.queryKey) === null) return;
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: paths.signIn, search: { returnTo: href, error: code } });
}
