import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStream } from '../../api/stream.ts';
import type { Session } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { leaveForSignIn } from '../../session-end.ts';
import { BottomTabs } from './bottom-tabs.tsx';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { showToast } from '../../ui/toasts.ts';
import classes from './shell.module.css';

/** The house for a signed-in member: top bar, side bar (tabs on a phone), the page, and the stream of events. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useReader();
  const router = useRouter();
  const queryClient = useQueryClient();
  useStream({
    onSessionEnded: useCallback((code: string) => leaveForSignIn(router, queryClient, code), [router, queryClient]),
    onMandateChanged: useCallback(() => showToast(t('mandates.changed')), [t]),
  });
  const main = useFocusOnNavigation();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('common.skipToContent')}
      </a>
      <TopBar session={session} />
      <SideBar session={session} />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <BottomTabs session={session} />
    </div>
  );
}

/** After a change of page the focus goes to its content, so that the keyboard does not start in the side bar again. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
