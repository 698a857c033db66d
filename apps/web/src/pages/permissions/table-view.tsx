import { Button, NativeSelect } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { versionQuery } from '../../api/permission-queries.ts';
import type { TableSummary, TableVersion } from '../../api/permission-queries.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { PermissionImport } from '../../forms/permission-import.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { formatDay, localDay } from '../../ui/format-date.ts';
import { readCells } from '../../ui/permissions/cells.ts';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { diffTables, joinNames } from '../../ui/permissions/table-diff.ts';
import { useNow } from '../../ui/use-now.ts';
import { WithPanel } from '../enterprise/with-panel.tsx';
import { CellPanel } from './cell-panel.tsx';
import { DiffView } from './diff-view.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { cellKey, NO_MARKS, placeOfKey } from './marks.ts';
import type { Marks } from './marks.ts';
import { Matrix } from './matrix.tsx';
import { PendingChanges } from './pending-changes.tsx';
import { RulesCard } from './rules-card.tsx';
import { SimulatePanel } from './simulate-panel.tsx';
import { BankContext, TableContext } from './table-context.ts';
import { TableFilters } from './table-filters.tsx';
import { TableHead } from './table-head.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import classes from './permissions-page.module.css';

type TableViewProps = {
  tables: TableSummary[];
  summary: TableSummary;
  version: TableVersion;
  search: PermissionsSearch;
  onSearch: (search: PermissionsSearch) => void;
  may: { simulate: boolean; propose: boolean };
};

/** One version of one table, with what is asked of it at the side. */
export function TableView({ tables, summary, version, search, onSearch, may }: TableViewProps) {
  const now = useNow();
  const [deciding, setDeciding] = useState<Marks['deciding']>(null);
  const today = localDay(now.toISOString()) ?? '';
  const day = dayOf(version, search.on, today);
  const past = !version.inForce || day !== today;
  const cells = useMemo(() => readCells(version.contents, day), [version.contents, day]);
  const opened = search.cell === undefined ? null : placeOfKey(search.cell);
  const { panel: _panel, cell: _cell, ...plain } = search;
  const close = (): void => {
    setDeciding(null);
    onSearch(plain);
  };
  const open = (place: CellPlace): void => onSearch({ ...plain, cell: cellKey(place) });
  const canSimulate = may.simulate && summary.current;
  const marks = useMemo((): Marks => ({ ...NO_MARKS, deciding, opened: search.cell ?? null }), [deciding, search.cell]);
  const panel = ((): ReactNode => {
    if (search.panel === 'simulate' && canSimulate) {
      const asOf = past ? { version: version.version, at: instantOf(version, day) } : null;
      return (
        <SimulatePanel
          key={`${search.cell ?? ''} ${version.version} ${day}`}
          from={opened}
          day={day}
          asOf={asOf}
          onDecided={setDeciding}
          onClose={close}
        />
      );
    }
    if (search.panel === 'versions') {
      return (
        <VersionsPanel table={summary} shown={version.version} search={search} onSearch={onSearch} onClose={close} />
      );
    }
    if (search.panel === 'evidence') return <EvidencePanel summary={summary} version={version} onClose={close} />;
    if (opened === null) return false;
    return (
      <CellPanel
        key={search.cell ?? ''}
        place={opened}
        cells={cells}
        onSimulate={canSimulate ? () => onSearch({ ...search, panel: 'simulate' }) : undefined}
        onClose={close}
      />
    );
  })();
  return (
    <TableContext value={version.contents}>
      <BankContext value={summary.bank}>
        <WithPanel wide panel={panel} onClose={close}>
          <TableHead
            summary={summary}
            version={version}
            may={{ ...may, simulate: canSimulate }}
            onPanel={(next) => onSearch({ ...plain, panel: next })}
          >
            {tables.length > 1 && (
              <TableChoose tables={tables} chosen={summary} onChoose={(table) => onSearch({ table })} />
            )}
          </TableHead>
          <div className={classes.stack}>
            {past && <OldVersion version={version} day={day} search={search} onSearch={onSearch} />}
            {search.compare !== undefined && (
              <Compared
                summary={summary}
                version={version}
                compare={search.compare}
                search={search}
                onSearch={onSearch}
              />
            )}
            <div>
              <TableFilters search={search} onChange={(filters) => onSearch(withFilters(plain, filters))} />
              <Matrix
                search={search}
                day={day}
                cells={cells}
                marks={marks}
                onOpen={open}
                onClearFilters={() => onSearch(withFilters(plain, {}))}
              />
            </div>
            <RulesCard />
            {version.inForce && <PendingChanges tableId={summary.id} />}
          </div>
        </WithPanel>
        {search.panel === 'import' && may.propose && <PermissionImport onClose={close} />}
      </BankContext>
    </TableContext>
  );
}

