type Step = { rows: number; columns: number; far?: boolean };

/** Steps by rows and columns that a key asks for; `far` goes to the end of the row. */
const STEPS: Record<string, Step> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
  Home: { rows: 0, columns: -1, far: true },
  End: { rows: 0, columns: 1, far: true },
};

/** Moves the focus from a cell of the matrix to the one that the key leads to. @returns whether it moved. */
export function moveTo(table: HTMLTableElement, from: EventTarget, key: string): boolean {
  const step = STEPS[key];
  const here = from instanceof Element ? from.closest('td') : null;
  const row = here?.closest('tr') ?? null;
  if (step === undefined || here === null || row === null) return false;
  const found = step.rows === 0 ? inRow(row, here, step) : inColumn(table, row, here, step.rows);
  found?.focus();
  return found !== undefined;
}

function inRow(row: HTMLTableRowElement, here: HTMLTableCellElement, { columns, far = false }: Step) {
  const buttons = [...row.querySelectorAll<HTMLElement>('button[data-cell]')];
  const column = (button: HTMLElement): number => button.closest('td')?.cellIndex ?? 0;
  if (columns < 0) {
    const before = buttons.filter((button) => column(button) < here.cellIndex);
    return far ? before[0] : before.at(-1);
  }
  const after = buttons.filter((button) => column(button) > here.cellIndex);
  return far ? after.at(-1) : after[0];
}

/** The next row that has a cell to open in the same column. */
function inColumn(table: HTMLTableElement, row: HTMLTableRowElement, here: HTMLTableCellElement, rows: number) {
  const all = [...table.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
  const start = all.indexOf(row);
  const ahead = rows > 0 ? all.slice(start + 1) : all.slice(0, start).toReversed();
  return ahead
    .map((next) => next.cells[here.cellIndex]?.querySelector<HTMLElement>('button[data-cell]') ?? undefined)
    .find((button) => button !== undefined);
}
