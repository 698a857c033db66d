import { Button } from '@mantine/core';
import { IconPencil, IconSignature } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import type { TableVersion } from '../../api/permission-queries.ts';
import { paths } from '../../paths.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { localDay } from '../../ui/format-date.ts';
import { readCells } from '../../ui/permissions/cells.ts';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { changedCells } from '../../ui/permissions/changed-cells.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PermissionWithdraw } from '../../forms/permission-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { joinNames } from '../../ui/permissions/table-diff.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import { useNow } from '../../ui/use-now.ts';
import { CellDialog } from './cell-dialog.tsx';
import { ChangeHead } from './change-head.tsx';
import { ChangeStanding } from './change-standing.tsx';
import { DiffView } from './diff-view.tsx';
import { cellKey, NO_MARKS } from './marks.ts';
import { Matrix } from './matrix.tsx';
import { TableContext } from './table-context.ts';
import { TableFilters } from './table-filters.tsx';
import classes from './change.module.css';

type ChangeViewProps = { base: TableVersion; change: PermissionChangeDetail; onEdit: (() => void) | undefined };

/** A change on its way: what differs, who is to sign, and what became of it. */
export function ChangeView({ base, change, onEdit }: ChangeViewProps) {
  const { t } = useReader();
  const [asked, setAsked] = useState(false);
  const table = useMemo(() => ({ ...change.contents, accounts: base.contents.accounts }), [change, base]);
  const diff = useMemo(() => ({ ...change.diff, accounts: [] }), [change]);
  return (
    <Page>
      <ChangeHead change={change} base={base} />
      <div style={{ display: 'grid', gap: 12 }}>
        <ChangeStanding change={change} table={table} />
        {change.note !== null && <p className={classes.note}>{change.note}</p>}
        <DiffView diff={diff} table={joinNames(base.contents, table)} title={t('permissions.diff.title')} />
        <MatrixAfter table={table} before={base.contents} />
        <div className={classes.buttons}>
          {change.approvalId !== null && (
            <LinkButton
              to={paths.approval}
              params={{ approvalId: change.approvalId }}
              variant="default"
              leftSection={<IconSignature size={18} stroke={1.75} />}
            >
              {t('permissions.change.openApproval')}
            </LinkButton>
          )}
          {onEdit !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} stroke={1.75} />}
              onClick={() => setAsked(true)}
            >
              {t('permissions.change.editAgain')}
            </Button>
          )}
          <PermissionWithdraw change={change} />
        </div>
      </div>
      {asked && onEdit !== undefined && (
        <ConfirmDialog
          title={t('permissions.change.editAgainTitle')}
          what={t('permissions.change.editAgainWhat')}
          doLabel={t('permissions.change.editAgain')}
          danger={false}
          action={{ mutate: onEdit, isPending: false, isError: false, error: null }}
          onClose={() => setAsked(false)}
        />
      )}
    </Page>
  );
}

type MatrixAfterProps = { table: PermissionTable; before: PermissionTable };

/** The whole matrix as it would be, for whoever signs it: drawn when it is asked for. */
function MatrixAfter({ table, before }: MatrixAfterProps) {
  const { t } = useReader();
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.after} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('permissions.change.openMatrix')}</summary>
      {open && (
        <TableContext value={table}>
          <ReadMatrix table={table} before={before} />
        </TableContext>
      )}
    </details>
  );
}

function ReadMatrix({ table, before }: MatrixAfterProps) {
  const now = useNow();
  const [search, setSearch] = useState<PermissionsSearch>({});
  const [place, setPlace] = useState<CellPlace | null>(null);
  const day = localDay(now.toISOString()) ?? '';
  const cells = useMemo(() => readCells(table, day), [table, day]);
  const marks = useMemo(
    () => ({ ...NO_MARKS, changed: new Set(changedCells(before, table, day).map(cellKey)) }),
    [before, table, day],
  );
  return (
    <>
      <TableFilters search={search} onChange={setSearch} />
      <Matrix
        search={search}
        day={day}
        cells={cells}
        marks={marks}
        onOpen={setPlace}
        onClearFilters={() => setSearch({})}
      />
      {place !== null && <CellDialog cell={cells.at(place)} place={place} onClose={() => setPlace(null)} />}
    </>
  );
}
