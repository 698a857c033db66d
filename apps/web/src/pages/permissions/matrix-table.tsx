import { useRef, useState } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import type { Cells, CellPlace } from '../../ui/permissions/cells.ts';
import type { Grid, View } from '../../ui/permissions/grid.ts';
import { CellTip } from './cell-tip.tsx';
import type { Marks } from './marks.ts';
import { GroupRow, MatrixHeads } from './matrix-heads.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { useCellTip } from './use-cell-tip.ts';
import classes from './matrix.module.css';

type MatrixTableProps = {
  view: View;
  grid: Grid;
  cells: Cells;
  marks: Marks;
  onOpen: (place: CellPlace) => void;
};

/** Rows of mandates, columns of accounts and actions: a real table, walked by the arrow keys, whose cells open. */
export function MatrixTable({ view, grid, cells, marks, onOpen }: MatrixTableProps) {
  const { t } = useReader();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLTableElement>(null);
  const { tip, hideTip } = useCellTip(table);
  const columns = grid.columns.reduce((sum, { actions }) => sum + actions.length, 0);
  const first = grid.groups.find(({ rows, key }) => rows.length > 0 && !folded.has(key))?.rows[0]?.key;
  return (
    <div
      className={classes.scroll}
      role="region"
      aria-label={t('permissions.tableLabel', { rows: t(`permissions.rowHead.${view}`) })}
      onScroll={hideTip}
    >
      <table ref={table} className={classes.matrix}>
        <MatrixHeads view={view} columns={grid.columns} />
        {grid.groups.map((group) => (
          <tbody key={group.key}>
            <GroupRow
              group={group}
              columns={columns}
              folded={folded.has(group.key)}
              onFold={() => setFolded(folded.symmetricDifference(new Set([group.key])))}
            />
            {!folded.has(group.key) &&
              group.rows.map((row) => (
                <MatrixRow
                  key={row.key}
                  row={row}
                  columns={grid.columns}
                  cells={cells}
                  marks={marks}
                  isFirst={row.key === first}
                  onOpen={onOpen}
                />
              ))}
          </tbody>
        ))}
      </table>
      {/* An opened cell says everything in its panel already. */}
      {tip !== null && marks.opened === null && <CellTip cell={cells.at(tip.place)} place={tip.place} box={tip.box} />}
    </div>
  );
}
