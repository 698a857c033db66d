import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import { DIRECTIONS, ENTRY_STATUSES, MESSAGES, readStatementsSearch } from './statements-search.ts';
import type { StatementsSearch } from './statements-search.ts';
import classes from './statements.module.css';

type StatementFiltersProps = {
  of: 'days' | 'entries';
  search: StatementsSearch;
  onSearch: (search: StatementsSearch) => void;
};

/** What to look for. The address holds it; the form begins anew when that changes. */
export function StatementFilters({ of, search, onSearch }: StatementFiltersProps) {
  const { t } = useReader();
  const { view, from, to, q, status, direction, message } = search;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = readStatementsSearch(Object.fromEntries(new FormData(event.currentTarget)));
    const { from: _from, to: _to, q: _q, status: _status, direction: _direction, message: _message, ...kept } = search;
    const other = of === 'days' ? { q, status, direction } : { message };
    onSearch({ ...kept, ...readStatementsSearch(other), ...said });
  };
  const any = { value: '', label: t('statements.any') };
  return (
    <form
      key={JSON.stringify([view, from, to, q, status, direction, message])}
      className={classes.filters}
      onSubmit={submit}
      aria-label={t('statements.filter')}
    >
      {of === 'entries' && (
        <TextInput
          type="search"
          name="q"
          label={t('statements.words')}
          placeholder={t('statements.wordsHint')}
          maxLength={100}
          defaultValue={q ?? ''}
        />
      )}
      <TextInput type="date" name="from" label={t('statements.from')} defaultValue={from ?? ''} />
      <TextInput type="date" name="to" label={t('statements.to')} defaultValue={to ?? ''} />
      {of === 'entries' ? (
        <>
          <NativeSelect
            name="status"
            label={t('statements.status')}
            defaultValue={status ?? ''}
            data={[any, ...ENTRY_STATUSES.map((value) => ({ value, label: t(`statements.statuses.${value}`) }))]}
          />
          <NativeSelect
            name="direction"
            label={t('statements.direction')}
            defaultValue={direction ?? ''}
            data={[any, ...DIRECTIONS.map((value) => ({ value, label: t(`statements.directions.${value}`) }))]}
          />
        </>
      ) : (
        <NativeSelect
          name="message"
          label={t('statements.message')}
          defaultValue={message ?? 'camt.053'}
          data={MESSAGES.map((value) => ({ value, label: t(messageKeys[value]) }))}
        />
      )}
      <div className={classes.filterButtons}>
        <Button type="submit">{t('statements.show')}</Button>
        <Button variant="default" onClick={() => onSearch(view === undefined ? {} : { view })}>
          {t('statements.clear')}
        </Button>
      </div>
    </form>
  );
}

const messageKeys = {
  'camt.052': 'statements.messages.camt_052',
  'camt.053': 'statements.messages.camt_053',
  'camt.054': 'statements.messages.camt_054',
} as const;
