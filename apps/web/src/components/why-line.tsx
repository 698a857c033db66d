import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './why-line.module.css';

/** The foot of everything that is pushed to a reader: why it is shown. */
export function WhyLine({ children }: { children: ReactNode }) {
  return (
    <p className={classes.why}>
      <IconInfoCircle size={14} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
