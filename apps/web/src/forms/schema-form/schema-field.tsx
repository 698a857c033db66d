import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CheckBox } from '../../components/check-box.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { ChoicesField } from './choices-field.tsx';
import { LinesField } from './lines-field.tsx';
import type { Field } from './model.ts';
import { fieldId, useCommon, type FieldProps } from './field-common.ts';
import { MoneyField } from './money-field.tsx';
import { valueAt, withValue } from './pointer.ts';
import { RowsField } from './rows-field.tsx';
import classes from './schema-form.module.css';

/** One field of a form as its schema describes it, with its help and what is wrong with it. */
export function SchemaField({ field, form, beside }: FieldProps & { beside?: ReactNode }) {
  return (
    <div className={classes.field} data-kind={field.kind}>
      <Control field={field} form={form} />
      {beside}
    </div>
  );
}

function Control({ field, form }: FieldProps) {
  switch (field.kind) {
    case 'checkbox':
      return <YesField field={field} form={form} />;
    case 'radio':
    case 'checks':
      return <ChoicesField field={field} form={form} />;
    case 'select':
      return <SelectField field={field} form={form} />;
    case 'money':
      return <MoneyField field={field} form={form} />;
    case 'lines':
      return <LinesField field={field} form={form} />;
    case 'rows':
      return (
        <RowsField
          field={field}
          form={form}
          renderField={(inner) => <SchemaField key={inner.pointer} field={inner} form={form} />}
        />
      );
    default:
      return <TextField field={field} form={form} />;
  }
}

type TextKinds = Extract<Field, { kind: 'text' | 'textarea' | 'number' | 'date' }>;

function TextField({ field, form }: FieldProps<TextKinds>) {
  const common = useCommon(field, form);
  const value = valueAt(form.data, field.pointer);
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const write = (text: string): void => form.change(withValue(form.data, field.pointer, readText(field, text)));
  if (field.kind === 'textarea') {
    return (
      <Textarea
        {...common}
        autosize={false}
        rows={4}
        value={shown}
        onChange={(event) => write(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      value={shown}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

/** What is typed, as the form holds it: nothing is no value, and what is no number stays as it was typed and is named when it is sent. */
function readText(field: TextKinds, text: string): unknown {
  if (text === '') return undefined;
  if (field.kind !== 'number') return text;
  const number = Number(text.replaceAll(/[\s,]/g, ''));
  return Number.isFinite(number) && !/[.]$/.test(text) ? number : text;
}

function SelectField({ field, form }: FieldProps<Extract<Field, { kind: 'radio' | 'select' | 'checks' }>>) {
  const { t, language } = useReader();
  const common = useCommon(field, form);
  const value = valueAt(form.data, field.pointer);
  const data = [
    { value: '', label: t('schemaForm.choose') },
    ...field.choices.map((choice) => ({
      value: String(choice.value),
      label: language === 'zh-CN' ? choice.text.zh : choice.text.en,
    })),
  ];
  const write = (text: string): void => {
    const chosen = field.choices.find((choice) => String(choice.value) === text);
    form.change(withValue(form.data, field.pointer, chosen?.value));
  };
  return (
    <NativeSelect
      {...common}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      data={data}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function YesField({ field, form }: FieldProps) {
  const { language } = useReader();
  const fault = form.faultText(field.pointer);
  const title = language === 'zh-CN' ? field.title.zh : field.title.en;
  const help = field.help === null ? null : language === 'zh-CN' ? field.help.zh : field.help.en;
  return (
    <div id={fieldId(field.pointer)} tabIndex={-1}>
      <CheckBox
        label={title}
        {...(help === null ? {} : { hint: help })}
        checked={valueAt(form.data, field.pointer) === true}
        onChange={(checked) => {
          form.change(withValue(form.data, field.pointer, checked));
          form.save();
        }}
      />
      {fault !== null && <p className={classes.fault}>{fault}</p>}
    </div>
  );
}
