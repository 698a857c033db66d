import { Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { partnersQuery, watchesQuery } from '../api/network-queries.ts';
import type { Partner } from '../api/types.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { EnterpriseList } from '../components/enterprise-list.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { LoadMore } from '../components/load-more.tsx';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { CardSkeletons } from '../components/skeletons.tsx';
import { PartnerRow } from '../forms/partner-row.tsx';
import { WatchRow } from '../forms/watch-row.tsx';
import type { MessageKey } from '../locales/message-key.ts';
import { useReader } from '../locales/use-reader.ts';
import { PARTNER_TABS, isPartnerTab, paths } from '../paths.ts';
import type { PartnerTab } from '../paths.ts';

const route = getRouteApi('/member/network/partners');

const TAB_LABELS: Record<PartnerTab, MessageKey> = {
  active: 'partners.tabActive',
  received: 'partners.tabReceived',
  requested: 'partners.tabRequested',
  watches: 'partners.tabWatches',
};
const EMPTY: Record<PartnerTab, { title: MessageKey; text: MessageKey }> = {
  active: { title: 'partners.emptyActiveTitle', text: 'partners.emptyActive' },
  received: { title: 'partners.emptyReceivedTitle', text: 'partners.emptyReceived' },
  requested: { title: 'partners.emptyRequestedTitle', text: 'partners.emptyRequested' },
  watches: { title: 'partners.emptyWatchesTitle', text: 'partners.emptyWatches' },
};

/** Those one deals with: partners, requests in both directions, and enterprises that are watched. */
export function PartnersPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { tab = 'active' } = route.useSearch();
  const choose = (value: string | null): void => {
    if (isPartnerTab(value)) void navigate({ to: paths.partners, search: value === 'active' ? {} : { tab: value } });
  };
  return (
    <Page>
      <PageHead title={t('partners.title')} />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="lg">
          {PARTNER_TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(TAB_LABELS[value])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PARTNER_TABS.map((value) => (
          <Tabs.Panel key={value} value={value}>
            {value === 'watches' ? <Watches /> : <Partners state={value} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Partners({ state }: { state: Exclude<PartnerTab, 'watches'> }) {
  const partners = useInfiniteQuery(partnersQuery(state));
  if (partners.isPending) return <CardSkeletons />;
  if (partners.isError && partners.data === undefined) {
    return <ProblemNote error={partners.error} onRetry={() => void partners.refetch()} />;
  }
  const items: Partner[] = partners.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty tab={state} />;
  return (
    <>
      <EnterpriseList>
        {items.map((partner) => (
          <PartnerRow key={partner.enterprise.id} partner={partner} />
        ))}
      </EnterpriseList>
      <LoadMore query={partners} />
    </>
  );
}

function Watches() {
  const watches = useInfiniteQuery(watchesQuery);
  if (watches.isPending) return <CardSkeletons />;
  if (watches.isError && watches.data === undefined) {
    return <ProblemNote error={watches.error} onRetry={() => void watches.refetch()} />;
  }
  const items = watches.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty tab="watches" />;
  return (
    <>
      <EnterpriseList>
        {items.map(({ enterprise, since }) => (
          <WatchRow key={enterprise.id} enterprise={enterprise} since={since} />
        ))}
      </EnterpriseList>
      <LoadMore query={watches} />
    </>
  );
}

function Empty({ tab }: { tab: PartnerTab }) {
  const { t } = useReader();
  return (
    <EmptyState title={t(EMPTY[tab].title)} action={<LinkButton to={paths.search}>{t('partners.find')}</LinkButton>}>
      {t(EMPTY[tab].text)}
    </EmptyState>
  );
}
