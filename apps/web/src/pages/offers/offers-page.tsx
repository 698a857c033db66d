import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { offersQuery } from '../../api/offer-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { OfferSummary } from '../../api/types.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { isOfferKind, isOfferSource, OFFER_KINDS, OFFER_SOURCES, paths } from '../../paths.ts';
import type { OffersSearch } from '../../paths.ts';
import { useNow } from '../../ui/use-now.ts';
import { OfferCard } from './offer-card.tsx';
import { comparisonId, OfferComparisonTable } from './offer-comparison.tsx';
import classes from './offers.module.css';

const route = getRouteApi('/member/bank/offers');
const MOST_COMPARED = 4;

/** The offers that are meant for the enterprise, each with why; some of them side by side. */
export function OffersPage() {
  const { t, say } = useReader();
  const now = useNow();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const [compared, setCompared] = useState<readonly OfferSummary[]>([]);
  const show = useCallback(
    (next: OffersSearch): void => void navigate({ to: paths.offers, search: withoutEmpty(next), replace: true }),
    [navigate],
  );
  const searchFor = useCallback((q: string) => show({ ...search, q }), [show, search]);
  const offers = useInfiniteQuery(offersQuery(search));
  const items = offers.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = offers.data?.pages[0]?.counts;
  const lead =
    counts === undefined || session === undefined || session === null || counts.all === 0
      ? undefined
      : t('offers.lead', {
          count: counts.all,
          name: say(session.mandate.enterprise.name),
          banks: t('offers.banks', { count: counts.banks }),
        });
  const filtered = Object.keys(search).length > 0;
  const compare = (offer: OfferSummary, take: boolean): void =>
    setCompared((before) => [...before.filter(({ id }) => id !== offer.id), ...(take ? [offer] : [])]);
  return (
    <Page>
      <PageHead title={t('offers.title')} {...(lead === undefined ? {} : { lead })} />
      <div className={classes.filters} role="group" aria-label={t('offers.filter')}>
        <div className={classes.kinds}>
          <ChoiceBar
            label={t('offers.kind')}
            value={search.kind ?? 'all'}
            choices={[
              { value: 'all', label: t('offers.all', { count: counts?.all ?? 0 }) },
              ...OFFER_KINDS.map((kind) => ({
                value: kind,
                label: t('offers.kindCount', { kind: t(`offers.kinds.${kind}`), count: counts?.kinds[kind] ?? 0 }),
              })),
            ]}
            onChoose={(value) => show({ ...search, kind: isOfferKind(value) ? value : undefined } as OffersSearch)}
          />
        </div>
        <NativeSelect
          aria-label={t('offers.source')}
          value={search.source ?? ''}
          data={[
            { value: '', label: t('offers.everySource') },
            ...OFFER_SOURCES.map((value) => ({ value, label: t(`offers.sources.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            show({ ...search, source: isOfferSource(value) ? value : undefined } as OffersSearch)
          }
        />
        <div className={classes.search}>
          <ListSearch q={search.q ?? ''} label={t('offers.search')} onSearch={searchFor} />
        </div>
      </div>
      {offers.isPending && <CardSkeletons />}
      {offers.isError && offers.data === undefined && (
        <ProblemNote error={offers.error} onRetry={() => void offers.refetch()} />
      )}
      {offers.isSuccess && items.length === 0 && <Empty filtered={filtered} onClear={() => show({})} />}
      {items.length > 0 && (
        <ul className={classes.cards}>
          {items.map((offer) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              compared={compared.some(({ id }) => id === offer.id)}
              full={compared.length >= MOST_COMPARED}
              now={now}
              onCompare={(take) => compare(offer, take)}
            />
          ))}
        </ul>
      )}
      <LoadMore query={offers} />
      {compared.length > 0 && (
        <a className={classes.toComparison} href={`#${comparisonId}`}>
          {t('offers.comparison.show', { count: compared.length })}
        </a>
      )}
      {compared.length > 0 && <OfferComparisonTable offers={compared} onClose={() => setCompared([])} />}
    </Page>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useReader();
  const action = filtered ? (
    <Button variant="default" onClick={onClear}>
      {t('offers.clear')}
    </Button>
  ) : (
    <LinkButton to={paths.ownEnterprise} variant="default">
      {t('offers.toEnterprise')}
    </LinkButton>
  );
  return (
    <EmptyState title={t('offers.emptyTitle')} action={action}>
      {t(filtered ? 'offers.emptyFilter' : 'offers.empty')}
    </EmptyState>
  );
}

/** The address holds what narrows the list, and nothing else. */
function withoutEmpty({ kind, source, q }: OffersSearch): OffersSearch {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { source }),
    ...(q === undefined || q === '' ? {} : { q }),
  };
}
