import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { AuditSearch } from '../../paths.ts';
import { readAuditSearch } from '../../paths.ts';
import { useReader } from '../../locales/use-reader.ts';
import { deeds } from './deeds.ts';
import { deedName } from './audit-sentence.ts';
import classes from './audit.module.css';

type AuditFiltersProps = { search: AuditSearch; ofNetwork?: boolean; onSearch: (search: AuditSearch) => void };

/** What to look for. The address holds it; the form begins anew when that changes. */
export function AuditFilters({ search, ofNetwork = false, onSearch }: AuditFiltersProps) {
  const reader = useReader();
  const { t } = reader;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSearch(readAuditSearch(Object.fromEntries(new FormData(event.currentTarget))));
  };
  const chosen = search.action ?? '';
  const known = deeds.filter(({ ofOperator }) => ofNetwork || !ofOperator).map(({ action }) => action);
  const actions = chosen === '' || known.includes(chosen) ? known : [chosen, ...known];
  return (
    <form key={JSON.stringify(search)} className={classes.filters} onSubmit={submit} aria-label={t('audit.filter')}>
      {ofNetwork && (
        <TextInput
          name="enterprise"
          label={t('audit.enterprise')}
          placeholder={t('audit.enterpriseHint')}
          maxLength={100}
          defaultValue={search.enterprise ?? ''}
        />
      )}
      <NativeSelect
        name="action"
        label={t('audit.deedLabel')}
        defaultValue={chosen}
        data={[
          { value: '', label: t('audit.any') },
          ...actions.map((action) => ({ value: action, label: deedName(action, reader) })),
        ]}
      />
      <NativeSelect
        name="actorKind"
        label={t('audit.actorLabel')}
        defaultValue={search.actorKind ?? ''}
        data={[
          { value: '', label: t('audit.any') },
          ...(['person', 'bank', 'system'] as const).map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
        ]}
      />
      <TextInput type="date" name="from" label={t('audit.from')} defaultValue={search.from ?? ''} />
      <TextInput type="date" name="to" label={t('audit.to')} defaultValue={search.to ?? ''} />
      <div className={classes.filterButtons}>
        <Button type="submit">{t('audit.search')}</Button>
        <Button variant="default" onClick={() => onSearch({})}>
          {t('audit.clear')}
        </Button>
      </div>
    </form>
  );
}
