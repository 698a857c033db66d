import { groupDecimal } from '../../ui/format-number.ts';
import classes from './reconciliation.module.css';

/** An amount as it is signed on the account: what comes in is green with a plus. */
export function SignedAmount({ amount, direction }: { amount: string; direction: 'credit' | 'debit' }) {
  return (
    <span className={classes.signed} data-direction={direction}>
      {direction === 'credit' ? `+${groupDecimal(amount)}` : groupDecimal(`-${amount}`)}
    </span>
  );
}
