import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session-queries.ts';
import { BareFrame } from '../components/shell/bare-frame.tsx';
import { OfflineBanner } from '../components/shell/offline-banner.tsx';
import { Shell } from '../components/shell/shell.tsx';

/** The frame around every page: the whole house for a member, a plain one for a stranger. */
export function RootPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <OfflineBanner />
      {session === null || session === undefined ? (
        <BareFrame>
          <Outlet />
        </BareFrame>
      ) : (
        <Shell session={session}>
          <Outlet />
        </Shell>
      )}
    </>
  );
}
