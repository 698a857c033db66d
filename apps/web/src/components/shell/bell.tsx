import { VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useArrived } from '../../api/notification-caches.ts';
import { unreadQuery } from '../../api/notification-queries.ts';
import { useReader } from '../../locales/use-reader.ts';
import { unreadFigure } from '../../ui/use-page-title.ts';
import { RowSkeletons } from '../skeletons.tsx';
import { PopButton } from './pop-button.tsx';
import classes from './bell.module.css';

const BellPanel = lazy(async () => ({ default: (await import('../notifications/bell-panel.tsx')).BellPanel }));

/** How much is unread, and the newest behind it. What comes while the page is open is said once and quietly. */
export function Bell() {
  const { t } = useReader();
  const { data } = useQuery(unreadQuery);
  const arrived = useArrived();
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? t('notifications.bell') : t('notifications.bellUnread', { count: unread });
  const icon = (
    <span className={classes.icon}>
      <IconBell size={20} stroke={1.75} aria-hidden />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unreadFigure(unread)}
        </span>
      )}
    </span>
  );
  return (
    <>
      <PopButton label={label} icon={icon}>
        {(close) => (
          <Suspense fallback={<RowSkeletons />}>
            <BellPanel onLeave={close} />
          </Suspense>
        )}
      </PopButton>
      <VisuallyHidden>
        <output>{arrived > 0 ? t('notifications.arrived', { count: arrived }) : ''}</output>
      </VisuallyHidden>
    </>
  );
}
