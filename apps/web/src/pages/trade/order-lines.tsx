import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useReader } from '../../locales/use-reader.ts';
import { EMPTY_LINE, isSoundLine } from './order-draft.ts';
import type { LineDraft } from './order-draft.ts';
import classes from './order-page.module.css';

const MOST = 100;

type OrderLinesProps = {
  lines: readonly LineDraft[];
  error: string | undefined;
  onChange: (lines: LineDraft[]) => void;
};

/** The lines of an order, each a group of fields. */
export function OrderLines({ lines, error, onChange }: OrderLinesProps) {
  const { t } = useReader();
  const change = (at: number, changed: Partial<LineDraft>): void =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...changed } : line)));
  return (
    <div className={classes.list}>
      {lines.map((line, place) => (
        <fieldset key={place} className={classes.line}>
          <legend className={classes.legend}>{t('orderForm.line', { number: place + 1 })}</legend>
          {(
            [
              ['name', t('orderForm.name'), 140],
              ['quantity', t('orderForm.quantity'), 16],
              ['unit', t('orderForm.unit'), 20],
              ['unitPrice', t('orderForm.unitPrice'), 20],
              ['taxPercent', t('orderForm.tax'), 5],
            ] as const
          ).map(([field, label, maxLength]) => (
            <TextInput
              key={field}
              label={label}
              value={line[field]}
              maxLength={maxLength}
              autoComplete="off"
              error={error !== undefined && !isSoundLine(line)}
              {...(field === 'name' || field === 'unit' ? {} : { inputMode: 'decimal' as const })}
              onChange={(event) => change(place, { [field]: event.currentTarget.value })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={lines.length === 1}
            aria-label={t('orderForm.removeLine', { number: place + 1 })}
            onClick={() => onChange(lines.filter((_, at) => at !== place))}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </fieldset>
      ))}
      {error !== undefined && <p role="alert">{error}</p>}
      <div>
        <Button
          variant="default"
          size="compact-md"
          disabled={lines.length >= MOST}
          leftSection={<IconPlus size={16} stroke={1.75} />}
          onClick={() => onChange([...lines, EMPTY_LINE])}
        >
          {t('orderForm.addLine')}
        </Button>
      </div>
    </div>
  );
}
