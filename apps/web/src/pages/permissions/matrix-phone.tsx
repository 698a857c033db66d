import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import type { Cell, Cells, CellPlace } from '../../ui/permissions/cells.ts';
import { nameOf, placeOf } from '../../ui/permissions/grid.ts';
import type { ColumnGroup, Grid, GridRow } from '../../ui/permissions/grid.ts';
import { sayAction, sayShortAction, shortAmount } from '../../ui/permissions/say-table.ts';
import { CellValue } from './cell-value.tsx';
import { cellKey } from './marks.ts';
import type { Marks } from './marks.ts';
import classes from './matrix-phone.module.css';

type MatrixPhoneProps = { grid: Grid; cells: Cells; marks: Marks; onOpen: (place: CellPlace) => void };

/** On a phone the matrix is a list: a row tells what its mandate opens in a line, and unfolds to every account and action. */
export function MatrixPhone({ grid, cells, marks, onOpen }: MatrixPhoneProps) {
  const { t, say } = useReader();
  return (
    <div className={classes.list}>
      {grid.groups.map((group) => (
        <section key={group.key} aria-label={say(group.name)}>
          <h2 className={classes.group} style={{ paddingInlineStart: group.depth * 12 }}>
            {say(group.name)}
            {group.account !== null && (
              <span className={classes.quiet}>
                {' '}
                {t('permissions.lastDigits', { digits: group.account.lastDigits })}
              </span>
            )}
          </h2>
          {group.rows.map((row) => (
            <PhoneRow key={row.key} row={row} columns={grid.columns} cells={cells} marks={marks} onOpen={onOpen} />
          ))}
        </section>
      ))}
    </div>
  );
}

type PhoneRowProps = Omit<MatrixPhoneProps, 'grid'> & { row: GridRow; columns: ColumnGroup[] };

function PhoneRow({ row, columns, cells, marks, onOpen }: PhoneRowProps) {
  const reader = useReader();
  const { t, say } = reader;
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.row} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className={classes.name}>
          {say(row.name)}
          {row.note !== null && <span className={classes.quiet}> · {say(row.note)}</span>}
        </span>
        {row.people !== null && <span className={classes.quiet}>{t('permissions.people', { count: row.people })}</span>}
        <IconChevronRight size={18} stroke={1.75} aria-hidden />
        <span className={classes.opens}>{sumUp(row, columns, cells, reader)}</span>
      </summary>
      {open &&
        columns.map(({ account, actions }) => (
          <div key={account?.accountNumber ?? ''} className={classes.account}>
            {account !== null && (
              <h3>
                {say(nameOf(account))}{' '}
                <span className={classes.quiet}>{t('permissions.lastDigits', { digits: account.lastDigits })}</span>
              </h3>
            )}
            <ul>
              {actions.map((action) => {
                const at = placeOf(row, account, action);
                return (
                  <li key={action}>
                    {at === null ? (
                      <span className={classes.cell}>
                        {sayAction(action, reader)} <CellValue cell={{ kind: 'none' }} />
                      </span>
                    ) : (
                      <button
                        type="button"
                        className={classes.cell}
                        data-deciding={marks.deciding?.key === cellKey(at) ? marks.deciding.outcome : undefined}
                        data-changed={marks.changed.has(cellKey(at))}
                        data-wrong={marks.wrong.has(cellKey(at))}
                        onClick={() => onOpen(at)}
                      >
                        {sayAction(action, reader)} <CellValue cell={cells.at(at)} />
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
    </details>
  );
}

/** `See · Prepare 50,000`: each action once, with the highest limit that any account has. */
function sumUp(row: GridRow, columns: ColumnGroup[], cells: Cells, reader: ReturnType<typeof useReader>): string {
  const best = new Map<CellPlace['action'], Cell>();
  for (const { account, actions } of columns) {
    for (const action of actions) {
      const at = placeOf(row, account, action);
      const cell: Cell = at === null ? { kind: 'none' } : cells.at(at);
      if (cell.kind !== 'none' && opensMore(cell, best.get(action))) best.set(action, cell);
    }
  }
  if (best.size === 0) return reader.t('permissions.nothingOpen');
  return [...best]
    .map(([action, cell]) => {
      const name = sayShortAction(action, reader);
      if (cell.kind === 'limit')
        return reader.t('permissions.opensTo', { action: name, amount: shortAmount(cell.amount) });
      return cell.kind === 'unlimited'
        ? reader.t('permissions.opensTo', { action: name, amount: reader.t('permissions.unlimited') })
        : name;
    })
    .join(' · ');
}

function opensMore(cell: Cell, before: Cell | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind !== 'limit') return false;
  return cell.kind !== 'limit' || isMore(cell.amount, before.amount);
}

/** Compares decimal strings without making numbers of them. */
function isMore(one: string, other: string): boolean {
  const [whole = '', fraction = ''] = one.split('.');
  const [otherWhole = '', otherFraction = ''] = other.split('.');
  if (whole.length !== otherWhole.length) return whole.length > otherWhole.length;
  return whole === otherWhole ? fraction > otherFraction : whole > otherWhole;
}
