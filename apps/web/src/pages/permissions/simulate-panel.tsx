import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { simulate } from '../../api/question-queries.ts';
import type { SimulationAsked } from '../../api/question-queries.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { CellPlace } from '../../ui/permissions/cells.ts';
import { layOut, mandateKey, nameOf } from '../../ui/permissions/grid.ts';
import { readAmount } from '../../ui/permissions/read-fields.ts';
import { sayAction, sayMandate } from '../../ui/permissions/say-table.ts';
import { ACCOUNT_ACTIONS, MAIN_ACTIONS, hasAmount } from '../../ui/permissions/table-types.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';
import { cellKey } from './marks.ts';
import type { Marks } from './marks.ts';
import { SimulationAnswer } from './simulation-answer.tsx';
import { useTable } from './table-context.ts';
import classes from './panels.module.css';

type SimulatePanelProps = {
  /** The cell that was opened; null: the reader chooses. */
  from: CellPlace | null;
  day: string;
  /** A version and an instant of the past; null: as it is now. */
  asOf: { version: number; at: string } | null;
  onDecided: (deciding: Marks['deciding']) => void;
  onClose: () => void;
};
type Question = CellPlace & { amount: string; counterparty: string };

/** "Could this accountant pay 80,000.00 from that account?", with everything that was looked at. */
export function SimulatePanel({ from, day, asOf, onDecided, onClose }: SimulatePanelProps) {
  const { t } = useReader();
  const table = useTable();
  const [question, setQuestion] = useState<Question>(() => ({
    ...(from ?? firstPlace(table, day)),
    amount: '',
    counterparty: '',
  }));
  const ask = useMutation({ mutationFn: simulate });
  const currency = table.accounts.find(({ accountNumber }) => accountNumber === question.accountNumber)?.currency;
  const amount = hasAmount(question.action) ? readAmount(question.amount, currency ?? null) : null;
  const outcome = ask.data?.outcome;
  const key = cellKey(question);
  useEffect(() => {
    onDecided(outcome === undefined ? null : { key, outcome });
  }, [outcome, key, onDecided]);
  const change = (changed: Partial<Question>): void => {
    setQuestion({ ...question, ...changed });
    // An answer belongs to its question.
    ask.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (amount !== undefined) ask.mutate({ ...askedBy(question, amount, currency ?? 'CNY'), ...asOf });
  };
  return (
    <SidePanel title={t('permissions.sim.title')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <QuestionFields
          table={table}
          day={day}
          question={question}
          currency={currency}
          amountWrong={amount === undefined}
          onChange={change}
        />
        <Button type="submit" loading={ask.isPending} disabled={amount === undefined}>
          {t('permissions.sim.ask')}
        </Button>
      </form>
      <div aria-live="polite">
        {ask.isError && <ProblemNote error={ask.error} />}
        {ask.data !== undefined && <SimulationAnswer simulation={ask.data} />}
      </div>
    </SidePanel>
  );
}

type QuestionFieldsProps = {
  table: PermissionTable;
  day: string;
  question: Question;
  currency: string | undefined;
  amountWrong: boolean;
  onChange: (changed: Partial<Question>) => void;
};

function QuestionFields({ table, day, question, currency, amountWrong, onChange }: QuestionFieldsProps) {
  const reader = useReader();
  const { t, say } = reader;
  const mandates = mandatesOf(table, day);
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label={t('permissions.sim.who')}
          value={mandateKey(question)}
          onChange={({ currentTarget }) => {
            const chosen = mandates.find((one) => mandateKey(one) === currentTarget.value);
            if (chosen !== undefined) onChange({ roleId: chosen.roleId, departmentId: chosen.departmentId });
          }}
        >
          {mandates.map((mandate) => (
            <option key={mandateKey(mandate)} value={mandateKey(mandate)}>
              {sayMandate(table, mandate, reader)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('permissions.sim.what')}
          value={question.action}
          onChange={({ currentTarget }) => {
            const action = ACCOUNT_ACTIONS.find((one) => one === currentTarget.value);
            if (action !== undefined) onChange({ action });
          }}
        >
          {ACCOUNT_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {sayAction(action, reader)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('permissions.sim.account')}
          value={question.accountNumber}
          onChange={({ currentTarget }) => onChange({ accountNumber: currentTarget.value })}
        >
          {table.accounts.map((account) => (
            <option key={account.accountNumber} value={account.accountNumber}>
              {`${say(nameOf(account))} ${account.lastDigits}`}
            </option>
          ))}
        </NativeSelect>
        {hasAmount(question.action) && (
          <TextInput
            label={t('permissions.sim.amount')}
            value={question.amount}
            inputMode="decimal"
            error={amountWrong ? t('permissions.sim.amountWrong') : undefined}
            rightSection={<span className={classes.currency}>{currency}</span>}
            rightSectionWidth={52}
            onChange={({ currentTarget }) => onChange({ amount: currentTarget.value })}
          />
        )}
      </div>
      {hasAmount(question.action) && (
        <TextInput
          label={t('permissions.sim.counterparty')}
          description={t('permissions.sim.counterpartyHint')}
          value={question.counterparty}
          onChange={({ currentTarget }) => onChange({ counterparty: currentTarget.value })}
        />
      )}
    </>
  );
}

function mandatesOf(table: PermissionTable, day: string): { roleId: string; departmentId: string }[] {
  const all = { view: 'role', day, departmentId: null, accountNumbers: null, actions: MAIN_ACTIONS } as const;
  return layOut(table, all).groups.flatMap(({ rows }) => rows);
}

function firstPlace(table: PermissionTable, day: string): CellPlace {
  const [first] = mandatesOf(table, day);
  return {
    roleId: first?.roleId ?? '',
    departmentId: first?.departmentId ?? '',
    accountNumber: table.accounts[0]?.accountNumber ?? '',
    action: 'payments:prepare',
  };
}

function askedBy(question: Question, amount: string | null, currency: string): SimulationAsked {
  const { roleId, departmentId, action, accountNumber } = question;
  const counterparty = question.counterparty.trim();
  return {
    who: { roleId, departmentId },
    action,
    accountNumber,
    ...(amount === null ? {} : { amount: { amount, currency } }),
    ...(hasAmount(action) && counterparty !== '' ? { counterparty } : {}),
  };
}
