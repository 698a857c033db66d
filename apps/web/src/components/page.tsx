import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The content of a page: centred, at most 1120 wide, one column of 24 around it. `dense` pages have less. */
export function Page({ children, dense = false }: { children: ReactNode; dense?: boolean }) {
  return (
    <div className={classes.page} data-dense={dense}>
      {children}
    </div>
  );
}
