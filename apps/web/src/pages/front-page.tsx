import { useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { feedQuery } from '../api/feed-queries.ts';
import { registrationQuery } from '../api/registration-queries.ts';
import { banksQuery, sessionQuery } from '../api/session-queries.ts';
import type { FeedFilter, Session } from '../api/types.ts';
import { PageSkeleton } from '../components/page-skeleton.tsx';

const loadHome = async () => ({ default: (await import('./home/home-page.tsx')).HomePage });
const loadStart = async () => ({ default: (await import('./start/start-page.tsx')).StartPage });
const HomePage = lazy(loadHome);
const StartPage = lazy(loadStart);

/** Fetches, at the same time, the page that will be shown and what stands on it. */
export async function prepareFrontPage(
  queryClient: QueryClient,
  session: Session | null,
  only: FeedFilter,
): Promise<void> {
  if (session === null) {
    void queryClient.prefetchQuery(banksQuery);
    await loadStart();
  } else {
    // What stands above the feed comes no later than the feed, so that it does not push it down.
    if (session.can.includes('registration:read')) void queryClient.prefetchQuery(registrationQuery);
    void queryClient.prefetchInfiniteQuery(feedQuery(only));
    await loadHome();
  }
}

/** The same address greets a stranger and shows a member what changed. */
export function FrontPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Suspense fallback={<PageSkeleton />}>
      {session === null || session === undefined ? <StartPage /> : <HomePage />}
    </Suspense>
  );
}
