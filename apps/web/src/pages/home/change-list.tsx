import { IconArrowRight } from '@tabler/icons-react';
import type { FeedChange } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { factLabel, factText } from '../../ui/fact-text.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import classes from './change-list.module.css';

const MOST_SHOWN = 3;

/** What changed, from what to what; a long list is cut and says how much more there is. */
export function ChangeList({ changes }: { changes: FeedChange[] }) {
  const { t } = useReader();
  const more = changes.length - MOST_SHOWN;
  return (
    <ul className={classes.changes}>
      {changes.slice(0, MOST_SHOWN).map((change) => (
        <ChangeRow key={change.key} change={change} />
      ))}
      {more > 0 && <li className={classes.label}>{t('home.moreChanges', { count: more })}</li>}
    </ul>
  );
}

function ChangeRow({ change }: { change: FeedChange }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <li className={classes.change}>
      <span className={classes.label}>{factLabel(change.key, reader)}</span>
      {change.old !== null && (
        <>
          <VisuallyHidden>{t('home.oldValue')}</VisuallyHidden>
          <s className={classes.old}>{factText(change.old, change.key, reader)}</s>
          <IconArrowRight size={14} stroke={1.75} className={classes.arrow} aria-hidden />
          <VisuallyHidden>{t('home.newValue')}</VisuallyHidden>
        </>
      )}
      <span className={classes.new}>
        {change.new === null ? t('home.removed') : factText(change.new, change.key, reader)}
      </span>
    </li>
  );
}
