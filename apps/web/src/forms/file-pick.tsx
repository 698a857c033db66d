import { useId } from 'react';
import classes from './permission-import.module.css';

type FilePickProps = {
  label: string;
  /** What is chosen, for those who listen. */
  what: string;
  /** Endings and media types, as the `accept` of a file input has them. */
  accept: string;
  onChoose: (file: File | undefined) => void;
};

/** A native file input under a label that looks like a button: reachable by keyboard, readable by every screen reader. */
export function FilePick({ label, what, accept, onChoose }: FilePickProps) {
  const id = useId();
  return (
    <span className={classes.pick}>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-label={what}
        onChange={(event) => {
          onChoose(event.currentTarget.files?.[0]);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
