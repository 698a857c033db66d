import type { ListedMandate } from '../api/types.ts';
import { Chip } from '../components/chip.tsx';
import { useReader, type Reader } from '../locales/use-reader.ts';
import { formatMoney } from '../ui/format-number.ts';
import classes from './mandate-opens.module.css';

type Line = { what: 'accounts' | 'operations'; text: string };

const MOST_NAMED = 3;
const SEEING = ['accounts:read', 'statements:read', 'payments:read'];

/**
 * What a mandate opens, in two lines: the accounts, and the operations with the highest limit of each.
 * @param than the mandate in which the member acts: what differs from it is marked.
 */
export function MandateOpens({ mandate, than }: { mandate: ListedMandate; than?: ListedMandate | undefined }) {
  const reader = useReader();
  const { t } = reader;
  const others = than === undefined ? [] : linesOf(than, reader);
  return (
    <span className={classes.lines}>
      {linesOf(mandate, reader).map(({ what, text }) => {
        const differs = than !== undefined && others.find((line) => line.what === what)?.text !== text;
        return (
          <span key={what} className={classes.line} data-differs={differs}>
            {text}
            {differs && <Chip>{t('mandates.differs')}</Chip>}
          </span>
        );
      })}
    </span>
  );
}

function linesOf({ opens, opensTotal }: ListedMandate, reader: Reader): Line[] {
  const { t } = reader;
  if (opensTotal === 0) return [{ what: 'accounts', text: t('mandates.opensNothing') }];
  const named = opens.slice(0, MOST_NAMED).map(({ lastDigits }) => lastDigits);
  const accounts = t('mandates.accounts', { count: opensTotal, digits: named.join(', ') });
  return [
    { what: 'accounts', text: opensTotal > MOST_NAMED ? `${accounts} …` : accounts },
    { what: 'operations', text: operationsOf(opens, reader).join(' · ') },
  ];
}

/** Each operation once, with the highest amount in one payment that some account allows. */
function operationsOf(opens: ListedMandate['opens'], { t, find }: Reader): string[] {
  const highest = new Map<string, { perPayment: string | null; currency: string }>();
  for (const { actions, currency } of opens) {
    for (const { action, perPayment } of actions) {
      const known = highest.get(action);
      if (known === undefined || isHigher(perPayment, known.perPayment)) highest.set(action, { perPayment, currency });
    }
  }
  const words = (action: string): string => find(`accounts.operations.${action.replace(':', '_')}`) ?? action;
  const seeing = SEEING.filter((action) => highest.has(action));
  const doing = [...highest].filter(([action]) => !SEEING.includes(action));
  return [
    ...(seeing.length === SEEING.length ? [t('mandates.seesAll')] : seeing.map(words)),
    ...doing.map(([action, { perPayment, currency }]) =>
      perPayment === null
        ? words(action)
        : t('mandates.upTo', { what: words(action), amount: formatMoney(perPayment, currency) }),
    ),
  ];
}

/** Of two limits in one payment; null is without limit. Only to show the larger one: nothing is decided by it. */
function isHigher(one: string | null, other: string | null): boolean {
  if (other === null) return false;
  return one === null || Number(one) > Number(other);
}
