import { IconEyeOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { looksQuery } from '../../api/disclosure-queries.ts';
import type { Look, WayOfLooking } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnterpriseTile } from '../../components/enterprise-tile.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { VerifiedMark } from '../../components/verified-mark.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { categoryLabel } from '../../ui/fact-text.ts';
import { formatDayHeading, formatTime, localDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './looks-page.module.css';

type Filter = WayOfLooking | 'all';
const FILTERS: readonly Filter[] = ['all', 'opened', 'listed'];

/** Who read what is not public of the own enterprise, the newest first. */
export function LooksPage() {
  const { t } = useReader();
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <Page>
      <PageHead title={t('looks.title')} lead={t('looks.lead')}>
        <ChoiceBar
          label={t('looks.filter')}
          value={filter}
          choices={FILTERS.map((value) => ({ value, label: t(`looks.filters.${value}`) }))}
          onChoose={setFilter}
        />
      </PageHead>
      <Looks filter={filter} />
    </Page>
  );
}

function Looks({ filter }: { filter: Filter }) {
  const { t, language } = useReader();
  const now = useNow();
  const looks = useInfiniteQuery(looksQuery(filter));
  if (looks.isPending) return <RowSkeletons count={6} />;
  if (looks.isError && looks.data === undefined) {
    return <ProblemNote error={looks.error} onRetry={() => void looks.refetch()} />;
  }
  const seen = looks.data.pages.flatMap((page) => page.items);
  if (seen.length === 0) {
    return (
      <EmptyState
        title={t('looks.noneTitle')}
        icon={<IconEyeOff size={20} stroke={1.75} />}
        action={
          <LinkButton variant="default" to={paths.visibility}>
            {t('visibility.title')}
          </LinkButton>
        }
      >
        {t('looks.none')}
      </EmptyState>
    );
  }
  return (
    <>
      {[...Map.groupBy(seen, (look) => localDay(look.lastAt) ?? '')].map(([day, ofDay]) => (
        <section key={day} className={classes.day} aria-label={formatDayHeading(day, language, now)}>
          <h2>{formatDayHeading(day, language, now)}</h2>
          <ul className={classes.list}>
            {ofDay.map((look) => (
              <LookRow key={`${look.reader.id} ${look.readerRole} ${look.how} ${look.firstAt}`} look={look} />
            ))}
          </ul>
        </section>
      ))}
      <LoadMore query={looks} />
    </>
  );
}

function LookRow({ look }: { look: Look }) {
  const reader = useReader();
  const { t, say, find } = reader;
  const role = find(`looks.roles.${look.readerRole}`) ?? look.readerRole.replaceAll('_', ' ');
  const what = look.categories.map((category) => categoryLabel(category, reader)).join(t('common.listSeparator'));
  const [from, to] = [formatTime(look.firstAt), formatTime(look.lastAt)];
  return (
    <Card as="li" className={classes.row}>
      <EnterpriseTile enterprise={look.reader} />
      <div className={classes.who}>
        <p className={classes.name}>
          <Link to={paths.enterprise} params={{ enterpriseId: look.reader.id }}>
            {say(look.reader.name)}
          </Link>
          {look.reader.verified && <VerifiedMark />}
          <span className={classes.quiet}>{role}</span>
        </p>
        <p>{t(`looks.saw.${look.how}`, { what })}</p>
      </div>
      <p className={`${classes.quiet} figures`}>
        {from === to ? from : `${from}–${to}`}
        {look.count > 1 && ` · ${t('looks.times', { count: look.count })}`}
      </p>
    </Card>
  );
}
