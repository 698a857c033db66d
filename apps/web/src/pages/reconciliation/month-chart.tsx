import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { ReferenceArea } from 'recharts';
import type { ReconciliationMonth } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatMonth, formatShortDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { useNow } from '../../ui/use-now.ts';
import { chartFigure, chartUnit } from './chart-axis.ts';
import classes from './reconciliation.module.css';

const daysNamed = 3;

/** In up, out down, hatched what is not matched, a dashed column where the statement is missing. For looking at: figures are in the list. */
export function MonthChart({ month }: { month: ReconciliationMonth }) {
  const { t, language } = useReader();
  const unit = chartUnit(month.days, language);
  const data = month.days.map((one) => ({
    day: String(Number(one.day.slice(8))),
    in: Number(one.in) / unit,
    inOpen: Number(one.inOpen) / unit,
    out: -Number(one.out) / unit,
    outOpen: -Number(one.outOpen) / unit,
  }));
  const series = [
    { name: 'in', color: 'var(--gh-chart-in)', label: t('reconciliation.credits') },
    { name: 'inOpen', color: 'url(#gh-unmatched)', label: t('reconciliation.unmatched') },
    { name: 'out', color: 'var(--gh-chart-out)', label: t('reconciliation.debits') },
    { name: 'outOpen', color: 'url(#gh-unmatched)', label: t('reconciliation.unmatched') },
  ];
  const about = t('reconciliation.chartAbout', {
    month: formatMonth(`${month.month}-01`, language),
    credits: groupDecimal(month.credits.amount),
    debits: groupDecimal(month.debits.amount),
    open: month.open,
  });
  return (
    <Card className={classes.chart}>
      <div className={classes.chartHead}>
        <h2>
          {t('reconciliation.chart')}{' '}
          <small className={classes.unit}>
            {unit === 1 ? month.currency : t('reconciliation.unit', { currency: month.currency })}
          </small>
        </h2>
        <Legend month={month} />
      </div>
      <div role="img" aria-label={about} className={classes.bars}>
        <BarChart
          h={160}
          data={data}
          dataKey="day"
          type="stacked"
          series={series}
          withTooltip={false}
          withLegend={false}
          gridAxis="x"
          strokeDasharray="0"
          tickLine="none"
          barChartProps={{ stackOffset: 'sign', accessibilityLayer: false }}
          xAxisProps={{ interval: 1, tickMargin: 4 }}
          yAxisProps={{ tickFormatter: (figure: number) => chartFigure(figure, language) }}
          barProps={{ isAnimationActive: false, maxBarSize: 18 }}
        >
          {month.missing.map((day) => (
            <ReferenceArea
              key={day}
              x1={String(Number(day.slice(8)))}
              x2={String(Number(day.slice(8)))}
              fill="var(--gh-warning-bg)"
              stroke="var(--gh-warning-line)"
              strokeDasharray="4 3"
            />
          ))}
        </BarChart>
      </div>
    </Card>
  );
}

function Legend({ month }: { month: ReconciliationMonth }) {
  const { t, language } = useReader();
  const now = useNow();
  const { missing, unbalanced } = month;
  const named = (days: readonly string[]): string =>
    days
      .slice(0, daysNamed)
      .map((day) => formatShortDay(day, language, now))
      .join(t('common.listSeparator'));
  const more = missing.length - daysNamed;
  return (
    <ul className={classes.legend}>
      <li data-mark="in">{t('reconciliation.credits')}</li>
      <li data-mark="out">{t('reconciliation.debits')}</li>
      <li data-mark="unmatched">
        <svg width="14" height="14" aria-hidden>
          <defs>
            <pattern id="gh-unmatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--gh-paper)" />
              <rect width="2" height="5" fill="var(--gh-warning)" />
            </pattern>
          </defs>
          <rect x="1" y="1" width="12" height="12" rx="2" fill="url(#gh-unmatched)" stroke="var(--gh-warning)" />
        </svg>
        {t('reconciliation.unmatched')}
      </li>
      {missing.length > 0 && (
        <li data-mark="missing">
          {more > 0
            ? t('reconciliation.missingMore', { days: named(missing), more })
            : t('reconciliation.missing', { days: named(missing) })}
        </li>
      )}
      {unbalanced.length > 0 && (
        <li data-mark="missing">{t('reconciliation.unbalanced', { days: named(unbalanced) })}</li>
      )}
    </ul>
  );
}
