import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { nameOf } from '../ui/permissions/grid.ts';
import { sayBase } from '../ui/permissions/say-table.ts';
import { isCode, putDepartment, putRole } from '../ui/permissions/table-edit.ts';
import type { PermissionTable } from '../ui/permissions/table-types.ts';
import classes from '../components/dialog.module.css';

/** The standard roles on which a role of one's own can be based. */
const BASES = [
  'owner',
  'treasurer',
  'accountant',
  'viewer',
  'asset_manager',
  'trustee',
  'settlor',
  'beneficiary',
  'fund_administrator',
];

type Done = { table: PermissionTable; onDone: (table: PermissionTable) => void; onClose: () => void };
type Named = { code: string; nameZh: string; nameEn: string };

/** A new role, or another name and base for one there is. */
export function RoleEdit({ table, roleId, onDone, onClose }: Done & { roleId: string | null }) {
  const reader = useReader();
  const { t, say } = reader;
  const before = table.roles.find((role) => role.roleId === roleId);
  const [named, setNamed] = useState(namedOf(before?.roleId, before));
  const [base, setBase] = useState(before?.base ?? 'viewer');
  const [like, setLike] = useState('');
  const taken = before === undefined && table.roles.some((role) => role.roleId === named.code);
  const save = (): void => {
    const role = { roleId: named.code, nameZh: named.nameZh.trim(), nameEn: named.nameEn.trim(), base };
    onDone(putRole(table, role, like === '' ? null : like));
  };
  return (
    <NamedDialog
      title={before === undefined ? t('permissions.change.addRole') : t('permissions.change.role')}
      named={named}
      isNew={before === undefined}
      taken={taken}
      onNamed={setNamed}
      onSave={save}
      onClose={onClose}
    >
      <NativeSelect
        label={t('permissions.edit.base')}
        description={t('permissions.edit.baseHint')}
        value={base}
        onChange={({ currentTarget }) => setBase(currentTarget.value)}
      >
        {BASES.map((one) => (
          <option key={one} value={one}>
            {sayBase(one, reader)}
          </option>
        ))}
      </NativeSelect>
      {before === undefined && (
        <NativeSelect
          label={t('permissions.edit.firstGrants')}
          value={like}
          onChange={({ currentTarget }) => setLike(currentTarget.value)}
        >
          <option value="">{t('permissions.edit.firstGrantsNone')}</option>
          {table.roles.map((role) => (
            <option key={role.roleId} value={role.roleId}>
              {say(nameOf(role))}
            </option>
          ))}
        </NativeSelect>
      )}
    </NamedDialog>
  );
}

/** A new department, or another name and place for one there is. */
export function DepartmentEdit({ table, departmentId, onDone, onClose }: Done & { departmentId: string | null }) {
  const { t, say } = useReader();
  const before = table.departments.find((department) => department.departmentId === departmentId);
  const [named, setNamed] = useState(namedOf(before?.departmentId, before));
  const [parent, setParent] = useState(before?.parentId ?? '');
  const taken = before === undefined && table.departments.some((one) => one.departmentId === named.code);
  const save = (): void =>
    onDone(
      putDepartment(table, {
        departmentId: named.code,
        nameZh: named.nameZh.trim(),
        nameEn: named.nameEn.trim(),
        parentId: parent === '' ? null : parent,
      }),
    );
  return (
    <NamedDialog
      title={before === undefined ? t('permissions.change.addDepartment') : t('permissions.change.departmentAdd')}
      named={named}
      isNew={before === undefined}
      taken={taken}
      onNamed={setNamed}
      onSave={save}
      onClose={onClose}
    >
      <NativeSelect
        label={t('permissions.edit.parent')}
        value={parent}
        onChange={({ currentTarget }) => setParent(currentTarget.value)}
      >
        <option value="">{t('permissions.edit.parentNone')}</option>
        {table.departments
          .filter((one) => one.departmentId !== departmentId)
          .map((one) => (
            <option key={one.departmentId} value={one.departmentId}>
              {say(nameOf(one))}
            </option>
          ))}
      </NativeSelect>
    </NamedDialog>
  );
}

function namedOf(code: string | undefined, names: { nameZh: string; nameEn: string } | undefined): Named {
  return { code: code ?? '', nameZh: names?.nameZh ?? '', nameEn: names?.nameEn ?? '' };
}

type NamedDialogProps = {
  title: string;
  named: Named;
  isNew: boolean;
  taken: boolean;
  onNamed: (named: Named) => void;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** What roles and departments have in common: a code that stays, and a name in each language. */
function NamedDialog({ title, named, isNew, taken, onNamed, onSave, onClose, children }: NamedDialogProps) {
  const { t } = useReader();
  const [tried, setTried] = useState(false);
  const fits = isCode(named.code) && !taken && named.nameZh.trim() !== '' && named.nameEn.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fits) onSave();
  };
  const needed = (text: string): string | undefined =>
    tried && text.trim() === '' ? t('permissions.edit.needed') : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {isNew && (
          <TextInput
            label={t('permissions.edit.code')}
            description={t('permissions.edit.codeHint')}
            value={named.code}
            error={
              taken
                ? t('permissions.edit.codeTaken')
                : tried && !isCode(named.code)
                  ? t('permissions.edit.codeHint')
                  : undefined
            }
            onChange={({ currentTarget }) => onNamed({ ...named, code: currentTarget.value.trim() })}
          />
        )}
        <TextInput
          label={t('permissions.edit.name')}
          value={named.nameZh}
          maxLength={80}
          error={needed(named.nameZh)}
          onChange={({ currentTarget }) => onNamed({ ...named, nameZh: currentTarget.value })}
        />
        <TextInput
          label={t('permissions.edit.nameEn')}
          value={named.nameEn}
          maxLength={80}
          error={needed(named.nameEn)}
          onChange={({ currentTarget }) => onNamed({ ...named, nameEn: currentTarget.value })}
        />
        {children}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('permissions.edit.apply')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
