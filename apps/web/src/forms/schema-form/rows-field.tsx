import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import type { Field } from './model.ts';
import { valueAt, withValue } from './pointer.ts';
import { fieldId, type FieldProps } from './field-common.ts';
import classes from './schema-form.module.css';

type RowsFieldProps = FieldProps<Extract<Field, { kind: 'rows' }>> & { renderField: (field: Field) => ReactNode };

/** Several of the same, each with its own fields. */
export function RowsField({ field, form, renderField }: RowsFieldProps) {
  const { t, language } = useReader();
  const value = valueAt(form.data, field.pointer);
  const rows: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [];
  const put = (next: readonly unknown[]): void => {
    form.change(withValue(form.data, field.pointer, next.length === 0 ? undefined : next));
    form.save();
  };
  const fault = form.faultText(field.pointer);
  const title = language === 'zh-CN' ? field.title.zh : field.title.en;
  return (
    <fieldset id={fieldId(field.pointer)} tabIndex={-1} className={classes.rows}>
      <legend>{title}</legend>
      {rows.map((_row, index) => (
        // A row has no name of its own: its place is what it is.
        <fieldset key={index} className={classes.row}>
          <legend>{t('schemaForm.row', { title, number: index + 1 })}</legend>
          {field.item(index).map(renderField)}
          <Button
            variant="default"
            leftSection={<IconTrash size={16} stroke={1.75} />}
            onClick={() => put(rows.filter((_other, place) => place !== index))}
          >
            {t('schemaForm.removeRow', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      {fault !== null && <p className={classes.fault}>{fault}</p>}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => put([...rows, {}])}>
          {t('schemaForm.addRow', { title })}
        </Button>
      </div>
    </fieldset>
  );
}
