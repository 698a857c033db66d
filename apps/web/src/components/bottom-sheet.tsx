import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './bottom-sheet.module.css';

/**
 * A panel that comes from below on a phone. A native modal dialog: the browser keeps the focus inside and closes it on
 * Escape; what it holds brings its own button to close.
 */
export function BottomSheet({ children, onClose }: { children: ReactNode; onClose?: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    document.documentElement.dataset['scrollLocked'] = '';
    return () => {
      shown?.close();
      delete document.documentElement.dataset['scrollLocked'];
    };
  }, []);
  return (
    <dialog ref={dialog} className={classes.sheet} onCancel={onClose}>
      <span className={classes.grip} aria-hidden />
      {children}
    </dialog>
  );
}
