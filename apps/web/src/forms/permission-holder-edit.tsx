import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CheckBox } from '../components/check-box.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { nameOf } from '../ui/permissions/grid.ts';
import { isCode, putHolder } from '../ui/permissions/table-edit.ts';
import type { Holder, PermissionTable } from '../ui/permissions/table-types.ts';
import classes from '../components/dialog.module.css';
import own from './permission-edit.module.css';

type HolderEditProps = {
  table: PermissionTable;
  /** Place of the holder in the table; null for a new one. */
  place: number | null;
  onDone: (table: PermissionTable) => void;
  onClose: () => void;
};

/** Who acts in a role and department, on which accounts, and from when until when. */
export function HolderEdit({ table, place, onDone, onClose }: HolderEditProps) {
  const { t } = useReader();
  const before = place === null ? undefined : table.holders[place];
  const [holder, setHolder] = useState<Holder>(before ?? newHolder(table));
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<Holder>): void => setHolder({ ...holder, ...changed });
  const { validFrom, validUntil } = holder;
  const inOrder = validFrom === null || validUntil === null || validFrom <= validUntil;
  const named = holder.nameZh.trim() !== '' && holder.nameEn.trim() !== '';
  const needed = t('permissions.edit.needed');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isCode(holder.subject) && named && inOrder) onDone(putHolder(table, place, holder));
  };
  return (
    <Dialog
      title={before === undefined ? t('permissions.change.addHolder') : t('permissions.change.holder')}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        {before === undefined && (
          <TextInput
            label={t('permissions.edit.subject')}
            description={t('permissions.edit.subjectHint')}
            value={holder.subject}
            error={tried && !isCode(holder.subject) ? needed : undefined}
            onChange={({ currentTarget }) => change(knownPerson(table, currentTarget.value.trim()))}
          />
        )}
        <div className={own.pair}>
          <TextInput
            label={t('permissions.edit.name')}
            value={holder.nameZh}
            error={tried && holder.nameZh.trim() === '' ? needed : undefined}
            onChange={({ currentTarget }) => change({ nameZh: currentTarget.value })}
          />
          <TextInput
            label={t('permissions.edit.nameEn')}
            value={holder.nameEn}
            error={tried && holder.nameEn.trim() === '' ? needed : undefined}
            onChange={({ currentTarget }) => change({ nameEn: currentTarget.value })}
          />
        </div>
        <MandateFields table={table} holder={holder} onChange={change} />
        <div className={own.pair}>
          <TextInput
            type="date"
            label={t('permissions.edit.validFrom')}
            value={validFrom ?? ''}
            onChange={({ currentTarget }) => change({ validFrom: dayOrNull(currentTarget.value) })}
          />
          <TextInput
            type="date"
            label={t('permissions.edit.validUntil')}
            value={validUntil ?? ''}
            error={inOrder ? undefined : t('permissions.edit.orderWrong')}
            onChange={({ currentTarget }) => change({ validUntil: dayOrNull(currentTarget.value) })}
          />
        </div>
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

type MandateFieldsProps = { table: PermissionTable; holder: Holder; onChange: (changed: Partial<Holder>) => void };

function MandateFields({ table, holder, onChange }: MandateFieldsProps) {
  const { t, say } = useReader();
  const narrowed = holder.accountNumbers ?? [];
  return (
    <>
      <div className={own.pair}>
        <NativeSelect
          label={t('permissions.edit.role')}
          value={holder.roleId}
          onChange={({ currentTarget }) => onChange({ roleId: currentTarget.value })}
        >
          {table.roles.map((role) => (
            <option key={role.roleId} value={role.roleId}>
              {say(nameOf(role))}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('permissions.edit.department')}
          value={holder.departmentId}
          onChange={({ currentTarget }) => onChange({ departmentId: currentTarget.value })}
        >
          {table.departments.map((department) => (
            <option key={department.departmentId} value={department.departmentId}>
              {say(nameOf(department))}
            </option>
          ))}
        </NativeSelect>
      </div>
      <fieldset className={own.box}>
        <legend>
          {t('permissions.edit.onlyAccounts')} · {t('permissions.edit.onlyAccountsHint')}
        </legend>
        <div className={own.days}>
          {table.accounts.map((account) => (
            <CheckBox
              key={account.accountNumber}
              label={`${say(nameOf(account))} ${account.lastDigits}`}
              checked={narrowed.includes(account.accountNumber)}
              onChange={(checked) => {
                const now = checked
                  ? [...narrowed, account.accountNumber]
                  : narrowed.filter((number) => number !== account.accountNumber);
                onChange({ accountNumbers: now.length === 0 ? null : now });
              }}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function newHolder(table: PermissionTable): Holder {
  return {
    subject: '',
    nameZh: '',
    nameEn: '',
    roleId: table.roles[0]?.roleId ?? '',
    departmentId: table.departments[0]?.departmentId ?? '',
    accountNumbers: null,
    validFrom: null,
    validUntil: null,
  };
}

/** Who has a mandate already is not typed again. */
function knownPerson(table: PermissionTable, subject: string): Partial<Holder> {
  const known = table.holders.find((one) => one.subject === subject);
  return known === undefined ? { subject } : { subject, nameZh: known.nameZh, nameEn: known.nameEn };
}

function dayOrNull(value: string): string | null {
  return value === '' ? null : value;
}
