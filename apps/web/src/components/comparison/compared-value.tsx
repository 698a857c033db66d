import { Fragment } from 'react';
import type { ComparedField } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { comparedSpellings } from './alternatives.ts';
import classes from './comparison.module.css';

type ComparedValueProps = { field: ComparedField['field']; value: string; other: string | null };

/** A value with the piece marked in which it differs from the other one. */
export function ComparedValue({ field, value, other }: ComparedValueProps) {
  const { find } = useReader();
  // A code of a register is read as a word.
  const word = field === 'registration_status' ? find(`codes.registration_status.${value}`) : null;
  if (word !== null) return <span>{other === null ? word : <mark className={classes.piece}>{word}</mark>}</span>;
  return (
    <span>
      {comparedSpellings(value, other).map(({ before, differing, after }, place) => (
        <Fragment key={`${before}${differing}${after}`}>
          {place > 0 && ' / '}
          {before}
          {differing !== '' && <mark className={classes.piece}>{differing}</mark>}
          {after}
        </Fragment>
      ))}
    </span>
  );
}
