import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { FeedFilter } from '../../api/types.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { FEED_FILTERS, paths } from '../../paths.ts';
import { ChecklistRow } from './checklist-card.tsx';
import { Feed } from './feed.tsx';
import { OpenedCard } from './opened-card.tsx';
import { Rail } from './rail.tsx';
import classes from './home-page.module.css';

const route = getRouteApi('/');

/** What changed at those the reader deals with, and beside it what the own enterprise still needs. */
export function HomePage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { only = 'all' } = route.useSearch();
  const choose = (value: FeedFilter): void => {
    void navigate({ to: paths.home, search: value === 'all' ? {} : { only: value }, replace: true });
  };
  return (
    <Page>
      <div className={classes.columns}>
        <section className={classes.feed} aria-label={t('home.title')}>
          <PageHead title={t('home.title')}>
            <ChoiceBar
              label={t('home.filter')}
              value={only}
              choices={FEED_FILTERS.map((value) => ({ value, label: t(`home.${value}`) }))}
              onChoose={choose}
            />
          </PageHead>
          <OpenedCard />
          <ChecklistRow />
          <Feed key={only} only={only} />
        </section>
        <Rail />
      </div>
    </Page>
  );
}
