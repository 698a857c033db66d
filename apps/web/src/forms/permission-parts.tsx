import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import { useReader } from '../locales/use-reader.ts';
import { inTreeOrder, nameOf } from '../ui/permissions/grid.ts';
import { sayBase, sayMandate, sayRule, sayScope, sayValidity } from '../ui/permissions/say-table.ts';
import { removeDepartment, removeHolder, removeRole, removeRule } from '../ui/permissions/table-edit.ts';
import type { PermissionTable } from '../ui/permissions/table-types.ts';
import { DepartmentEdit, RoleEdit } from './permission-role-edit.tsx';
import { HolderEdit } from './permission-holder-edit.tsx';
import { RuleEdit } from './permission-rule-edit.tsx';
import classes from './permission-edit.module.css';

type PermissionPartsProps = { table: PermissionTable; onChange: (table: PermissionTable) => void };
/** What is being edited in a dialog; `at` null: something new. */
type Editing =
  | { part: 'department'; at: string | null }
  | { part: 'role'; at: string | null }
  | { part: 'holder'; at: number | null }
  | { part: 'rule'; at: number | null };

/** What a table holds beside its cells: departments, roles, people and rules. */
export function PermissionParts({ table, onChange }: PermissionPartsProps) {
  const reader = useReader();
  const { t, say } = reader;
  const [editing, setEditing] = useState<Editing | null>(null);
  const take = (changed: PermissionTable): void => {
    onChange(changed);
    setEditing(null);
  };
  const close = (): void => setEditing(null);
  return (
    <section className={classes.parts} aria-label={t('permissions.change.others')}>
      <Part
        name={t('permissions.diff.parts.departments')}
        add={t('permissions.change.addDepartment')}
        onAdd={() => setEditing({ part: 'department', at: null })}
        rows={inTreeOrder(table.departments).map(({ department, depth }) => ({
          key: department.departmentId,
          name: `${'\u2003'.repeat(depth)}${say(nameOf(department))}`,
          note: department.departmentId,
          onEdit: () => setEditing({ part: 'department', at: department.departmentId }),
          onRemove: () => onChange(removeDepartment(table, department.departmentId)),
        }))}
      />
      <Part
        name={t('permissions.diff.parts.roles')}
        add={t('permissions.change.addRole')}
        onAdd={() => setEditing({ part: 'role', at: null })}
        rows={table.roles.map((role) => ({
          key: role.roleId,
          name: say(nameOf(role)),
          note: sayBase(role.base, reader),
          onEdit: () => setEditing({ part: 'role', at: role.roleId }),
          onRemove: () => onChange(removeRole(table, role.roleId)),
        }))}
      />
      <Part
        name={t('permissions.diff.parts.holders')}
        add={t('permissions.change.addHolder')}
        onAdd={() => setEditing({ part: 'holder', at: null })}
        rows={table.holders.map((holder, at) => ({
          key: `${at} ${holder.subject}`,
          name: `${say(nameOf(holder))} · ${sayMandate(table, holder, reader)}`,
          note: [
            holder.accountNumbers === null
              ? null
              : sayScope({ kind: 'accounts', accountNumbers: holder.accountNumbers }, table, reader),
            sayValidity(holder, reader),
          ]
            .filter((word) => word !== null)
            .join(' · '),
          onEdit: () => setEditing({ part: 'holder', at }),
          onRemove: () => onChange(removeHolder(table, at)),
        }))}
      />
      <Part
        name={t('permissions.diff.parts.approvalRules')}
        add={t('permissions.change.addRule')}
        onAdd={() => setEditing({ part: 'rule', at: null })}
        rows={table.approvalRules.map((rule, at) => ({
          key: String(at),
          name: sayRule(rule, table, reader),
          note: sayScope(rule.accounts, table, reader),
          onEdit: () => setEditing({ part: 'rule', at }),
          onRemove: () => onChange(removeRule(table, at)),
        }))}
      />
      {editing?.part === 'department' && (
        <DepartmentEdit table={table} departmentId={editing.at} onDone={take} onClose={close} />
      )}
      {editing?.part === 'role' && <RoleEdit table={table} roleId={editing.at} onDone={take} onClose={close} />}
      {editing?.part === 'holder' && <HolderEdit table={table} place={editing.at} onDone={take} onClose={close} />}
      {editing?.part === 'rule' && <RuleEdit table={table} place={editing.at} onDone={take} onClose={close} />}
    </section>
  );
}

type PartProps = {
  name: string;
  add: string;
  onAdd: () => void;
  rows: { key: string; name: string; note: string; onEdit: () => void; onRemove: () => void }[];
};

function Part({ name, add, onAdd, rows }: PartProps) {
  const { t } = useReader();
  return (
    <details className={classes.part}>
      <summary>
        {name} <span className={classes.quiet}>{rows.length}</span>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.key} className={classes.row}>
            <span className={classes.rowText}>
              {row.name} <span className={classes.quiet}>{row.note}</span>
            </span>
            <span className={classes.rowButtons}>
              <button type="button" className={classes.textButton} onClick={row.onEdit}>
                {t('permissions.change.edit')}
                <VisuallyHidden>{` ${row.name}`}</VisuallyHidden>
              </button>
              <button type="button" className={classes.textButton} data-danger onClick={row.onRemove}>
                {t('permissions.change.remove')}
                <VisuallyHidden>{` ${row.name}`}</VisuallyHidden>
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        mt={10}
        leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
        onClick={onAdd}
      >
        {add}
      </Button>
    </details>
  );
}
