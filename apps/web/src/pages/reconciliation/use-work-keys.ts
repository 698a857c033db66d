import { useEffect, useState } from 'react';

type WorkKeys = { count: number; onEnter: (at: number) => void; onUndo: () => void };

/** J and K move through the rows, Enter confirms the one that is looked at, U takes the last one back. */
export function useWorkKeys({ count, onEnter, onUndo }: WorkKeys): { at: number; look: (at: number) => void } {
  const [wanted, look] = useState(0);
  const at = Math.min(wanted, Math.max(0, count - 1));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTaken(event)) return;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const next = Math.min(Math.max(0, at + (key === 'j' ? 1 : -1)), Math.max(0, count - 1));
        look(next);
        const row = document.querySelector(`[data-work-row="${next}"]`);
        row?.scrollIntoView({ block: 'nearest' });
        // The focus goes along: Tab goes on from this row, and a screen reader says which one it is.
        row?.querySelector('button')?.focus({ preventScroll: true });
      } else if (key === 'enter' && count > 0) onEnter(at);
      else if (key === 'u') onUndo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return { at, look };
}

/** Whoever types into a field or has a button before him means that, and so does whoever answers a dialog. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, select, textarea, [contenteditable]') !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return key === 'Enter' && target.closest('a, button') !== null;
}
