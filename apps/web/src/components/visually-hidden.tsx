import type { ReactNode } from 'react';
import classes from './visually-hidden.module.css';

/** Words for those who listen to the page. The client's own, because lists hold it many times over. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={classes.hidden}>{children}</span>;
}
