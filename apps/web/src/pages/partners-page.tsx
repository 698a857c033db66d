import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { networkCountsQuery } from '../api/network-queries.ts';
import { ListSearch } from '../components/list-search.tsx';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import type { MessageKey } from '../locales/message-key.ts';
import { useReader } from '../locales/use-reader.ts';
import { PARTNER_TABS, isPartnerTab, paths } from '../paths.ts';
import type { PartnerTab } from '../paths.ts';
import { BlockList, PartnerList, WatchList } from './partners/partner-lists.tsx';
import classes from './partners/partners-page.module.css';

const route = getRouteApi('/member/network/partners');

const TABS: Record<
  PartnerTab,
  { label: MessageKey; count: 'active' | 'received' | 'requested' | 'watched' | 'blocked' }
> = {
  active: { label: 'partners.tabActive', count: 'active' },
  received: { label: 'partners.tabReceived', count: 'received' },
  requested: { label: 'partners.tabRequested', count: 'requested' },
  watches: { label: 'partners.tabWatches', count: 'watched' },
  blocked: { label: 'partners.tabBlocked', count: 'blocked' },
};

/** Those one deals with: partners, requests in both directions, enterprises that are watched, and those that are shut out. */
export function PartnersPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { tab = 'active', q = '' } = route.useSearch();
  const counts = useQuery(networkCountsQuery).data;
  const find = useCallback(
    (text: string) => {
      const search = { ...(tab === 'active' ? {} : { tab }), ...(text === '' ? {} : { q: text }) };
      void navigate({ to: paths.partners, search, replace: true });
    },
    [navigate, tab],
  );
  const choose = (value: string | null): void => {
    if (!isPartnerTab(value)) return;
    const search = { ...(value === 'active' ? {} : { tab: value }), ...(q === '' ? {} : { q }) };
    void navigate({ to: paths.partners, search });
  };
  return (
    <Page>
      <PageHead title={t('partners.title')} />
      <ListSearch q={q} label={t('partners.findInLists')} onSearch={find} />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="lg" className={classes.tabs}>
          {PARTNER_TABS.map((value) => (
            <Tabs.Tab key={value} value={value} ref={value === tab ? bringIntoSight : null}>
              {t(TABS[value].label)} {counts !== undefined && <Count of={counts[TABS[value].count]} />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PARTNER_TABS.map((value) => (
          <Tabs.Panel key={value} value={value}>
            {value === 'watches' && <WatchList q={q} />}
            {value === 'blocked' && <BlockList q={q} />}
            {value !== 'watches' && value !== 'blocked' && <PartnerList state={value} q={q} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

/** On a phone the tabs are wider than the screen, and the one that was chosen elsewhere may lie outside. */
function bringIntoSight(tab: HTMLElement | null): void {
  tab?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
}

function Count({ of }: { of: number }) {
  return of === 0 ? null : <span className={`${classes.count} figures`}>{of}</span>;
}
