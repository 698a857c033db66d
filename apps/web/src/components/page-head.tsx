import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page-head.module.css';

type PageHeadProps = { title: string; lead?: string; children?: ReactNode };

/** The title of a page, also in the browser's tab, with what stands right of it. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  useDocumentTitle(`${title} · Guildhall`);
  return (
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
