import type { ReactNode } from 'react';
import classes from './enterprise-row.module.css';

export function EnterpriseList({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}

/** A line below the name of an enterprise in a list. */
export function RowNote({ children }: { children: ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}
