import { Dialog } from '../../components/dialog.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Cell, CellPlace } from '../../ui/permissions/cells.ts';
import { sayAccount, sayAction, sayMandate, sayTerms } from '../../ui/permissions/say-table.ts';
import { CellValue } from './cell-value.tsx';
import { useTable } from './table-context.ts';
import { Terms } from './terms.tsx';
import classes from './panels.module.css';

/** What a cell would grant, where there is no panel at the side. */
export function CellDialog({ cell, place, onClose }: { cell: Cell; place: CellPlace; onClose: () => void }) {
  const reader = useReader();
  const table = useTable();
  return (
    <Dialog title={sayMandate(table, place, reader)} onClose={onClose}>
      <p className={classes.quiet}>
        {sayAction(place.action, reader)} · {sayAccount(table, place.accountNumber, reader)}
      </p>
      <p className={classes.key}>
        <CellValue cell={cell} />
      </p>
      {cell.kind !== 'none' && <Terms terms={sayTerms(cell.grant, reader)} />}
    </Dialog>
  );
}
