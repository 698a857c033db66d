import { differingPiece } from './differing-piece.ts';
import classes from './comparison.module.css';

/** A value with the piece marked in which it differs from the other one. */
export function ComparedValue({ value, other }: { value: string; other: string | null }) {
  if (other === null) return <span>{value}</span>;
  const { before, differing, after } = differingPiece(value, other);
  return (
    <span>
      {before}
      {differing !== '' && <mark className={classes.piece}>{differing}</mark>}
      {after}
    </span>
  );
}
