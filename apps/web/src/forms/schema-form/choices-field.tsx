import { useId } from 'react';
import { useReader } from '../../locales/use-reader.ts';
import type { Choice, Field } from './model.ts';
import { valueAt, withValue } from './pointer.ts';
import { fieldId, type FieldProps } from './field-common.ts';
import classes from './schema-form.module.css';

type Choices = Extract<Field, { kind: 'radio' | 'select' | 'checks' }>;

/** A few choices under one another: one of them, or several. */
export function ChoicesField({ field, form }: FieldProps<Choices>) {
  const { t, language } = useReader();
  const name = useId();
  const faultId = useId();
  const several = field.kind === 'checks';
  const value = valueAt(form.data, field.pointer);
  const taken: readonly unknown[] = several ? (Array.isArray(value) ? (value as unknown[]) : []) : [value];
  const fault = form.faultText(field.pointer);
  const choose = (choice: Choice, checked: boolean): void => {
    form.change(
      withValue(form.data, field.pointer, several ? withChoice(field, taken, choice, checked) : choice.value),
    );
    form.save();
  };
  const title = language === 'zh-CN' ? field.title.zh : field.title.en;
  return (
    <fieldset
      id={fieldId(field.pointer)}
      tabIndex={-1}
      className={classes.choices}
      {...(fault === null ? {} : { 'aria-describedby': faultId })}
    >
      <legend>{field.required ? title : `${title}${t('schemaForm.optional')}`}</legend>
      {field.choices.map((choice) => (
        <label key={String(choice.value)} className={classes.choice}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={taken.includes(choice.value)}
            onChange={({ currentTarget }) => choose(choice, currentTarget.checked)}
          />
          <span>{language === 'zh-CN' ? choice.text.zh : choice.text.en}</span>
        </label>
      ))}
      {fault !== null && (
        <p id={faultId} className={classes.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** In the order of the choices, whatever the order of the clicks. */
function withChoice({ choices }: Choices, taken: readonly unknown[], choice: Choice, checked: boolean): unknown {
  const left = choices
    .map(({ value }) => value)
    .filter((one) => (one === choice.value ? checked : taken.includes(one)));
  return left.length === 0 ? undefined : left;
}
