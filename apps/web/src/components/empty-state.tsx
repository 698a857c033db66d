import { IconBuildingBank } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

type EmptyStateProps = { title: string; children: ReactNode; icon?: ReactNode; action?: ReactNode };

/** Nothing here yet: one sentence, and what to do next. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.emptyIcon} aria-hidden>
        {icon ?? <IconBuildingBank size={20} stroke={1.75} />}
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
