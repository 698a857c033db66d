import { CloseButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useReader } from '../locales/use-reader.ts';
import classes from './side-panel.module.css';

type SidePanelProps = { title: string; onClose: () => void; children: ReactNode };

/** What a panel at the side of a page holds: its title, its cross, and the focus while it is open. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const { t } = useReader();
  const id = useId();
  useHotkeys([['Escape', onClose]]);
  const heading = useRef<HTMLHeadingElement>(null);
  // The panel is what the reader asked for, so the keyboard continues in it; closing gives the focus back.
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined);
  }, []);
  return (
    <section aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id} ref={heading} tabIndex={-1} data-focus-target>
          {title}
        </h2>
        <CloseButton size={36} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
