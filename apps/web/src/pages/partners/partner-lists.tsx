import { IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { blocksQuery, partnersQuery, watchesQuery } from '../../api/network-queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { QueryList } from '../../components/query-list.tsx';
import { BlockRow } from '../../forms/block-row.tsx';
import { PartnerRow } from '../../forms/partner-row.tsx';
import { WatchRow } from '../../forms/watch-row.tsx';
import type { MessageKey } from '../../locales/message-key.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';

type RelationState = 'active' | 'received' | 'requested';

const EMPTY: Record<RelationState, { title: MessageKey; text: MessageKey }> = {
  active: { title: 'partners.emptyActiveTitle', text: 'partners.emptyActive' },
  received: { title: 'partners.emptyReceivedTitle', text: 'partners.emptyReceived' },
  requested: { title: 'partners.emptyRequestedTitle', text: 'partners.emptyRequested' },
};

export function PartnerList({ state, q }: { state: RelationState; q: string }) {
  const { t } = useReader();
  const partners = useInfiniteQuery(partnersQuery(state, q));
  return (
    <QueryList
      query={partners}
      renderRow={(partner) => <PartnerRow key={partner.enterprise.id} partner={partner} />}
      empty={
        <Empty q={q} title={t(EMPTY[state].title)} action={<FindEnterprises />}>
          {t(EMPTY[state].text)}
        </Empty>
      }
    />
  );
}

export function WatchList({ q }: { q: string }) {
  const { t } = useReader();
  const watches = useInfiniteQuery(watchesQuery(q));
  return (
    <QueryList
      query={watches}
      renderRow={({ enterprise, since }) => <WatchRow key={enterprise.id} enterprise={enterprise} since={since} />}
      empty={
        <Empty q={q} title={t('partners.emptyWatchesTitle')} action={<FindEnterprises />}>
          {t('partners.emptyWatches')}
        </Empty>
      }
    />
  );
}

export function BlockList({ q }: { q: string }) {
  const { t } = useReader();
  const blocks = useInfiniteQuery(blocksQuery(q));
  return (
    <QueryList
      query={blocks}
      renderRow={(block) => <BlockRow key={block.enterprise.id} block={block} />}
      empty={
        <Empty q={q} title={t('blocks.emptyTitle')}>
          {t('blocks.empty')}
        </Empty>
      }
    />
  );
}

type EmptyProps = { q: string; title: string; children: ReactNode; action?: ReactNode };

/** Nothing on the list at all, or nothing of that name on it. */
function Empty({ q, title, children, action }: EmptyProps) {
  const { t } = useReader();
  if (q === '') {
    return (
      <EmptyState title={title} action={action}>
        {children}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('partners.noneTitle', { q })}
      icon={<IconSearchOff size={20} stroke={1.75} />}
      action={
        <LinkButton to={paths.search} search={{ q }}>
          {t('partners.findEverywhere')}
        </LinkButton>
      }
    >
      {t('partners.none')}
    </EmptyState>
  );
}

function FindEnterprises() {
  const { t } = useReader();
  return <LinkButton to={paths.search}>{t('partners.find')}</LinkButton>;
}
