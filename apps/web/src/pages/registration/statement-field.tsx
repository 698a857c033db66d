import { NativeSelect, TextInput } from '@mantine/core';
import type { Fact } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { AttestedLine } from './attested-line.tsx';
import { LOOKS, choicesOf } from './field-look.ts';
import { reasonText } from './reason-text.ts';
import { attestedValue } from './statement-fields.ts';
import type { FieldName } from './statement-fields.ts';
import type { StatementForm } from './use-statement.ts';
import classes from './registration.module.css';

type StatementFieldProps = {
  field: FieldName;
  form: StatementForm;
  facts: readonly Fact[];
  /** The operator asked to look at it, or a source says otherwise. */
  marked: boolean;
};

/** The id by which the state at the top of the page leads to a field. */
export function fieldId(field: FieldName): string {
  return `statement-${field}`;
}

/** One field: what is stated, why it was refused, and what is attested beside it. Leaving it saves it. */
export function StatementField({ field, form, facts, marked }: StatementFieldProps) {
  const reader = useReader();
  const { t } = reader;
  const { hint, kind, autoComplete, width } = LOOKS[field];
  const reason = form.reasons[field];
  const attested = attestedValue(field, facts);
  const common = {
    id: fieldId(field),
    label: t(`registration.fields.${field}`),
    value: form.values[field],
    error: reason === undefined ? undefined : reasonText(reason, reader),
    onBlur: () => void form.save(),
    ...(hint === undefined ? {} : { description: t(hint) }),
  };
  return (
    <div className={classes.field} data-marked={marked} data-width={width}>
      {kind === 'choice' ? (
        <NativeSelect
          {...common}
          data={choicesOf(field, form.values[field], reader)}
          onChange={(event) => form.write({ [field]: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          {...common}
          type={kind === 'day' ? 'date' : 'text'}
          autoComplete={autoComplete ?? 'off'}
          onChange={(event) => form.write({ [field]: event.currentTarget.value })}
        />
      )}
      {attested !== null && (
        <AttestedLine
          field={field}
          attested={attested}
          stated={form.values[field]}
          onTake={(value) => {
            form.write({ [field]: value });
            void form.save();
          }}
        />
      )}
    </div>
  );
}
