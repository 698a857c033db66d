import { IconAlertCircle } from '@tabler/icons-react';
import type { FieldProblem } from '../../api/problem.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { cellsOf } from '../../ui/permissions/changed-cells.ts';
import { nameOf } from '../../ui/permissions/grid.ts';
import { sayAction, sayBand, sayMandate } from '../../ui/permissions/say-table.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { faultPlace } from './fault-place.ts';
import classes from './faults.module.css';

type FaultListProps = {
  faults: FieldProblem[];
  table: PermissionTable;
  onShow: ((place: CellPlace) => void) | undefined;
};

/** Every fault of a table with its row; a grant's leads to its cell. */
export function FaultList({ faults, table, onShow }: FaultListProps) {
  const reader = useReader();
  const { t } = reader;
  const lines = faults.map((fault) => ({
    fault,
    where: sayWhere(fault, table, reader),
    reason: reasonOf(fault, reader),
    cell: firstCell(fault, table),
  }));
  return (
    <section
      className={classes.faults}
      role="alert"
      aria-label={t('permissions.change.errors', { count: faults.length })}
    >
      <header className={classes.head}>
        <IconAlertCircle size={18} stroke={1.75} aria-hidden />
        <div>
          <h2>{t('permissions.change.errors', { count: faults.length })}</h2>
          <p>{t('permissions.change.errorsLead')}</p>
        </div>
        <CopyButton
          label={t('permissions.change.copyErrors')}
          text={lines.map(({ where, reason }) => `${where}\t${reason}`).join('\n')}
        />
      </header>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('permissions.change.errorRow')}</th>
              <th scope="col">{t('permissions.change.errorReason')}</th>
              <th scope="col" aria-label={t('permissions.change.showCell')} />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ fault, where, reason, cell }, place) => (
              <tr key={`${place} ${fault.field}`}>
                <th scope="row">{where}</th>
                <td>{reason}</td>
                <td>
                  {cell !== undefined && onShow !== undefined && (
                    <button type="button" className={classes.show} onClick={() => onShow(cell)}>
                      {t('permissions.change.showCell')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function reasonOf({ reason, reasonZh }: FieldProblem, { language }: Reader): string {
  return language === 'zh-CN' ? (reasonZh ?? reason) : reason;
}

function sayWhere({ field }: FieldProblem, table: PermissionTable, reader: Reader): string {
  const { t, say } = reader;
  const found = faultPlace(field);
  if (found === null) return field;
  const { part, row } = found;
  const where = `${t(`permissions.diff.parts.${part}`)} ${row + 1}`;
  const names: { [P in typeof part]: () => string | undefined } = {
    departments: () => named(table.departments[row], say),
    roles: () => named(table.roles[row], say),
    accounts: () => named(table.accounts[row], say),
    holders: () => named(table.holders[row], say),
    grants: () => {
      const grant = table.grants[row];
      return grant && `${sayMandate(table, grant, reader)} · ${sayAction(grant.action, reader)}`;
    },
    approvalRules: () => {
      const rule = table.approvalRules[row];
      return rule && sayBand(rule, reader);
    },
  };
  const name = names[part]();
  return name === undefined ? where : `${where} · ${name}`;
}

function named(row: { nameZh: string; nameEn: string } | undefined, say: Reader['say']): string | undefined {
  return row === undefined ? undefined : say(nameOf(row));
}

function firstCell({ field }: FieldProblem, table: PermissionTable): CellPlace | undefined {
  const found = faultPlace(field);
  const grant = found?.part === 'grants' ? table.grants[found.row] : undefined;
  return grant === undefined ? undefined : cellsOf(grant, table)[0];
}
