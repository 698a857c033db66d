import { useReader } from '../../locales/use-reader.ts';
import type { Cell, CellPlace } from '../../ui/permissions/cells.ts';
import { sayAccount, sayAction, sayMandate, sayTerms } from '../../ui/permissions/say-table.ts';
import { useTable } from './table-context.ts';
import { Terms } from './terms.tsx';
import classes from './matrix.module.css';

const GAP = 6;
const WIDTH = 280;
const ROOM_BELOW = 170;

/** All that bounds a cell, beside it, while it is pointed at. The same stands in the panel that a click opens. */
export function CellTip({ cell, place, box }: { cell: Cell; place: CellPlace; box: DOMRect }) {
  const reader = useReader();
  const table = useTable();
  const terms = cell.kind === 'none' ? [] : sayTerms(cell.grant, reader);
  if (terms.length === 0) return null;
  const below = box.bottom + ROOM_BELOW < window.innerHeight;
  const style = {
    left: Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8)),
    ...(below ? { top: box.bottom + GAP } : { bottom: window.innerHeight - box.top + GAP }),
  };
  return (
    <div className={classes.tip} style={style} aria-hidden>
      <p className={classes.tipTitle}>{sayMandate(table, place, reader)}</p>
      <p className={classes.quiet}>
        {sayAction(place.action, reader)} · {sayAccount(table, place.accountNumber, reader)}
      </p>
      <Terms terms={terms} />
    </div>
  );
}
