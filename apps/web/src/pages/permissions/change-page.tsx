import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { changeQuery } from '../../api/change-queries.ts';
import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import { tablesQuery, versionQuery } from '../../api/permission-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { BackToTable } from './back-to-table.tsx';
import { ChangeEditor } from './change-editor.tsx';
import { ChangeView } from './change-view.tsx';

/** A change of the permission table: a new one, one that is being edited, or one that goes its way. */
export function ChangePage() {
  const { changeId } = useParams({ from: `/member${paths.permissionChange}` });
  return changeId === 'new' ? <NewChange /> : <OneChange changeId={changeId} />;
}

/** A change begins with the table in force under which the session acts. */
function NewChange() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const tables = useQuery(tablesQuery);
  const own = tables.data?.items.find(({ current }) => current);
  const version = useQuery({ ...versionQuery(own?.id ?? '', null), enabled: own !== undefined });
  const failed = tables.error ?? version.error;
  if (session?.can.includes('permission_table:propose') === false || (tables.isSuccess && own === undefined)) {
    return (
      <Waiting>
        <EmptyState title={t('permissions.gateTitle')} action={<BackToTable />}>
          {t('permissions.change.mayNot')}
        </EmptyState>
      </Waiting>
    );
  }
  if (version.data === undefined) return <Waiting error={failed} />;
  return <ChangeEditor base={version.data} change={null} />;
}

function OneChange({ changeId }: { changeId: string }) {
  const change = useQuery(changeQuery(changeId));
  if (change.data === undefined) return <Waiting error={change.error} />;
  return <LoadedChange change={change.data} />;
}

function LoadedChange({ change }: { change: PermissionChangeDetail }) {
  const base = useQuery(versionQuery(change.tableId, change.basedOnVersion));
  const [editing, setEditing] = useState(false);
  if (base.data === undefined) return <Waiting error={base.error} />;
  const mayEdit = change.can.includes('update');
  // While it waits for signatures it is looked at: whoever goes on editing voids them, and is told so first.
  if (mayEdit && (editing || change.state !== 'awaiting_approval')) {
    return <ChangeEditor key={`${change.id} ${change.revision}`} base={base.data} change={change} />;
  }
  return <ChangeView base={base.data} change={change} onEdit={mayEdit ? () => setEditing(true) : undefined} />;
}

function Waiting({ error = null, children }: { error?: unknown; children?: ReactNode }) {
  const { t } = useReader();
  return (
    <Page>
      <PageHead title={t('permissions.change.title')}>
        <BackToTable />
      </PageHead>
      {error !== null && <ProblemNote error={error} />}
      {error === null && children === undefined && <RowSkeletons count={8} />}
      {children}
    </Page>
  );
}
