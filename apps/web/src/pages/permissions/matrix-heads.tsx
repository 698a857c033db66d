import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useContext } from 'react';
import { BankMark } from '../../components/bank-mark.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { nameOf } from '../../ui/permissions/grid.ts';
import type { ColumnGroup, GridGroup, View } from '../../ui/permissions/grid.ts';
import { sayAction, sayShortAction } from '../../ui/permissions/say-table.ts';
import { BankContext } from './table-context.ts';
import classes from './matrix.module.css';

/** Accounts over their actions; in the view by account, where rows say the account, actions alone. */
export function MatrixHeads({ view, columns }: { view: View; columns: ColumnGroup[] }) {
  const { t, say } = useReader();
  const bank = useContext(BankContext);
  const single = columns.every(({ account }) => account === null);
  const corner = (
    <th scope="col" rowSpan={single ? 1 : 2} className={classes.corner}>
      {t(`permissions.rowHead.${view}`)}
    </th>
  );
  if (single) {
    return (
      <thead>
        <tr>
          {corner}
          <ActionHeads columns={columns} />
        </tr>
      </thead>
    );
  }
  return (
    <thead>
      <tr>
        {corner}
        {columns.map(({ account, actions }) => (
          <th key={account?.accountNumber} scope="colgroup" colSpan={actions.length} className={classes.account}>
            {bank !== null && <BankMark mark={bank.mark} color={bank.color} />}{' '}
            <span className={classes.accountName}>{account === null ? '' : say(nameOf(account))}</span>{' '}
            <span className={classes.digits}>
              {t('permissions.lastDigits', { digits: account?.lastDigits ?? '' })}
              {account !== null && account.currency !== 'CNY' && ` · ${account.currency}`}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        <ActionHeads columns={columns} />
      </tr>
    </thead>
  );
}

function ActionHeads({ columns }: { columns: ColumnGroup[] }) {
  const reader = useReader();
  return columns.flatMap(({ account, actions }) =>
    actions.map((action, place) => (
      <th
        key={`${account?.accountNumber ?? ''} ${action}`}
        scope="col"
        className={classes.action}
        data-first={place === 0}
        title={sayAction(action, reader)}
      >
        {sayShortAction(action, reader)}
      </th>
    )),
  );
}

type GroupRowProps = { group: GridGroup; columns: number; folded: boolean; onFold: () => void };

/** A department, a person or an account, with its rows below; it can be folded away. */
export function GroupRow({ group, columns, folded, onFold }: GroupRowProps) {
  const { t, say } = useReader();
  const Icon = folded ? IconChevronRight : IconChevronDown;
  return (
    <tr className={classes.group}>
      <th scope="rowgroup" colSpan={columns + 1}>
        <button
          type="button"
          className={classes.fold}
          style={{ paddingInlineStart: 10 + group.depth * 16 }}
          aria-expanded={!folded}
          onClick={onFold}
        >
          <Icon size={14} stroke={1.75} aria-hidden />
          {say(group.name)}
          {group.account !== null && (
            <span className={classes.digits}>{t('permissions.lastDigits', { digits: group.account.lastDigits })}</span>
          )}
        </button>
      </th>
    </tr>
  );
}
