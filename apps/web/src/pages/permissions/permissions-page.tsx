import { IconLock, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { tablesQuery, versionQuery } from '../../api/permission-queries.ts';
import type { TableSummary } from '../../api/permission-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Session } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { TableView } from './table-view.tsx';

/** Who may do what with which account, as the bank signed it. */
export function PermissionsPage() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session === null || session === undefined) return null;
  if (!session.can.includes('permission_table:read')) {
    return (
      <Page>
        <PageHead title={t('permissions.title')} />
        <EmptyState title={t('permissions.gateTitle')} icon={<IconLock size={20} stroke={1.75} />}>
          {t('permissions.gate')}
        </EmptyState>
      </Page>
    );
  }
  return <Tables session={session} />;
}

function Tables({ session }: { session: Session }) {
  const { t } = useReader();
  const search = useSearch({ from: `/member${paths.permissions}` });
  const tables = useQuery(tablesQuery);
  if (tables.data === undefined) {
    return (
      <Page>
        <PageHead title={t('permissions.title')} lead={t('permissions.lead')} />
        {tables.isError ? (
          <ProblemNote error={tables.error} onRetry={() => void tables.refetch()} />
        ) : (
          <RowSkeletons count={8} />
        )}
      </Page>
    );
  }
  const items = tables.data.items;
  const chosen = items.find(({ id }) => id === search.table) ?? items.find(({ current }) => current) ?? items[0];
  if (chosen === undefined) {
    return (
      <Page>
        <PageHead title={t('permissions.title')} />
        <EmptyState title={t('permissions.emptyTitle')} icon={<IconTable size={20} stroke={1.75} />}>
          {t('permissions.empty')}
        </EmptyState>
      </Page>
    );
  }
  return <OneTable key={chosen.id} session={session} tables={items} chosen={chosen} search={search} />;
}

type OneTableProps = { session: Session; tables: TableSummary[]; chosen: TableSummary; search: PermissionsSearch };

function OneTable({ session, tables, chosen, search }: OneTableProps) {
  const { t } = useReader();
  const navigate = useNavigate();
  const version = useQuery(versionQuery(chosen.id, search.version ?? null));
  const change = (next: PermissionsSearch): void =>
    void navigate({ to: paths.permissions, search: next, replace: true, resetScroll: false });
  if (version.data === undefined) {
    return (
      <Page>
        <PageHead title={t('permissions.title')} lead={t('permissions.lead')} />
        {version.isError ? (
          <ProblemNote error={version.error} onRetry={() => void version.refetch()} />
        ) : (
          <RowSkeletons count={8} />
        )}
      </Page>
    );
  }
  return (
    <TableView
      tables={tables}
      summary={chosen}
      version={version.data}
      search={search}
      onSearch={change}
      may={{
        simulate: session.can.includes('permissions:evaluate'),
        // A change is made under a mandate of the very table that it changes.
        propose: version.data.can.includes('propose'),
      }}
    />
  );
}
