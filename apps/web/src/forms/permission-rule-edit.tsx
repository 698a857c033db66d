import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CheckBox } from '../components/check-box.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { readAmount } from '../ui/permissions/read-fields.ts';
import { putRule } from '../ui/permissions/table-edit.ts';
import type { AccountScope, ApprovalRule, PermissionTable } from '../ui/permissions/table-types.ts';
import { RuleSteps } from './permission-rule-steps.tsx';
import { ScopeField } from './permission-scope-field.tsx';
import classes from '../components/dialog.module.css';
import own from './permission-edit.module.css';

type RuleEditProps = {
  table: PermissionTable;
  /** Place of the rule in the table; null for a new one. */
  place: number | null;
  onDone: (table: PermissionTable) => void;
  onClose: () => void;
};
type Steps = Extract<ApprovalRule['demand'], { kind: 'steps' }>;
type RuleForm = {
  accounts: AccountScope;
  currency: string;
  from: string;
  to: string;
  classes: boolean;
  steps: Steps;
  stepUp: boolean;
  hours: string;
};

/** Which signatures a payment needs, by its amount. */
export function RuleEdit({ table, place, onDone, onClose }: RuleEditProps) {
  const { t } = useReader();
  const before = place === null ? undefined : table.approvalRules[place];
  const [form, setForm] = useState<RuleForm>(formOf(before, table));
  const change = (changed: Partial<RuleForm>): void => setForm({ ...form, ...changed });
  const from = readAmount(form.from, form.currency);
  const to = readAmount(form.to, form.currency);
  const hours = Number(form.hours);
  const hoursFit = /^\d+$/.test(form.hours) && hours >= 1 && hours <= 8_760;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (from === undefined || to === undefined || !hoursFit) return;
    onDone(putRule(table, place, ruleOf(form, from, to, hours)));
  };
  const wrong = t('permissions.edit.amountWrong');
  return (
    <Dialog
      title={before === undefined ? t('permissions.change.addRule') : t('permissions.change.rule')}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <ScopeField table={table} scope={form.accounts} onChange={(accounts) => change({ accounts })} />
        <div className={own.pair}>
          <TextInput
            label={t('permissions.edit.bandFrom')}
            value={form.from}
            error={from === undefined ? wrong : undefined}
            onChange={({ currentTarget }) => change({ from: currentTarget.value })}
          />
          <TextInput
            label={t('permissions.edit.bandTo')}
            value={form.to}
            error={to === undefined ? wrong : undefined}
            onChange={({ currentTarget }) => change({ to: currentTarget.value })}
          />
          <NativeSelect
            label={t('permissions.edit.currency')}
            value={form.currency}
            data={[...new Set([form.currency, ...table.accounts.map(({ currency }) => currency)])]}
            onChange={({ currentTarget }) => change({ currency: currentTarget.value })}
          />
          <TextInput
            label={t('permissions.edit.expires')}
            value={form.hours}
            inputMode="numeric"
            error={hoursFit ? undefined : t('permissions.edit.hoursWrong')}
            onChange={({ currentTarget }) => change({ hours: currentTarget.value })}
          />
        </div>
        <NativeSelect
          label={t('permissions.edit.demandKind')}
          value={form.classes ? 'classes' : 'steps'}
          onChange={({ currentTarget }) => change({ classes: currentTarget.value === 'classes' })}
        >
          <option value="classes">{t('permissions.edit.demandClasses')}</option>
          <option value="steps">{t('permissions.edit.demandSteps')}</option>
        </NativeSelect>
        {!form.classes && <RuleSteps table={table} steps={form.steps} onChange={(steps) => change({ steps })} />}
        <CheckBox
          label={t('permissions.edit.stepUp')}
          checked={form.stepUp}
          onChange={(stepUp) => change({ stepUp })}
        />
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

function formOf(rule: ApprovalRule | undefined, table: PermissionTable): RuleForm {
  const demand = rule?.demand;
  return {
    accounts: rule?.accounts ?? { kind: 'all' },
    currency: rule?.currency ?? table.accounts[0]?.currency ?? 'CNY',
    from: rule?.from ?? '',
    to: rule?.to ?? '',
    classes: demand?.kind === 'classes',
    steps:
      demand?.kind === 'steps'
        ? demand
        : {
            kind: 'steps',
            ordered: false,
            steps: [{ need: 1, from: [{ roleId: table.roles[0]?.roleId ?? '', departmentId: null }] }],
          },
    stepUp: rule?.stepUp ?? false,
    hours: String(rule?.expiresAfterHours ?? 72),
  };
}

function ruleOf(form: RuleForm, from: string | null, to: string | null, expiresAfterHours: number): ApprovalRule {
  const { accounts, currency, steps, stepUp } = form;
  return {
    accounts,
    currency,
    from,
    to,
    demand: form.classes ? { kind: 'classes' } : steps,
    expiresAfterHours,
    stepUp,
  };
}
