import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SidePanel } from '../../components/side-panel.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { covers } from '../../ui/permissions/cells.ts';
import type { Cells, CellPlace } from '../../ui/permissions/cells.ts';
import {
  sayAccount,
  sayAction,
  sayDepartment,
  sayMandate,
  sayRule,
  sayScope,
  sayTerms,
} from '../../ui/permissions/say-table.ts';
import { hasAmount } from '../../ui/permissions/table-types.ts';
import type { Grant } from '../../ui/permissions/table-types.ts';
import { CellValue } from './cell-value.tsx';
import { useTable } from './table-context.ts';
import { Terms } from './terms.tsx';
import classes from './panels.module.css';

type CellPanelProps = {
  place: CellPlace;
  cells: Cells;
  onSimulate: (() => void) | undefined;
  onClose: () => void;
  /** What is done with the cell, such as its editor. */
  children?: ReactNode;
};

/** One cell in full: what it grants, from which row of the table, what else is about it, and who must sign. */
export function CellPanel({ place, cells, onSimulate, onClose, children }: CellPanelProps) {
  const reader = useReader();
  const { t } = reader;
  const table = useTable();
  const cell = cells.at(place);
  const others = cells.grantsAt(place).filter(({ row }) => cell.kind === 'none' || row !== cell.row);
  return (
    <SidePanel title={sayMandate(table, place, reader)} onClose={onClose}>
      <div className={classes.what}>
        <p className={classes.quiet}>
          {sayAction(place.action, reader)} · {sayAccount(table, place.accountNumber, reader)}
        </p>
        {cell.kind === 'none' ? (
          <p>
            {t('permissions.cell.none', {
              who: sayMandate(table, place, reader),
              action: sayAction(place.action, reader),
              account: sayAccount(table, place.accountNumber, reader),
            })}
          </p>
        ) : (
          <>
            <p className={classes.key}>
              <CellValue cell={cell} />
              {cell.kind === 'limit' && <span className={classes.currency}>{cell.grant.currency}</span>}
            </p>
            <Terms terms={sayTerms(cell.grant, reader)} />
          </>
        )}
      </div>
      {children}
      {cell.kind !== 'none' && (
        <section className={classes.part}>
          <h3>{t('permissions.cell.whereFrom')}</h3>
          <GrantOrigin grant={cell.grant} row={cell.row} place={place} />
        </section>
      )}
      {others.length > 0 && (
        <section className={classes.part}>
          <h3>{t('permissions.cell.others')}</h3>
          {others.map(({ grant, row }) => (
            <div key={row} className={classes.other}>
              <GrantOrigin grant={grant} row={row} place={place} />
              <Terms terms={sayTerms(grant, reader)} />
            </div>
          ))}
        </section>
      )}
      {hasAmount(place.action) && <RulesOfAccount accountNumber={place.accountNumber} />}
      {onSimulate !== undefined && (
        <Button variant="default" leftSection={<IconPlayerPlay size={16} stroke={1.75} />} onClick={onSimulate}>
          {t('permissions.cell.simulate')}
        </Button>
      )}
    </SidePanel>
  );
}

function GrantOrigin({ grant, row, place }: { grant: Grant; row: number; place: CellPlace }) {
  const reader = useReader();
  const { t } = reader;
  const table = useTable();
  return (
    <div>
      <p>{t('permissions.cell.row', { row: row + 1 })}</p>
      <p className={classes.quiet}>
        {t('permissions.cell.holdsFor', { scope: sayScope(grant.accounts, table, reader) })}
      </p>
      {grant.departmentId !== place.departmentId && (
        <p className={classes.quiet}>
          {t('permissions.cell.inherited', { department: sayDepartment(table, grant.departmentId, reader) })}
        </p>
      )}
    </div>
  );
}

function RulesOfAccount({ accountNumber }: { accountNumber: string }) {
  const reader = useReader();
  const table = useTable();
  const account = table.accounts.find((one) => one.accountNumber === accountNumber);
  const rules = account === undefined ? [] : table.approvalRules.filter((rule) => covers(rule, account));
  if (rules.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3>{reader.t('permissions.cell.rules')}</h3>
      <ul className={classes.lines}>
        {rules.map((rule) => (
          <li key={`${rule.from} ${JSON.stringify(rule.accounts)}`}>{sayRule(rule, table, reader)}</li>
        ))}
      </ul>
    </section>
  );
}
