import classes from './marks.module.css';

type BankMarkProps = { mark: string | null; color: string | null; size?: 'small' | 'large' };

/** The bank's own sign. It always stands beside the bank's name, so it is not read out. */
export function BankMark({ mark, color, size = 'small' }: BankMarkProps) {
  return (
    <span className={classes.bank} data-size={size} style={{ backgroundColor: color ?? undefined }} aria-hidden>
      {mark ?? '·'}
    </span>
  );
}
