import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CheckBox } from '../components/check-box.tsx';
import { useReader } from '../locales/use-reader.ts';
import type { Cell, CellPlace } from '../ui/permissions/cells.ts';
import { canClearAlone, clearCell, isOnlyCell, newTerms, setCell, termsOf } from '../ui/permissions/grant-edit.ts';
import type { Reach } from '../ui/permissions/grant-edit.ts';
import { AMOUNT_FIELDS, COUNT_FIELDS, formOf, termsIn } from '../ui/permissions/grant-form.ts';
import type { GrantFaults, GrantForm } from '../ui/permissions/grant-form.ts';
import { sayAction, sayDepartment, sayScope } from '../ui/permissions/say-table.ts';
import { SIGNATURE_CLASSES, hasAmount, hasClass } from '../ui/permissions/table-types.ts';
import type { Grant, PermissionTable } from '../ui/permissions/table-types.ts';
import classes from './permission-edit.module.css';

type CellEditProps = {
  table: PermissionTable;
  place: CellPlace;
  cell: Cell;
  onChange: (table: PermissionTable) => void;
};

/** Changes what one cell grants; how far that reaches is said before it is applied. */
export function PermissionCellEdit({ table, place, cell, onChange }: CellEditProps) {
  const reader = useReader();
  const { t } = reader;
  const grant = cell.kind === 'none' ? null : cell.grant;
  const row = cell.kind === 'none' ? null : cell.row;
  const before = grant === null ? newTerms(place, table) : termsOf(grant);
  const [allowed, setAllowed] = useState(grant !== null);
  const [reach, setReach] = useState<Reach>('cell');
  const [form, setForm] = useState(() => formOf(before));
  const { terms, faults } = termsIn(form, place.action, before);
  const fits = !allowed || Object.keys(faults).length === 0;
  const stuck = !allowed && reach === 'cell' && grant !== null && !canClearAlone(grant, place);
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (!fits || stuck) return;
    if (allowed) onChange(setCell(table, place, row, terms, reach));
    else if (row !== null) onChange(clearCell(table, place, row, reach));
  };
  return (
    <form className={classes.form} onSubmit={apply} noValidate aria-label={t('permissions.edit.title')}>
      <h3>{t('permissions.edit.title')}</h3>
      <CheckBox
        label={t('permissions.edit.allowed', { action: sayAction(place.action, reader) })}
        checked={allowed}
        onChange={setAllowed}
      />
      {grant !== null && row !== null && !isOnlyCell(grant, place) && (
        <ReachField table={table} grant={grant} row={row} place={place} reach={reach} onReach={setReach} />
      )}
      {stuck && (
        <p className={classes.fault}>
          {t('permissions.edit.cannotClear', { department: sayDepartment(table, grant.departmentId, reader) })}
        </p>
      )}
      {allowed && (
        <TermsFields form={form} faults={faults} action={place.action} currency={before.currency} onChange={setForm} />
      )}
      <Button type="submit" disabled={!fits || stuck || (!allowed && row === null)}>
        {allowed ? t('permissions.edit.apply') : t('permissions.edit.clear')}
      </Button>
    </form>
  );
}

type ReachFieldProps = {
  table: PermissionTable;
  grant: Grant;
  row: number;
  place: CellPlace;
  reach: Reach;
  onReach: (reach: Reach) => void;
};

function ReachField({ table, grant, row, place, reach, onReach }: ReachFieldProps) {
  const reader = useReader();
  const { t } = reader;
  return (
    <NativeSelect
      label={t('permissions.edit.reach')}
      description={
        canClearAlone(grant, place)
          ? t('permissions.edit.comesFrom', { row: row + 1 })
          : t('permissions.edit.inheritedFrom', { department: sayDepartment(table, grant.departmentId, reader) })
      }
      value={reach}
      onChange={({ currentTarget }) => onReach(currentTarget.value === 'grant' ? 'grant' : 'cell')}
    >
      <option value="cell">{t('permissions.edit.reachCell')}</option>
      <option value="grant">
        {t('permissions.edit.reachGrant', { scope: sayScope(grant.accounts, table, reader) })}
      </option>
    </NativeSelect>
  );
}

