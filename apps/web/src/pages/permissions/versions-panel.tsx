import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { readVersionOn, versionsQuery } from '../../api/permission-queries.ts';
import type { TableSummary, TableVersion, VersionSummary } from '../../api/permission-queries.ts';
import { Problem } from '../../api/problem.ts';
import { Chip } from '../../components/chip.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { formatDay, formatInstant, localDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './panels.module.css';

type VersionsPanelProps = {
  table: TableSummary;
  shown: number;
  search: PermissionsSearch;
  onSearch: (search: PermissionsSearch) => void;
  onClose: () => void;
};

/** Every version that the bank signed: to be opened, to be compared with the one that is shown, and by a day. */
export function VersionsPanel({ table, shown, search, onSearch, onClose }: VersionsPanelProps) {
  const { t } = useReader();
  const versions = useInfiniteQuery(versionsQuery(table.id));
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const { compare: _compare, ...plain } = search;
  const open = (version: number, on?: string): void => {
    const { version: _version, on: _on, ...others } = plain;
    onSearch({
      ...others,
      ...(version === table.version ? {} : { version }),
      ...(on === undefined ? {} : { on }),
    });
  };
  return (
    <SidePanel title={t('permissions.history.title')} onClose={onClose}>
      <p className={classes.quiet}>{t('permissions.history.lead')}</p>
      <OnDay tableId={table.id} onFound={({ version }, day) => open(version, day)} />
      {versions.isPending && <RowSkeletons count={4} />}
      {versions.isError && versions.data === undefined && (
        <ProblemNote error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      <ul>
        {items.map((item) => (
          <VersionRow
            key={item.version}
            item={item}
            inForce={item.version === table.version}
            shown={shown}
            onOpen={() => open(item.version)}
            onCompare={() => onSearch({ ...search, compare: item.version })}
          />
        ))}
      </ul>
      <LoadMore query={versions} />
    </SidePanel>
  );
}

type VersionRowProps = {
  item: VersionSummary;
  inForce: boolean;
  shown: number;
  onOpen: () => void;
  onCompare: () => void;
};

function VersionRow({ item, inForce, shown, onOpen, onCompare }: VersionRowProps) {
  const { t, language } = useReader();
  const { version, effectiveFrom, effectiveUntil, signedAt } = item;
  const from = formatDay(effectiveFrom, language);
  return (
    <li className={classes.version}>
      <span className={classes.versionHead}>
        {t('permissions.sim.version', { version })}
        {inForce && <Chip kind="accent">{t('permissions.history.now')}</Chip>}
        {version === shown && <Chip>{t('permissions.history.shown')}</Chip>}
      </span>
      <span className={classes.quiet}>
        {effectiveUntil === null
          ? t('permissions.history.since', { from })
          : t('permissions.history.sinceUntil', { from, until: formatDay(effectiveUntil, language) })}
      </span>
      <span className={classes.quiet}>
        {t('permissions.signs')} {formatInstant(signedAt, language)} ·{' '}
        {item.requirementId === null ? t('permissions.history.byBank') : t('permissions.history.byRequest')}
      </span>
      {version !== shown && (
        <span className={classes.buttons}>
          <button type="button" className={classes.textButton} onClick={onOpen}>
            {t('permissions.history.open', { version })}
          </button>
          <button type="button" className={classes.textButton} onClick={onCompare}>
            {t('permissions.history.compare', { version: shown })}
          </button>
        </span>
      )}
    </li>
  );
}

/** "Who could pay on 3 March?" */
function OnDay({ tableId, onFound }: { tableId: string; onFound: (found: TableVersion, day: string) => void }) {
  const { t } = useReader();
  const now = useNow();
  const [day, setDay] = useState('');
  const look = useMutation({
    mutationFn: () => readVersionOn(tableId, day),
    onSuccess: (found) => onFound(found, day),
  });
  const none = look.error instanceof Problem && look.error.status === 404;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (day !== '') look.mutate();
  };
  return (
    <form className={classes.onDay} onSubmit={submit}>
      <TextInput
        type="date"
        label={t('permissions.history.day')}
        description={t('permissions.history.dayHint')}
        max={localDay(now.toISOString()) ?? ''}
        value={day}
        error={none ? t('permissions.history.noneOnDay') : undefined}
        onChange={({ currentTarget }) => {
          setDay(currentTarget.value);
          look.reset();
        }}
      />
      <Button type="submit" variant="default" disabled={day === ''} loading={look.isPending}>
        {t('permissions.history.onDay')}
      </Button>
      {look.isError && !none && <ProblemNote error={look.error} />}
    </form>
  );
}
