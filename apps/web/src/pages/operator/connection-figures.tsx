import type { ReactNode } from 'react';
import type { Connection } from '../../api/types.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatCount } from '../../ui/format-number.ts';
import classes from './operator.module.css';

/** The figures of a connection: when something last arrived, how late, how much waits, what went wrong last. */
export function ConnectionFigures({ connection }: { connection: Connection }) {
  const reader = useReader();
  const { t, language } = reader;
  const { lagSeconds, lastError } = connection;
  return (
    <>
      <dl className={classes.figures}>
        <Figure label={t('operator.lastPush')}>{instant(connection.lastPushAt, reader)}</Figure>
        <Figure label={t('operator.lastPoll')}>{instant(connection.lastPollAt, reader)}</Figure>
        <Figure label={t('operator.lastSync')}>{instant(connection.lastSyncAt, reader)}</Figure>
        <Figure label={t('operator.lag')}>{lagSeconds === null ? '–' : lagText(lagSeconds, reader)}</Figure>
        <Figure label={t('operator.customers')}>{formatCount(connection.customers, language)}</Figure>
        <Figure label={t('operator.consents')}>{formatCount(connection.consents.AUTH, language)}</Figure>
        <Figure label={t('operator.waiting')}>{formatCount(connection.waiting, language)}</Figure>
        <Figure label={t('operator.keptAside')}>{formatCount(connection.keptAside, language)}</Figure>
      </dl>
      {lastError !== null && (
        <p className={classes.error}>
          <strong>{t('operator.lastError')}</strong> {formatInstant(lastError.at, language)} ·{' '}
          <code>{lastError.code}</code> {lastError.detail}
        </p>
      )}
    </>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function instant(at: string | null, { t, language }: Reader): string {
  return at === null ? t('common.never') : formatInstant(at, language);
}

function lagText(seconds: number, { t, language }: Reader): string {
  const whole = Math.round(seconds);
  return t('operator.seconds', { count: whole, figure: formatCount(whole, language) });
}
