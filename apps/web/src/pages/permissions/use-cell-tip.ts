import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { placeOfKey } from './marks.ts';
import { moveTo } from './matrix-keys.ts';

type Tip = { place: CellPlace; box: DOMRect };

/**
 * The cell that is pointed at, by mouse or keyboard, and the arrow keys that go from cell to cell. One listener for the whole table:
 * it has thousands of cells.
 */
export function useCellTip(table: RefObject<HTMLTableElement | null>): { tip: Tip | null; hideTip: () => void } {
  const [tip, setTip] = useState<Tip | null>(null);
  const hideTip = useCallback(() => setTip(null), []);
  useEffect(() => {
    const element = table.current;
    if (element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const point = ({ target }: Event): void => {
      const cell = cellAt(target);
      const place = cell === null ? null : placeOfKey(cell.dataset['cell'] ?? '');
      setTip(cell === null || place === null ? null : { place, box: cell.getBoundingClientRect() });
    };
    const focus = (event: FocusEvent): void => {
      const cell = cellAt(event.target);
      if (cell !== null) takeTabStop(element, cell);
      point(event);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hideTip();
      if (event.target !== null && moveTo(element, event.target, event.key)) event.preventDefault();
    };
    element.addEventListener('mouseover', point, { signal });
    element.addEventListener('mouseleave', hideTip, { signal });
    element.addEventListener('focusin', focus, { signal });
    element.addEventListener('focusout', hideTip, { signal });
    element.addEventListener('keydown', key, { signal });
    return () => stop.abort();
  }, [table, hideTip]);
  return { tip, hideTip };
}

function cellAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('button[data-cell]') : null;
}

/** One cell at a time is a stop of the tab key; the arrow keys go from there. */
function takeTabStop(table: HTMLElement, cell: HTMLElement): void {
  for (const other of table.querySelectorAll<HTMLElement>('button[data-cell][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}
