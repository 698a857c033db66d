import { memo } from 'react';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { placeOf } from '../../ui/permissions/grid.ts';
import type { Cells, CellPlace } from '../../ui/permissions/cells.ts';
import type { ColumnGroup, GridRow } from '../../ui/permissions/grid.ts';
import { CellValue } from './cell-value.tsx';
import { cellKey } from './marks.ts';
import type { Marks } from './marks.ts';
import classes from './matrix.module.css';

type MatrixRowProps = {
  row: GridRow;
  columns: ColumnGroup[];
  cells: Cells;
  marks: Marks;
  /** Whether its first cell is where the tab key enters the table. */
  isFirst: boolean;
  onOpen: (place: CellPlace) => void;
};

export const MatrixRow = memo(function MatrixRow({ row, columns, cells, marks, isFirst, onOpen }: MatrixRowProps) {
  const { t, say } = useReader();
  const places = columns.flatMap(({ account, actions }) =>
    actions.map((action, place) => ({
      column: `${account?.accountNumber ?? ''} ${action}`,
      first: place === 0,
      at: placeOf(row, account, action),
    })),
  );
  const simulated = places.some(({ at }) => at !== null && marks.deciding?.key === cellKey(at));
  return (
    <tr data-row data-simulated={simulated}>
      <th scope="row" className={classes.who}>
        <span className={classes.whoName}>{say(row.name)}</span>
        {row.note !== null && <span className={classes.digits}>{say(row.note)}</span>}
        {row.people !== null && (
          <span className={classes.people}>{t('permissions.people', { count: row.people })}</span>
        )}
      </th>
      {places.map(({ column, first, at }, place) => (
        <td key={column} data-first={first}>
          {at === null ? (
            <CellValue cell={{ kind: 'none' }} />
          ) : (
            <CellButton at={at} cells={cells} marks={marks} isTabStop={isFirst && place === 0} onOpen={onOpen} />
          )}
        </td>
      ))}
    </tr>
  );
});

type CellButtonProps = Pick<MatrixRowProps, 'cells' | 'marks' | 'onOpen'> & { at: CellPlace; isTabStop: boolean };

function CellButton({ at, cells, marks, isTabStop, onOpen }: CellButtonProps) {
  const { t } = useReader();
  const key = cellKey(at);
  const deciding = marks.deciding?.key === key ? marks.deciding.outcome : undefined;
  const changed = marks.changed.has(key);
  return (
    <button
      type="button"
      className={classes.cell}
      data-cell={key}
      data-deciding={deciding}
      data-changed={changed}
      data-wrong={marks.wrong.has(key)}
      data-opened={marks.opened === key}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onOpen(at)}
    >
      <CellValue cell={cells.at(at)} />
      {deciding !== undefined && <VisuallyHidden>{` ${t('permissions.sim.marked')}`}</VisuallyHidden>}
      {changed && <VisuallyHidden>{` ${t('permissions.diff.changed')}`}</VisuallyHidden>}
    </button>
  );
}
