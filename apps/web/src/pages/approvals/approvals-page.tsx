import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { IconWritingSign } from '@tabler/icons-react';
import { approvalsQuery } from '../../api/approval-queries.ts';
import type { ApprovalSummary } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { isApprovalTab, paths } from '../../paths.ts';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { ApprovalList } from './approval-list.tsx';
import { ApprovalView } from './approval-view.tsx';
import classes from './approvals.module.css';

const WIDE = '(min-width: 64em)';

/** The list beside what is chosen of it; on narrow screens one or the other. J and K go through the list. */
export function ApprovalsPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { approvalId } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const tab = isApprovalTab(search.tab) ? search.tab : 'waiting';
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const query = useInfiniteQuery(approvalsQuery(tab));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  // With room beside the list the first one is shown at once.
  const shown = approvalId ?? (wide ? items[0]?.id : undefined);
  const go = (by: number) => () => {
    const to = neighbour(items, shown, by);
    if (to !== null) void navigate({ to: paths.approval, params: { approvalId: to }, search: { tab } });
  };
  useHotkeys([
    ['j', go(1)],
    ['k', go(-1)],
  ]);
  usePageTitle(`${t('approvals.title')} · Guildhall`);
  return (
    <div className={classes.page} data-chosen={approvalId !== undefined}>
      <ApprovalList tab={tab} query={query} shown={shown} />
      <section className={classes.detail} aria-label={t('approvals.chosen')}>
        {shown === undefined ? (
          <EmptyState title={t('approvals.title')} icon={<IconWritingSign size={20} stroke={1.75} />}>
            {t('approvals.choose')}
          </EmptyState>
        ) : (
          <ApprovalView
            key={shown}
            approvalId={shown}
            tab={tab}
            place={placeOf(items, shown)}
            previous={neighbour(items, shown, -1)}
            next={neighbour(items, shown, 1)}
          />
        )}
      </section>
    </div>
  );
}

function neighbour(items: readonly ApprovalSummary[], id: string | undefined, by: number): string | null {
  const at = items.findIndex((item) => item.id === id);
  return at === -1 ? null : (items[at + by]?.id ?? null);
}

function placeOf(items: readonly ApprovalSummary[], id: string): { at: number; count: number } | null {
  const at = items.findIndex((item) => item.id === id);
  return at === -1 ? null : { at: at + 1, count: items.length };
}
