import type { ActivityCategory } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ActivityGive } from '../../forms/activity-give.tsx';
import { ActivityWithdraw } from '../../forms/activity-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import classes from './sharing.module.css';

type CategoryCardProps = { category: ActivityCategory; bank: string; wording: number };

/** One category in plain words: what is told, what comes back, and how it stands. */
export function CategoryCard({ category, bank, wording }: CategoryCardProps) {
  const { t, say, language } = useReader();
  const { category: name, sharing, kinds, namedKinds, can } = category;
  const named = sharing && category.named === true;
  const listed = (list: typeof kinds) => list.map((kind) => t(`sharing.kinds.${kind}`)).join(t('common.listSeparator'));
  return (
    <Card as="li" className={classes.card} data-sharing={sharing}>
      <div className={classes.cardHead}>
        <h3>{t(`sharing.categories.${name}.title`)}</h3>
        <Chip kind={sharing ? 'accent' : 'plain'}>{t(sharing ? 'sharing.on' : 'sharing.off')}</Chip>
      </div>
      <p>{t(`sharing.categories.${name}.what`, { bank })}</p>
      <p className={classes.quiet}>
        {t('sharing.told', { kinds: listed(named ? kinds : kinds.filter((kind) => !namedKinds.includes(kind))) })}
      </p>
      {!named && namedKinds.length > 0 && (
        <p className={classes.quiet}>{t('sharing.toldNamed', { kinds: listed(namedKinds), bank })}</p>
      )}
      <p className={classes.quiet}>{t(`sharing.categories.${name}.back`)}</p>
      {sharing && category.givenAt !== null && (
        <p className={classes.quiet}>
          {t(named ? 'sharing.sinceNamed' : 'sharing.since', {
            day: formatDay(category.givenAt, language),
            who: category.givenBy === null ? t('sharing.someone') : say(category.givenBy),
          })}{' '}
          {t('sharing.counts', { sent: category.sent, waiting: category.waiting })}
        </p>
      )}
      {can.includes('give') && <ActivityGive category={name} bank={bank} wording={wording} />}
      {can.includes('withdraw') && <ActivityWithdraw category={name} bank={bank} />}
      {can.length === 0 && <p className={classes.quiet}>{t('sharing.ownerOnly')}</p>}
    </Card>
  );
}
