import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useCanGoBack, useRouter, useRouterState } from '@tanstack/react-router';
import type { Session } from '../../api/types.ts';
import { LanguageSwitch } from '../../forms/language-switch.tsx';
import { MandateSwitch } from '../../forms/mandate-switch.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { AccountMenu } from './account-menu.tsx';
import { Bell } from './bell.tsx';
import { Logo } from './logo.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './top-bar.module.css';

export function TopBar({ session }: { session: Session }) {
  const { t } = useReader();
  return (
    <header className={classes.bar} aria-label={t('shell.topBar')}>
      <Link to={paths.home} className={classes.home}>
        <Logo />
      </Link>
      <PhoneBack />
      <div className={classes.mandate}>
        <MandateSwitch session={session} />
      </div>
      <div className={classes.right}>
        <div className={classes.search}>
          <SearchBox />
        </div>
        <Bell />
        <div className={classes.wideOnly}>
          <LanguageSwitch />
          <AccountMenu session={session} />
        </div>
      </div>
    </header>
  );
}

/** On a phone a page below the tabs has an arrow back in place of the mandate. */
function PhoneBack() {
  const { t } = useReader();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const inside = useRouterState({ select: (state) => state.location.pathname.startsWith('/enterprises/') });
  if (!inside) return null;
  const back = (): void => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to: paths.home });
  };
  return (
    <div className={classes.phoneBack}>
      <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('common.back')} onClick={back}>
        <IconArrowLeft size={20} stroke={1.75} />
      </ActionIcon>
      <span>{t('enterprise.phoneTitle')}</span>
    </div>
  );
}
