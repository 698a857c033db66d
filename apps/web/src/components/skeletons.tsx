import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useReader } from '../locales/use-reader.ts';
import { Card } from './card.tsx';
import classes from './states.module.css';

/** Shapes of what is coming, after 200 ms, so that a quick answer does not flicker. */
export function CardSkeletons({ count = 3 }: { count?: number }) {
  return (
    <Waiting>
      {Array.from({ length: count }, (_, place) => (
        <Card as="div" key={place} className={classes.skeletonCard}>
          <Skeleton height={40} width={40} />
          <div className={classes.skeletonLines}>
            <Skeleton height={16} width="45%" />
            <Skeleton height={36} />
            <Skeleton height={22} width="55%" />
          </div>
        </Card>
      ))}
    </Waiting>
  );
}

export function RowSkeletons({ count = 4 }: { count?: number }) {
  return (
    <Waiting>
      <Card as="div" className={classes.skeletonRows}>
        {Array.from({ length: count }, (_, place) => (
          <Skeleton key={place} height={18} width={`${80 - place * 8}%`} />
        ))}
      </Card>
    </Waiting>
  );
}

function Waiting({ children }: { children: React.ReactNode }) {
  const { t } = useReader();
  return (
    <div className={classes.delayed} aria-busy="true" style={{ display: 'grid', gap: 12 }}>
      <VisuallyHidden component="output">{t('common.loading')}</VisuallyHidden>
      {children}
    </div>
  );
}