type Filters = Pick<PermissionsSearch, 'view' | 'department' | 'accounts' | 'all'>;

/** The same page under other filters; what is not filtered by is left out of the address. */
function withFilters(search: PermissionsSearch, filters: Filters): PermissionsSearch {
  const { view: _view, department: _department, accounts: _accounts, all: _all, ...others } = search;
  return { ...others, ...filters };
}

/** The day on which it is looked at: the one that was asked for, where it was in force then; an old version otherwise on its last. */
function dayOf(
  { inForce, effectiveFrom, effectiveUntil }: TableVersion,
  on: string | undefined,
  today: string,
): string {
  const last = inForce || effectiveUntil === null ? today : (localDay(effectiveUntil) ?? today);
  return on !== undefined && on >= (localDay(effectiveFrom) ?? on) && on <= last ? on : last;
}

/** An instant of the day at which the version was in force: noon where it was. */
function instantOf({ effectiveFrom, effectiveUntil }: TableVersion, day: string): string {
  const noon = new Date(`${day}T12:00:00`);
  const [from, until] = [new Date(effectiveFrom), effectiveUntil === null ? null : new Date(effectiveUntil)];
  if (noon < from) return from.toISOString();
  if (until !== null && noon >= until) return new Date(until.getTime() - 1).toISOString();
  return noon.toISOString();
}

type TableChooseProps = { tables: TableSummary[]; chosen: TableSummary; onChoose: (tableId: string) => void };

function TableChoose({ tables, chosen, onChoose }: TableChooseProps) {
  const { t, say } = useReader();
  return (
    <NativeSelect
      size="xs"
      className={classes.select ?? ''}
      aria-label={t('permissions.whichBank')}
      value={chosen.id}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {tables.map(({ id, bank, customerId }) => (
        <option key={id} value={id}>
          {`${say(bank.name)} · ${customerId}`}
        </option>
      ))}
    </NativeSelect>
  );
}

type OldVersionProps = {
  version: TableVersion;
  search: PermissionsSearch;
  onSearch: (search: PermissionsSearch) => void;
};

function OldVersion({ version, day, search, onSearch }: OldVersionProps & { day: string }) {
  const { t, language } = useReader();
  const { version: _version, compare: _compare, on: _on, ...current } = search;
  const from = formatDay(version.effectiveFrom, language);
  const days =
    version.effectiveUntil === null
      ? t('permissions.history.since', { from })
      : t('permissions.history.sinceUntil', { from, until: formatDay(version.effectiveUntil, language) });
  return (
    <div className={classes.old} role="status">
      <span>
        {search.on === day
          ? t('permissions.history.asOn', { version: version.version, days, day: formatDay(day, language) })
          : t('permissions.history.readOnly', { version: version.version, days })}
      </span>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconHistory size={14} stroke={1.75} aria-hidden />}
        onClick={() => onSearch(current)}
      >
        {t('permissions.history.current')}
      </Button>
    </div>
  );
}

type ComparedProps = OldVersionProps & { summary: TableSummary; compare: number };

/** What differs between the version that is shown and another one, the earlier one first. */
function Compared({ summary, version, compare, search, onSearch }: ComparedProps) {
  const { t } = useReader();
  const other = useQuery(versionQuery(summary.id, compare));
  const { compare: _compare, ...without } = search;
  if (other.isError) return <ProblemNote error={other.error} onRetry={() => void other.refetch()} />;
  if (other.data === undefined) return <RowSkeletons count={3} />;
  const [before, after] = other.data.version < version.version ? [other.data, version] : [version, other.data];
  return (
    <div>
      <DiffView
        diff={diffTables(before.contents, after.contents)}
        table={joinNames(before.contents, after.contents)}
        title={t('permissions.diff.between', { before: before.version, after: after.version })}
      />
      <Button variant="default" size="xs" mt={8} onClick={() => onSearch(without)}>
        {t('permissions.history.stopCompare')}
      </Button>
    </div>
  );
}
