import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../api/session-queries.ts';
import { PageSkeleton } from '../components/page-skeleton.tsx';

const HomePage = lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage }));
const StartPage = lazy(async () => ({ default: (await import('./start/start-page.tsx')).StartPage }));

/** The same address greets a stranger and shows a member what changed. */
export function FrontPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Suspense fallback={<PageSkeleton />}>
      {session === null || session === undefined ? <StartPage /> : <HomePage />}
    </Suspense>
  );
}
