import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useReader } from '../../locales/use-reader.ts';
import classes from './offline-banner.module.css';

/** Says that the connection is gone and what still works. */
export function OfflineBanner() {
  const { t } = useReader();
  const { online } = useNetwork();
  return (
    <output>
      {!online && (
        <div className={classes.banner}>
          <IconWifiOff size={18} stroke={1.75} aria-hidden />
          <p>
            <strong>{t('shell.offline')}</strong> {t('shell.offlineNow')}
          </p>
        </div>
      )}
    </output>
  );
}
