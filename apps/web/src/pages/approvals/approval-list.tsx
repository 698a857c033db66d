import { IconCheck, IconClock, IconUserShare, IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalCountQuery } from '../../api/approval-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { ApprovalSummary, ApprovalTab } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { APPROVAL_TABS, paths } from '../../paths.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { useNow } from '../../ui/use-now.ts';
import { formatMoment, isNear, kindName, nameOf } from './approval-text.ts';
import classes from './approvals.module.css';

type ListQuery = {
  data: { pages: { items: ApprovalSummary[] }[] } | undefined;
  isPending: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
};
type ApprovalListProps = { tab: ApprovalTab; query: ListQuery; shown: string | undefined };

/** What waits for me, what I signed, what is done. */
export function ApprovalList({ tab, query, shown }: ApprovalListProps) {
  const { t } = useReader();
  const { data: count } = useQuery(approvalCountQuery);
  const { data: session } = useQuery(sessionQuery);
  const waiting = count?.waiting ?? 0;
  return (
    <section className={classes.list} aria-label={t('approvals.list')}>
      <header className={classes.listHead}>
        <h1>{t('approvals.title')}</h1>
        {session?.can.includes('delegations:manage') === true && (
          <Link to={paths.deputies} className={classes.deputies}>
            <IconUserShare size={16} stroke={1.75} aria-hidden />
            {t('deputies.link')}
          </Link>
        )}
      </header>
      <nav className={classes.tabs} aria-label={t('approvals.title')}>
        {APPROVAL_TABS.map((one) => (
          <Link
            key={one}
            to={paths.approvals}
            search={one === 'waiting' ? {} : { tab: one }}
            className={classes.tab}
            data-current={one === tab}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`approvals.tabs.${one}`)}
            {one === 'waiting' && waiting > 0 && <span> {waiting}</span>}
          </Link>
        ))}
      </nav>
      <Items tab={tab} query={query} shown={shown} />
      <p className={classes.shortcuts}>{t('approvals.shortcuts')}</p>
    </section>
  );
}

function Items({ tab, query, shown }: ApprovalListProps) {
  const { t } = useReader();
  if (query.isPending) return <RowSkeletons />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && !query.hasNextPage) {
    return (
      <EmptyState
        title={t(`approvals.empty.${tab}.title`)}
        icon={<IconWritingSign size={20} stroke={1.75} />}
        action={<Link to={paths.payments}>{t('approvals.toPayments')}</Link>}
      >
        {t(`approvals.empty.${tab}.text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} tab={tab} here={item.id === shown} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function Item({ item, tab, here }: { item: ApprovalSummary; tab: ApprovalTab; here: boolean }) {
  const reader = useReader();
  const { t, say } = reader;
  const now = useNow();
  const { id, amount, purpose, given, needed, maker, signedAt } = item;
  return (
    <Link
      to={paths.approval}
      params={{ approvalId: id }}
      search={tab === 'waiting' ? {} : { tab }}
      className={classes.item}
      data-here={here}
      aria-current={here ? 'true' : undefined}
    >
      <span className={classes.itemName}>{nameOf(item, reader)}</span>
      {amount !== null && (
        <span className={classes.itemAmount}>
          {groupDecimal(amount.amount)} <span className={classes.itemCurrency}>{amount.currency}</span>
        </span>
      )}
      <span className={classes.itemWhat}>
        {[kindName(item, reader), purpose].filter((one) => one !== null && one !== '').join(' · ')}
      </span>
      <span className={classes.itemCount} aria-label={t('approvals.signaturesOf', { given, needed })}>
        <IconWritingSign size={14} stroke={1.75} aria-hidden /> {given} / {needed}
      </span>
      <span>
        <StateChip item={item} now={now} />
      </span>
      <span className={classes.itemBy}>
        {signedAt === null
          ? t('approvals.by', { role: say(maker.role.name) })
          : t('approvals.signedAt', { when: formatMoment(signedAt, reader, now) })}
      </span>
    </Link>
  );
}

function StateChip({ item, now }: { item: ApprovalSummary; now: Date }) {
  const reader = useReader();
  const { t } = reader;
  const { state, deadlineAt, endedAt } = item;
  if (state === 'waiting') {
    return (
      <Chip
        kind={isNear(deadlineAt, now) ? 'warning' : 'plain'}
        icon={<IconClock size={14} stroke={1.75} aria-hidden />}
      >
        {t('approvals.until', { when: formatMoment(deadlineAt, reader, now) })}
      </Chip>
    );
  }
  const released = state === 'approved';
  return (
    <Chip
      kind={released ? 'accent' : state === 'rejected' ? 'danger' : 'plain'}
      icon={released ? <IconCheck size={14} stroke={1.75} aria-hidden /> : null}
    >
      {t(`approvals.states.${state}`)} {endedAt === null ? '' : formatMoment(endedAt, reader, now)}
    </Chip>
  );
}
