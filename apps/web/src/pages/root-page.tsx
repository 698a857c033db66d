import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../api/session-queries.ts';
import type { Session } from '../api/types.ts';
import { OfflineBanner } from '../components/shell/offline-banner.tsx';

const loadBare = async () => ({ default: (await import('../components/shell/bare-frame.tsx')).BareFrame });
const loadShell = async () => ({ default: (await import('../components/shell/shell.tsx')).Shell });
const BareFrame = lazy(loadBare);
const Shell = lazy(loadShell);

/** Fetches the frame that will be drawn; the other one stays where it is. */
export function loadFrame(session: Session | null): Promise<unknown> {
  return session === null ? loadBare() : loadShell();
}

/** The frame around every page: the whole house for a member, a plain one for a stranger. */
export function RootPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <OfflineBanner />
      <Suspense>
        {session === null || session === undefined ? (
          <BareFrame>
            <Outlet />
          </BareFrame>
        ) : (
          <Shell session={session}>
            <Outlet />
          </Shell>
        )}
      </Suspense>
    </>
  );
}
