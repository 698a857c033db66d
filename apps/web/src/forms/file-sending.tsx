import { Button } from '@mantine/core';
import classes from './permission-import.module.css';

type FileSendingProps = {
  /** What has been sent, 0 to 1; at 1 the file is being read, whose end nobody knows. */
  share: number;
  sending: string;
  checking: string;
  stop: string;
  onStop: () => void;
};

/** How far a file has been sent, and the way to stop it. */
export function FileSending({ share, sending, checking, stop, onStop }: FileSendingProps) {
  const isSent = share >= 1;
  const label = isSent ? checking : sending;
  return (
    <div className={classes.sending}>
      <output>{label}</output>
      <progress {...(isSent ? {} : { value: share })} aria-label={label} />
      <Button variant="default" size="xs" onClick={onStop}>
        {stop}
      </Button>
    </div>
  );
}
