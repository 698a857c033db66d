import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import { valueAt, withValue } from './pointer.ts';
import { useCommon, type FieldProps } from './field-common.ts';

/** A list of texts, one a line. */
export function LinesField({ field, form }: FieldProps) {
  const { t } = useReader();
  const { description, ...common } = useCommon(field, form);
  const value = valueAt(form.data, field.pointer);
  const [text, setText] = useState(() => (Array.isArray(value) ? value.map(String).join('\n') : ''));
  const write = (typed: string): void => {
    setText(typed);
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    form.change(withValue(form.data, field.pointer, lines.length === 0 ? undefined : lines));
  };
  return (
    <Textarea
      {...common}
      description={[description, t('schemaForm.oneALine')].filter(Boolean).join(' ')}
      rows={4}
      value={text}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
