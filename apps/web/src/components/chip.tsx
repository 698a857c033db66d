import type { ReactNode } from 'react';
import classes from './chip.module.css';

type ChipProps = {
  kind?: 'accent' | 'plain' | 'warning' | 'danger' | 'differs';
  icon?: ReactNode;
  children: ReactNode;
};

/** A small state in words, with an icon where it helps; never by colour alone. */
export function Chip({ kind = 'plain', icon, children }: ChipProps) {
  return (
    <span className={classes.chip} data-kind={kind}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
