import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import { readTypedAmount, showTypedAmount } from '../../ui/typed-amount.ts';
import type { Field } from './model.ts';
import { valueAt, withValue } from './pointer.ts';
import { useCommon, type FieldProps } from './field-common.ts';
import hiding from '../../components/visually-hidden.module.css';
import classes from './schema-form.module.css';

/** An amount with its currency. While it is typed it stays as typed; left, it has thousands apart and all decimals. */
export function MoneyField({ field, form }: FieldProps<Extract<Field, { kind: 'money' }>>) {
  const { t } = useReader();
  const { error, ...common } = useCommon(field, form);
  const amountAt = `${field.pointer}/amount`;
  const currencyAt = `${field.pointer}/currency`;
  const amount = valueAt(form.data, amountAt);
  const chosen = valueAt(form.data, currencyAt);
  const currency = typeof chosen === 'string' ? chosen : (field.currencies[0] ?? 'CNY');
  const text = typeof amount === 'string' ? amount : '';
  const [typed, setTyped] = useState<string | null>(null);
  const write = (next: string): void => {
    setTyped(next);
    const money = next === '' ? undefined : { amount: readTypedAmount(next, currency) ?? next, currency };
    form.change(withValue(form.data, field.pointer, money));
  };
  const fault = error ?? form.faultText(amountAt) ?? undefined;
  return (
    <div>
      <div className={classes.money}>
        <TextInput
          {...common}
          // Read out with the field, and shown below both, so that amount and currency stand on one line.
          error={fault}
          errorProps={{ className: hiding.hidden ?? '' }}
          inputMode="decimal"
          autoComplete="off"
          // What is held is what is sent; what is shown is easier to read, save while it is typed.
          value={typed ?? showTypedAmount(text, currency)}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={() => {
            setTyped(null);
            form.save();
          }}
        />
        <NativeSelect
          aria-label={t('schemaForm.currencyOf', { title: String(common.label) })}
          value={currency}
          data={field.currencies}
          onChange={(event) => {
            if (text !== '')
              form.change(withValue(form.data, field.pointer, { amount: text, currency: event.currentTarget.value }));
            else form.change(withValue(form.data, currencyAt, event.currentTarget.value));
          }}
          onBlur={form.save}
        />
      </div>
      {fault !== undefined && (
        <p aria-hidden className={classes.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
