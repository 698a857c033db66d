import { Button, NativeSelect, Popover } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { CheckBox } from '../../components/check-box.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { PERMISSION_VIEWS } from '../../paths.ts';
import type { PermissionsSearch } from '../../paths.ts';
import { inTreeOrder, nameOf } from '../../ui/permissions/grid.ts';
import { useTable } from './table-context.ts';
import classes from './permissions-page.module.css';

type TableFiltersProps = {
  search: Pick<PermissionsSearch, 'view' | 'department' | 'accounts' | 'all'>;
  onChange: (changed: Pick<PermissionsSearch, 'view' | 'department' | 'accounts' | 'all'>) => void;
};

/** How the table is looked at, which part of it, and what its signs mean. */
export function TableFilters({ search, onChange }: TableFiltersProps) {
  const { t, say } = useReader();
  const table = useTable();
  return (
    <div className={classes.filters}>
      <ChoiceBar
        label={t('permissions.views')}
        value={search.view ?? 'role'}
        choices={PERMISSION_VIEWS.map((value) => ({ value, label: t(`permissions.view.${value}`) }))}
        onChoose={(view) => onChange({ ...search, view })}
      />
      <NativeSelect
        aria-label={t('permissions.department')}
        className={classes.select ?? ''}
        size="xs"
        value={search.department ?? ''}
        onChange={({ currentTarget }) => {
          const { department: _before, ...others } = search;
          onChange(currentTarget.value === '' ? others : { ...others, department: currentTarget.value });
        }}
      >
        <option value="">{t('permissions.allDepartments')}</option>
        {inTreeOrder(table.departments).map(({ department, depth }) => (
          <option key={department.departmentId} value={department.departmentId}>
            {`${'\u2003'.repeat(depth)}${say(nameOf(department))}`}
          </option>
        ))}
      </NativeSelect>
      <AccountFilter
        chosen={search.accounts ?? null}
        onChoose={(accounts) => {
          const { accounts: _before, ...others } = search;
          onChange(accounts === null ? others : { ...others, accounts });
        }}
      />
      <CheckBox
        label={t('permissions.moreActions')}
        checked={search.all === true}
        onChange={(all) => onChange({ ...search, all })}
      />
      <Legend />
    </div>
  );
}

function AccountFilter({ chosen, onChoose }: { chosen: string[] | null; onChoose: (chosen: string[] | null) => void }) {
  const { t, say } = useReader();
  const { accounts } = useTable();
  const numbers = accounts.map(({ accountNumber }) => accountNumber);
  const shown = chosen === null ? numbers : numbers.filter((number) => chosen.includes(number));
  const toggle = (accountNumber: string, checked: boolean): void => {
    const now = numbers.filter((number) => (number === accountNumber ? checked : shown.includes(number)));
    onChoose(now.length === numbers.length || now.length === 0 ? null : now);
  };
  return (
    <Popover position="bottom-start" width={280} trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} stroke={1.75} />}>
          {chosen === null
            ? t('permissions.accountsAll', { count: numbers.length })
            : t('permissions.accountsSome', { count: shown.length, all: numbers.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.choices ?? ''} aria-label={t('permissions.accounts')}>
        <CheckBox
          label={t('permissions.allAccounts')}
          checked={shown.length === numbers.length}
          onChange={() => onChoose(null)}
        />
        {accounts.map((account) => (
          <CheckBox
            key={account.accountNumber}
            label={`${say(nameOf(account))} ${account.lastDigits}`}
            checked={shown.includes(account.accountNumber)}
            onChange={(checked) => toggle(account.accountNumber, checked)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Legend() {
  const { t } = useReader();
  const currencies = new Set(useTable().accounts.map(({ currency }) => currency));
  const [only = ''] = currencies;
  return (
    <p className={classes.legend}>
      <span>{currencies.size === 1 ? t('permissions.legend', { currency: only }) : t('permissions.legendMixed')}</span>
      <span>
        <IconCheck size={14} stroke={2} aria-hidden className={classes.tick} /> {t('permissions.legendAllowed')}
      </span>
      <span>
        <span aria-hidden>–</span> {t('permissions.legendNone')}
      </span>
      <span>
        <span aria-hidden className={classes.moreDot} /> {t('permissions.legendMore')}
      </span>
    </p>
  );
}
