import { useId } from 'react';
import { useReader } from '../locales/use-reader.ts';
import classes from './permission-import.module.css';

type FilePickProps = { label: string; onChoose: (file: File | undefined) => void };

/** A native file input under a label that looks like a button: reachable by keyboard, readable by every screen reader. */
export function FilePick({ label, onChoose }: FilePickProps) {
  const { t } = useReader();
  const id = useId();
  return (
    <span className={classes.pick}>
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx,text/csv"
        aria-label={t('permissions.importing.chooseLabel')}
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
