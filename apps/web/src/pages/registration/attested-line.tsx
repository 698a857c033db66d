import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Fact } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { FieldName } from './statement-fields.ts';
import { shownValue } from './field-look.ts';
import classes from './registration.module.css';

type AttestedLineProps = {
  field: FieldName;
  attested: { fact: Fact; value: string };
  stated: string;
  onTake: (value: string) => void;
};

/** What a bank or a registry says of a field, beside it: the same, or offered to be taken over. */
export function AttestedLine({ field, attested: { fact, value }, stated, onTake }: AttestedLineProps) {
  const reader = useReader();
  const { t, say } = reader;
  const source = say(fact.source.name);
  const text = shownValue(field, value, reader);
  if (sameText(stated, value)) {
    return (
      <p className={classes.same}>
        <IconCheck size={14} stroke={2} aria-hidden />
        {t('registration.attested.same', { source })}
      </p>
    );
  }
  const label = { field: t(`registration.fields.${field}`), value: text };
  return (
    <p className={classes.attested} data-differs={stated.trim() !== ''}>
      <BankMark mark={fact.source.mark} color={fact.source.color} />
      <span>
        {t(fact.source.kind === 'registry' ? 'registration.attested.registrySays' : 'registration.attested.says', {
          source,
        })}{' '}
        <strong>{text}</strong>
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('registration.attested.takeLabel', label)}
        onClick={() => onTake(value)}
      >
        {t('registration.attested.take')}
      </Button>
    </p>
  );
}

/** The comparison itself is the server's; this only spares the reader a hint where nothing differs to the eye. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll(/\s/g, '') === b.replaceAll(/\s/g, '') && a.trim() !== '';
}
