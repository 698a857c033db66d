import { useState } from 'react';
import type { DragEvent } from 'react';
import { FilePick } from './file-pick.tsx';
import classes from './permission-import.module.css';

type FileDropProps = {
  drop: string;
  choose: string;
  what: string;
  accept: string;
  onChoose: (file: File | undefined) => void;
};

/** Where a file is dropped, or chosen. */
export function FileDrop({ drop: words, choose, what, accept, onChoose }: FileDropProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files[0]);
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={classes.drop} data-over={over} onDrop={drop} onDragOver={drag} onDragLeave={() => setOver(false)}>
      <span>{words}</span>
      <FilePick label={choose} what={what} accept={accept} onChoose={onChoose} />
    </div>
  );
}
