import { IconCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { readToasts, watchToasts } from '../ui/toasts.ts';
import classes from './toasts.module.css';

/** Says at the foot of the screen what was just done; read out politely, in nobody's way. */
export function Toasts() {
  const toasts = useSyncExternalStore(watchToasts, readToasts);
  return (
    <output className={classes.place}>
      {toasts.map(({ id, message }) => (
        <span key={id} className={classes.toast}>
          <IconCheck size={18} stroke={1.75} aria-hidden />
          {message}
        </span>
      ))}
    </output>
  );
}
