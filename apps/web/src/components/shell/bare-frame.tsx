import { IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../forms/language-switch.tsx';
import { SchemeChoose } from '../../forms/scheme-choose.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { Logo } from './logo.tsx';
import { PopButton } from './pop-button.tsx';
import classes from './bare-frame.module.css';

/** The frame before signing in: the name, the language, and nothing that would need a session. */
export function BareFrame({ children }: { children: ReactNode }) {
  const { t } = useReader();
  return (
    <div className={classes.frame}>
      <header className={classes.bar} aria-label={t('shell.topBar')}>
        <Link to={paths.home} className={classes.home}>
          <Logo />
        </Link>
        <div className={classes.right}>
          <LanguageSwitch />
          <PopButton label={t('shell.scheme')} icon={<IconSun size={18} stroke={1.75} />}>
            {() => <SchemeChoose />}
          </PopButton>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
