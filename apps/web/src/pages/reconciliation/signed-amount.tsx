import { groupDecimal } from '../../ui/format-number.ts';
import classes from './reconciliation.module.css';

/** An amount as it is signed on the account: what comes in is green with a plus; nothing has no sign. */
export function SignedAmount({ amount, direction }: { amount: string; direction: 'credit' | 'debit' }) {
  const sign = /[1-9]/.test(amount) ? { credit: '+', debit: '-' }[direction] : '';
  return (
    <span className={classes.signed} data-direction={direction}>
      {sign === '+' ? `+${groupDecimal(amount)}` : groupDecimal(`${sign}${amount}`)}
    </span>
  );
}
