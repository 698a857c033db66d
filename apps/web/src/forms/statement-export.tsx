import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { exportStatements } from '../api/statement-queries.ts';
import type { ExportFormat } from '../api/types.ts';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { localDay } from '../ui/format-date.ts';
import { saveFile } from '../ui/save-file.ts';
import { showToast } from '../ui/toasts.ts';
import dialog from '../components/dialog.module.css';
import classes from './statement-export.module.css';

const MONTH_MS = 30 * 86_400_000;
const ENDINGS: Record<ExportFormat, string> = { csv: 'csv', 'camt.053': 'xml' };

type StatementExportProps = {
  accountNumber: string;
  /** The days that are looked at; the last thirty where there are none. */
  from?: string | undefined;
  to?: string | undefined;
  onClose: () => void;
};

/** What was booked in some days, as a file in the reader's downloads. */
export function StatementExport({ accountNumber, onClose, ...shown }: StatementExportProps) {
  const { t } = useReader();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [days, setDays] = useState(() => daysToBeginWith(shown));
  const { from, to } = days;
  const take = useMutation({
    mutationFn: () => exportStatements(accountNumber, { format, from, to }),
    onSuccess: (content) => {
      saveFile(content, `statements-${accountNumber.slice(-4)}-${from}-${to}.${ENDINGS[format]}`);
      showToast(t('statements.exporting.done'));
      onClose();
    },
  });
  const isRange = from !== '' && to !== '' && from <= to;
  const change = (part: Partial<typeof days>): void => {
    take.reset();
    setDays({ ...days, ...part });
  };
  return (
    <Dialog title={t('statements.exporting.title')} onClose={onClose}>
      <p className={dialog.what}>{t('statements.exporting.lead')}</p>
      <form
        className={dialog.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isRange) take.mutate();
        }}
      >
        <ChoiceBar
          label={t('statements.exporting.format')}
          value={format}
          choices={[
            { value: 'csv', label: t('statements.exporting.csv') },
            { value: 'camt.053', label: t('statements.exporting.camt') },
          ]}
          onChoose={(value) => {
            take.reset();
            setFormat(value);
          }}
        />
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t('statements.from')}
            value={from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('statements.to')}
            value={to}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </div>
        {!isRange && <p role="alert">{t('statements.exporting.days')}</p>}
        {take.isError && <ProblemNote error={take.error} />}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isRange} loading={take.isPending}>
            {t('statements.exporting.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function daysToBeginWith({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const today = new Date();
  const last = to ?? localDay(today.toISOString()) ?? '';
  const first = from ?? new Date(Date.parse(`${last}T00:00:00Z`) - MONTH_MS).toISOString().slice(0, 10);
  return { from: first, to: last };
}
