import type { AccountLimits as Limits } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { operationLabel } from './account-text.ts';
import classes from './accounts.module.css';

/** Up to what amounts the mandate may act, and how much of it was used today and this month. */
export function AccountLimits({ limits, currency }: { limits: Limits[]; currency: string }) {
  const { t } = useReader();
  return (
    <section className={classes.section}>
      <h2>{t('accounts.limits')}</h2>
      <ul className={classes.limits}>
        {limits.map((limit) => (
          <LimitCard key={limit.action} limit={limit} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

function LimitCard({ limit, currency }: { limit: Limits; currency: string }) {
  const reader = useReader();
  const { t } = reader;
  const lines = linesOf(limit, currency, reader);
  return (
    <Card as="li" className={classes.limit}>
      <h3>{operationLabel(limit.action, reader)}</h3>
      {lines.length === 0 ? (
        <p className={classes.quiet}>{t('accounts.noLimit')}</p>
      ) : (
        <dl>
          {lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

type Line = { name: string; value: string };

function linesOf(limit: Limits, currency: string, { t, find }: Reader): Line[] {
  const money = (amount: string): string => formatMoney(amount, currency);
  const lines: Line[] = [];
  const add = (name: string, value: string | null): void => {
    if (value !== null) lines.push({ name, value });
  };
  const amount = (of: Limits['dayAmount']): string | null =>
    of === null ? null : t('accounts.usedOf', { used: money(of.used), limit: money(of.limit) });
  const count = (of: Limits['dayCount']): string | null =>
    of === null ? null : t('accounts.usedOf', { used: of.used, limit: of.limit });
  add(t('accounts.perPayment'), limit.perPayment === null ? null : money(limit.perPayment));
  add(t('accounts.dayAmount'), amount(limit.dayAmount));
  add(t('accounts.dayCount'), count(limit.dayCount));
  add(t('accounts.monthAmount'), amount(limit.monthAmount));
  add(t('accounts.monthCount'), count(limit.monthCount));
  add(t('accounts.counterpartyDay'), limit.counterpartyDay === null ? null : money(limit.counterpartyDay));
  if (limit.counterpartiesNamed) add(t('accounts.counterparties'), t('accounts.counterpartiesNamed'));
  if (limit.window !== null) {
    const days = limit.window.days.map((day) => find(`accounts.weekdays.${day}`) ?? '').join(t('common.listSeparator'));
    add(t('accounts.window'), t('accounts.windowHours', { days, from: limit.window.from, until: limit.window.until }));
  }
  if (limit.signatureClass !== null) {
    add(t('accounts.signature'), find(`accounts.classes.${limit.signatureClass}`) ?? limit.signatureClass);
  }
  return lines;
}
