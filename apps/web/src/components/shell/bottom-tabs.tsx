import { IconAffiliate, IconBuildingBank, IconHome, IconMenu2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { approvalCountQuery } from '../../api/approval-queries.ts';
import type { Session } from '../../api/types.ts';
import { partnerCountQuery } from '../../api/network-queries.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './bottom-tabs.module.css';

const TABS = [
  { key: 'home', to: paths.home, icon: IconHome },
  { key: 'network', to: paths.partners, icon: IconAffiliate },
  { key: 'bank', to: paths.bank, icon: IconBuildingBank },
  { key: 'search', to: paths.search, icon: IconSearch },
  { key: 'more', to: paths.more, icon: IconMenu2 },
] as const;

/** The five tabs of a phone. */
export function BottomTabs({ session }: { session: Session }) {
  const { t } = useReader();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { data: received } = useQuery(partnerCountQuery('received'));
  const waiting = received?.items.length ?? 0;
  const signs = session.can.includes('approvals:read');
  const { data: toBeSigned } = useQuery({ ...approvalCountQuery, enabled: signs });
  const toSign = toBeSigned?.waiting ?? 0;
  const current = tabOf(pathname);
  return (
    <nav className={classes.bar} aria-label={t('shell.mainNavigation')}>
      {TABS.map(({ key, to, icon: Icon }) => (
        <Link key={key} to={to} className={classes.tab} aria-current={key === current ? 'page' : undefined}>
          <span className={classes.icon}>
            <Icon size={20} stroke={1.75} aria-hidden />
            {key === 'network' && waiting > 0 && (
              <span className={classes.count} aria-label={t('shell.waiting', { count: waiting })}>
                {waiting}
              </span>
            )}
            {key === 'bank' && toSign > 0 && (
              <span className={classes.count} aria-label={t('shell.approvalsWaiting', { count: toSign })}>
                {toSign}
              </span>
            )}
          </span>
          {t(`shell.${key}`)}
        </Link>
      ))}
    </nav>
  );
}

function tabOf(pathname: string): (typeof TABS)[number]['key'] {
  if (pathname.startsWith('/enterprises/') || pathname.startsWith('/network')) return 'network';
  return TABS.find(({ to }) => to !== '/' && pathname.startsWith(to))?.key ?? (pathname === '/' ? 'home' : 'more');
}
