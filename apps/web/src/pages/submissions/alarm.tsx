import { IconAlertTriangle } from '@tabler/icons-react';
import type { Submission } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './submissions.module.css';

/** What a member has to look at: the bank received something else, refuses it, or contradicts itself. */
export function Alarm({ submission }: { submission: Submission }) {
  const { t, say } = useReader();
  if (submission.alarm === null) return null;
  return (
    <div className={classes.alarm} role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <p>{t(`submissions.alarms.${submission.alarm}`, { bank: say(submission.bank.name) })}</p>
    </div>
  );
}
