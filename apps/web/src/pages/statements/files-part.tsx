import { IconFileAlert, IconFileCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { statementFilesQuery } from '../../api/statement-queries.ts';
import type { StatementFile } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { sourceName } from './source-words.tsx';
import type { StatementsSearch } from './statements-search.ts';
import classes from './statements.module.css';

type FilesPartProps = { search: StatementsSearch; onSearch: (search: StatementsSearch) => void };

/** The files that were kept aside, each with line, reason and what to do; on request also those that were taken. */
export function FilesPart({ search, onSearch }: FilesPartProps) {
  const { t } = useReader();
  const { everyFile = false, ...others } = search;
  return (
    <>
      <div className={classes.bar}>
        <ChoiceBar
          label={t('statements.files.which')}
          value={everyFile ? 'every' : 'refused'}
          choices={[
            { value: 'refused', label: t('statements.files.refused') },
            { value: 'every', label: t('statements.files.every') },
          ]}
          onChoose={(value) => onSearch(value === 'every' ? { ...others, everyFile: true } : others)}
        />
      </div>
      <Files everyFile={everyFile} />
    </>
  );
}

function Files({ everyFile }: { everyFile: boolean }) {
  const { t } = useReader();
  const query = useInfiniteQuery(statementFilesQuery(everyFile ? null : 'refused'));
  if (query.isPending) return <CardSkeletons />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const files = query.data.pages.flatMap((page) => page.items);
  if (files.length === 0 && !query.hasNextPage) {
    return (
      <EmptyState
        title={t(everyFile ? 'statements.files.noFilesTitle' : 'statements.files.noneTitle')}
        icon={<IconFileCheck size={20} stroke={1.75} />}
      >
        {t(everyFile ? 'statements.files.noFiles' : 'statements.files.none')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.days} aria-label={t('statements.views.files')}>
        {files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function FileCard({ file }: { file: StatementFile }) {
  const reader = useReader();
  const { t, language } = reader;
  const isRefused = file.state === 'refused';
  const Icon = isRefused ? IconFileAlert : IconFileCheck;
  const holds = [
    ...(file.message === null ? [] : [file.message]),
    t('statements.importing.statements', { count: file.statements }),
    t('statements.entries', { count: file.entries }),
    ...file.accountNumbers,
  ].join(' · ');
  return (
    <Card as="li" className={classes.statement}>
      <div className={classes.statementHead}>
        <div className={classes.names}>
          <h2>{file.fileName}</h2>
          <p className={classes.quiet}>
            <time dateTime={file.receivedAt}>{formatInstant(file.receivedAt, language)}</time> ·{' '}
            {sourceName(file, reader)} · {formatFileSize(file.sizeBytes, language)}
          </p>
        </div>
        <Chip kind={isRefused ? 'danger' : 'accent'} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
          {t(isRefused ? 'statements.files.refusedState' : 'statements.files.takenState')}
        </Chip>
      </div>
      {file.fault === null ? <p className={classes.quiet}>{holds}</p> : <Fault fault={file.fault} />}
    </Card>
  );
}

function Fault({ fault: { code, line, text } }: { fault: NonNullable<StatementFile['fault']> }) {
  const { t, say } = useReader();
  return (
    <dl className={classes.fault}>
      <div>
        <dt>{t('statements.files.why')}</dt>
        <dd>
          {line !== null && <strong>{t('statements.importing.line', { line })}: </strong>}
          {say(text)}
        </dd>
      </div>
      <div>
        <dt>{t('statements.files.todo')}</dt>
        <dd>{t(ADVICE[code] ?? 'statements.files.advice.reissue')}</dd>
      </div>
    </dl>
  );
}

type Advice = `statements.files.advice.${'reissue' | 'split' | 'other' | 'version' | 'mandate'}`;

/** What helps against a fault, where it is something else than a file that is issued again. */
const ADVICE: Partial<Record<string, Advice>> = {
  empty: 'statements.files.advice.other',
  not_a_statement: 'statements.files.advice.other',
  too_large: 'statements.files.advice.split',
  not_fetched: 'statements.files.advice.split',
  time_out: 'statements.files.advice.split',
  unknown_version: 'statements.files.advice.version',
  account_not_open: 'statements.files.advice.mandate',
};
