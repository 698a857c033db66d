import type { ReactNode } from 'react';
import { usePageTitle } from '../ui/use-page-title.ts';
import classes from './page-head.module.css';

type PageHeadProps = { title: string; lead?: string; children?: ReactNode };

/** The title of a page, also in the browser's tab, with what stands right of it. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  usePageTitle(`${title} · Guildhall`);
  return (
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      </div>
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
