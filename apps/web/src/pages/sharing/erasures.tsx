import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { activityErasuresQuery } from '../../api/activity-queries.ts';
import type { ActivityErasure } from '../../api/types.ts';
import { CopyValue } from '../../components/copy-value.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay, formatTime } from '../../ui/format-date.ts';
import classes from './sharing.module.css';

/** What the bank was asked to forget, and its signed receipts; nothing is shown where nothing was ever withdrawn. */
export function Erasures() {
  const { t } = useReader();
  const erasures = useInfiniteQuery(activityErasuresQuery);
  const items = erasures.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="erasures">
      <h2 id="erasures">{t('sharing.erasures')}</h2>
      <ul className={classes.events}>
        {items.map((erasure) => (
          <ErasureRow key={erasure.id} erasure={erasure} />
        ))}
      </ul>
      <LoadMore query={erasures} />
    </section>
  );
}

function ErasureRow({ erasure }: { erasure: ActivityErasure }) {
  const { t, language } = useReader();
  const [open, setOpen] = useState(false);
  const when = (instant: string) => `${formatDay(instant, language)} ${formatTime(instant)}`;
  const { erasedAt, erasedEvents, receipt } = erasure;
  return (
    <li className={classes.event}>
      <div>
        <p>{t(`sharing.categories.${erasure.category}.title`)}</p>
        <p className={classes.quiet}>
          {erasedAt === null
            ? t('sharing.erasureAsked', { when: when(erasure.askedAt) })
            : t('sharing.erased', { when: when(erasedAt), count: erasedEvents ?? 0 })}
        </p>
      </div>
      {receipt !== null && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('sharing.receipt')}
        </Button>
      )}
      {open && receipt !== null && (
        <Dialog title={t('sharing.receipt')} onClose={() => setOpen(false)}>
          <div className={classes.receipt}>
            <p>{t('sharing.receiptWhat')}</p>
            <CopyValue value={receipt} what={t('sharing.receipt')} />
          </div>
        </Dialog>
      )}
    </li>
  );
}