type TermsFieldsProps = {
  form: GrantForm;
  faults: GrantFaults;
  action: CellPlace['action'];
  currency: string | null;
  onChange: (form: GrantForm) => void;
};

function TermsFields({ form, faults, action, currency, onChange }: TermsFieldsProps) {
  const { t } = useReader();
  const fault = (field: keyof GrantForm): string | undefined => {
    const found = faults[field];
    return found === undefined ? undefined : t(`permissions.edit.${found}`);
  };
  const limitFields = [...AMOUNT_FIELDS, ...COUNT_FIELDS];
  return (
    <>
      {hasAmount(action) && (
        <fieldset className={classes.box}>
          <legend>{t('permissions.edit.noLimit')}</legend>
          <div className={classes.pair}>
            {limitFields.map((field) => (
              <TextInput
                key={field}
                label={t(`permissions.limits.${field}`)}
                value={form[field]}
                error={fault(field)}
                inputMode="decimal"
                rightSection={
                  field === 'dayCount' || field === 'monthCount' ? undefined : (
                    <span className={classes.unit}>{currency}</span>
                  )
                }
                rightSectionWidth={48}
                onChange={({ currentTarget }) => onChange({ ...form, [field]: currentTarget.value })}
              />
            ))}
          </div>
        </fieldset>
      )}
      {hasClass(action) && (
        <NativeSelect
          label={t('permissions.edit.signatureClass')}
          value={form.signatureClass}
          onChange={({ currentTarget }) => {
            const chosen = SIGNATURE_CLASSES.find((one) => one === currentTarget.value);
            if (chosen !== undefined) onChange({ ...form, signatureClass: chosen });
          }}
        >
          {SIGNATURE_CLASSES.map((one) => (
            <option key={one} value={one}>
              {t(`permissions.classes.${one}`)}
            </option>
          ))}
        </NativeSelect>
      )}
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('permissions.edit.validFrom')}
          value={form.validFrom}
          onChange={({ currentTarget }) => onChange({ ...form, validFrom: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('permissions.edit.validUntil')}
          value={form.validUntil}
          error={fault('validUntil')}
          onChange={({ currentTarget }) => onChange({ ...form, validUntil: currentTarget.value })}
        />
      </div>
      {hasAmount(action) && (
        <Textarea
          label={t('permissions.edit.counterparties')}
          description={t('permissions.edit.counterpartiesHint')}
          rows={2}
          value={form.counterparties}
          onChange={({ currentTarget }) => onChange({ ...form, counterparties: currentTarget.value })}
        />
      )}
      <WindowFields form={form} fault={fault} onChange={onChange} />
    </>
  );
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type WindowFieldsProps = Pick<TermsFieldsProps, 'form' | 'onChange'> & {
  fault: (field: keyof GrantForm) => string | undefined;
};

function WindowFields({ form, fault, onChange }: WindowFieldsProps) {
  const { t } = useReader();
  return (
    <>
      <CheckBox
        label={t('permissions.edit.windowOn')}
        checked={form.windowOn}
        onChange={(windowOn) => onChange({ ...form, windowOn })}
      />
      {form.windowOn && (
        <>
          <fieldset className={classes.box}>
            <legend>{t('permissions.edit.days')}</legend>
            <div className={classes.days}>
              {DAYS.map((day) => (
                <CheckBox
                  key={day}
                  label={t(`permissions.weekdays.${day}`)}
                  checked={form.days.includes(day)}
                  onChange={(checked) => {
                    const days = checked ? [...form.days, day] : form.days.filter((one) => one !== day);
                    onChange({ ...form, days });
                  }}
                />
              ))}
            </div>
            {fault('days') !== undefined && <p className={classes.fault}>{fault('days')}</p>}
          </fieldset>
          <div className={classes.pair}>
            <TextInput
              type="time"
              label={t('permissions.edit.fromTime')}
              value={form.fromTime}
              onChange={({ currentTarget }) => onChange({ ...form, fromTime: currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('permissions.edit.untilTime')}
              value={form.untilTime}
              error={fault('untilTime')}
              onChange={({ currentTarget }) => onChange({ ...form, untilTime: currentTarget.value })}
            />
          </div>
        </>
      )}
    </>
  );
}
