import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { PermissionsSearch } from '../../paths.ts';
import type { Cells, CellPlace } from '../../ui/permissions/cells.ts';
import { cutPage, layOut } from '../../ui/permissions/grid.ts';
import { ACCOUNT_ACTIONS, MAIN_ACTIONS } from '../../ui/permissions/table-types.ts';
import type { Marks } from './marks.ts';
import { MatrixPhone } from './matrix-phone.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { useTable } from './table-context.ts';
import classes from './permissions-page.module.css';

type MatrixProps = {
  search: PermissionsSearch;
  day: string;
  cells: Cells;
  marks: Marks;
  onOpen: (place: CellPlace) => void;
  onClearFilters: () => void;
};

/** The table in the chosen view, page by page where it is too large to be drawn at once. */
export function Matrix({ search, day, cells, marks, onOpen, onClearFilters }: MatrixProps) {
  const { t } = useReader();
  const table = useTable();
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [pages, setPages] = useState({ accounts: 0, rows: 0 });
  const view = search.view ?? 'role';
  const { department, accounts, all } = search;
  const whole = useMemo(
    () =>
      layOut(table, {
        view,
        day,
        departmentId: department ?? null,
        accountNumbers: accounts ?? null,
        actions: all === true ? ACCOUNT_ACTIONS : MAIN_ACTIONS,
      }),
    [table, view, day, department, accounts, all],
  );
  const { grid, accountPages, rowPages } = useMemo(() => cutPage(whole, pages.accounts, pages.rows), [whole, pages]);
  if (whole.groups.every(({ rows }) => rows.length === 0)) {
    return (
      <EmptyState
        title={t('permissions.noRowsTitle')}
        action={
          <Button variant="default" onClick={onClearFilters}>
            {t('permissions.clearFilters')}
          </Button>
        }
      >
        {t('permissions.noRows')}
      </EmptyState>
    );
  }
  const shown = { accounts: Math.min(pages.accounts, accountPages - 1), rows: Math.min(pages.rows, rowPages - 1) };
  return (
    <>
      {phone ? (
        <MatrixPhone grid={grid} cells={cells} marks={marks} onOpen={onOpen} />
      ) : (
        <MatrixTable view={view} grid={grid} cells={cells} marks={marks} onOpen={onOpen} />
      )}
      {(accountPages > 1 || rowPages > 1) && (
        <div className={classes.pager}>
          <Pager what="row" page={shown.rows} pages={rowPages} onPage={(rows) => setPages({ ...shown, rows })} />
          <Pager
            what="account"
            page={shown.accounts}
            pages={accountPages}
            onPage={(next) => setPages({ ...shown, accounts: next })}
          />
        </div>
      )}
    </>
  );
}

type PagerProps = { what: 'row' | 'account'; page: number; pages: number; onPage: (page: number) => void };

function Pager({ what, page, pages, onPage }: PagerProps) {
  const { t } = useReader();
  if (pages === 1) return null;
  const values = { page: page + 1, pages };
  return (
    <span>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {what === 'row' ? t('permissions.previousRows') : t('permissions.previousAccounts')}
      </Button>
      <output>{what === 'row' ? t('permissions.rowPage', values) : t('permissions.accountPage', values)}</output>
      <Button variant="default" size="xs" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
        {what === 'row' ? t('permissions.nextRows') : t('permissions.nextAccounts')}
      </Button>
    </span>
  );
}
