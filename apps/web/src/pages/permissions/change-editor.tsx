import { Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import type { TableVersion } from '../../api/permission-queries.ts';
import type { FieldProblem } from '../../api/problem.ts';
import { PermissionCellEdit } from '../../forms/permission-cell-edit.tsx';
import { PermissionChangeBar } from '../../forms/permission-change-bar.tsx';
import { PermissionParts } from '../../forms/permission-parts.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { localDay } from '../../ui/format-date.ts';
import { readCells } from '../../ui/permissions/cells.ts';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { cellsOf, changedCells } from '../../ui/permissions/changed-cells.ts';
import { countDifferences, diffTables, joinNames } from '../../ui/permissions/table-diff.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import { useNow } from '../../ui/use-now.ts';
import { WithPanel } from '../enterprise/with-panel.tsx';
import { CellPanel } from './cell-panel.tsx';
import { ChangeHead } from './change-head.tsx';
import { ChangeStanding } from './change-standing.tsx';
import { DiffView } from './diff-view.tsx';
import { FaultList } from './fault-list.tsx';
import { faultPlace } from './fault-place.ts';
import { cellKey, NO_MARKS } from './marks.ts';
import { Matrix } from './matrix.tsx';
import { BankContext, TableContext } from './table-context.ts';
import { TableFilters } from './table-filters.tsx';
import classes from './permissions-page.module.css';

type ChangeEditorProps = { base: TableVersion; change: PermissionChangeDetail | null };

/** The matrix as it could be: every cell opens its editor, amber is what differs, and nothing holds before it is signed. */
export function ChangeEditor({ base, change }: ChangeEditorProps) {
  const { t } = useReader();
  const saved = useMemo(
    (): PermissionTable => (change === null ? base.contents : { ...change.contents, accounts: base.contents.accounts }),
    [base, change],
  );
  const [table, setTable] = useState(saved);
  const [note, setNote] = useState(change?.note ?? '');
  const [search, setSearch] = useState<PermissionsSearch>({});
  const [place, setPlace] = useState<CellPlace | null>(null);
  const [faults, setFaults] = useState<FieldProblem[]>([]);
  const day = localDay(useNow().toISOString()) ?? '';
  const cells = useMemo(() => readCells(table, day), [table, day]);
  const diff = useMemo(() => diffTables(base.contents, table), [base, table]);
  const marks = useMemo(
    () => ({
      ...NO_MARKS,
      opened: place === null ? null : cellKey(place),
      changed: new Set(changedCells(base.contents, table, day, diff).map(cellKey)),
      wrong: new Set(faults.flatMap((fault) => wrongCells(fault, table)).map(cellKey)),
    }),
    [base, table, day, diff, place, faults],
  );
  const edit = (changed: PermissionTable): void => {
    setTable(changed);
    setFaults([]);
  };
  return (
    <TableContext value={table}>
      <BankContext value={base.bank}>
        <WithPanel
          wide
          onClose={() => setPlace(null)}
          panel={
            place !== null && (
              <CellPanel
                key={cellKey(place)}
                place={place}
                cells={cells}
                onSimulate={undefined}
                onClose={() => setPlace(null)}
              >
                <PermissionCellEdit
                  key={JSON.stringify(cells.at(place))}
                  table={table}
                  place={place}
                  cell={cells.at(place)}
                  onChange={edit}
                />
              </CellPanel>
            )
          }
        >
          <ChangeHead change={change} base={base} />
          <div className={classes.stack}>
            {change !== null && <ChangeStanding change={change} table={table} />}
            {faults.length > 0 && <FaultList faults={faults} table={table} onShow={setPlace} />}
            <p className={classes.hint}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              {t('permissions.change.editHint')}
            </p>
            <div>
              <TableFilters search={search} onChange={(filters) => setSearch(filters)} />
              <Matrix
                search={search}
                day={day}
                cells={cells}
                marks={marks}
                onOpen={setPlace}
                onClearFilters={() => setSearch({})}
              />
            </div>
            <PermissionParts table={table} onChange={edit} />
            <DiffView diff={diff} table={joinNames(base.contents, table)} title={t('permissions.diff.title')} />
            <Textarea
              label={t('permissions.change.note')}
              description={t('permissions.change.noteHint')}
              rows={2}
              maxLength={500}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </div>
          <PermissionChangeBar
            base={base}
            change={change}
            table={table}
            note={note.trim() === '' ? null : note.trim()}
            differences={countDifferences(diff)}
            dirty={table !== saved || note !== (change?.note ?? '')}
            onFaults={setFaults}
          />
        </WithPanel>
      </BankContext>
    </TableContext>
  );
}

function wrongCells(fault: FieldProblem, table: PermissionTable): CellPlace[] {
  const found = faultPlace(fault.field);
  const grant = found?.part === 'grants' ? table.grants[found.row] : undefined;
  return grant === undefined ? [] : cellsOf(grant, table);
}
