import { EndingConsents } from './ending-consents.tsx';
import { MyEnterpriseCard } from './my-enterprise-card.tsx';
import classes from './rail.module.css';

/** What stands beside the feed: the own enterprise's steps, and consents that end soon. */
export function Rail() {
  return (
    <aside className={classes.rail}>
      <MyEnterpriseCard />
      <EndingConsents />
    </aside>
  );
}
