import { EndingConsents } from './ending-consents.tsx';
import { ChecklistCard } from './checklist-card.tsx';
import classes from './rail.module.css';

/** What stands beside the feed: the own enterprise's steps, and consents that end soon. */
export function Rail() {
  return (
    <aside className={classes.rail}>
      <ChecklistCard />
      <EndingConsents />
    </aside>
  );
}
