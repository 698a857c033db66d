import { CloseButton } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useReader } from '../locales/use-reader.ts';
import classes from './dialog.module.css';

type DialogProps = {
  title: string;
  /** For what needs columns. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A question that must be answered before going on: a native modal dialog, closed by Escape, by its cross or from outside. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const { t } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes.dialog} data-wide={wide} aria-labelledby={titleId} onCancel={onClose}>
      <header className={classes.head}>
        <h2 id={titleId}>{title}</h2>
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
