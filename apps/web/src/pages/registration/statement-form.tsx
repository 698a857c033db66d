import { Button } from '@mantine/core';
import { IconArrowDownCircle } from '@tabler/icons-react';
import type { Fact } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import type { MessageKey } from '../../locales/message-key.ts';
import { useReader } from '../../locales/use-reader.ts';
import { StatementField } from './statement-field.tsx';
import { FIELDS, attestedValue } from './statement-fields.ts';
import type { FieldName } from './statement-fields.ts';
import type { StatementForm as Form } from './use-statement.ts';
import classes from './registration.module.css';

const SECTIONS: { title: MessageKey; fields: FieldName[] }[] = [
  { title: 'registration.sections.name', fields: ['nameZh', 'nameEn', 'uscc'] },
  { title: 'registration.sections.licence', fields: ['licenceNumber', 'licenceHolder', 'licenceValidUntil'] },
  { title: 'registration.sections.tax', fields: ['taxNumber', 'taxKind', 'taxRating'] },
  { title: 'registration.sections.seat', fields: ['legalRepresentative', 'registeredAddress'] },
];
const OTHER_NUMBERS: FieldName[] = ['lei', 'vat', 'vatCountry', 'national', 'nationalCountry'];

type StatementFormProps = { form: Form; facts: readonly Fact[]; marked: ReadonlySet<FieldName> };

/** The statement in four parts; it is kept as it is filled in. */
export function StatementForm({ form, facts, marked }: StatementFormProps) {
  const { t } = useReader();
  const draw = (field: FieldName) => (
    <StatementField key={field} field={field} form={form} facts={facts} marked={marked.has(field)} />
  );
  const otherOpen = OTHER_NUMBERS.some((field) => form.values[field] !== '' || form.reasons[field] !== undefined);
  return (
    <Card as="div" className={classes.form}>
      <header className={classes.formHead}>
        <h2 id="statement">{t('registration.formTitle')}</h2>
        <SaveNote form={form} />
      </header>
      {form.problem !== null && <ProblemNote error={form.problem} onRetry={() => void form.save()} />}
      <TakeAll form={form} facts={facts} />
      {SECTIONS.map(({ title, fields }, place) => (
        <fieldset key={title} className={classes.section}>
          <legend>{t(title)}</legend>
          <div className={classes.fields}>{fields.map(draw)}</div>
          {place === 0 && (
            <details className={classes.more} open={otherOpen || undefined}>
              <summary>{t('registration.otherNumbers')}</summary>
              <div className={classes.fields}>{OTHER_NUMBERS.map(draw)}</div>
            </details>
          )}
        </fieldset>
      ))}
    </Card>
  );
}

function SaveNote({ form }: { form: Form }) {
  const { t } = useReader();
  const text = {
    idle: '',
    saving: t('registration.saving'),
    saved: t('registration.saved'),
    failed: t('registration.notSaved'),
  };
  return (
    <output className={classes.saveNote} data-state={form.state}>
      {text[form.state]}
    </output>
  );
}

/** Everything that is attested and not stated yet, by one click; what was written by hand stays. */
function TakeAll({ form, facts }: { form: Form; facts: readonly Fact[] }) {
  const { t } = useReader();
  const offered = FIELDS.flatMap((field) => {
    const attested = form.values[field] === '' ? attestedValue(field, facts) : null;
    return attested === null ? [] : [[field, attested.value] as const];
  });
  if (facts.length === 0) return <p className={classes.hint}>{t('registration.attested.none')}</p>;
  if (offered.length === 0) return null;
  return (
    <div className={classes.takeAll}>
      <p>{t('registration.attested.all', { count: offered.length })}</p>
      <Button
        variant="default"
        leftSection={<IconArrowDownCircle size={16} stroke={1.75} aria-hidden />}
        onClick={() => {
          form.write(Object.fromEntries(offered));
          void form.save();
        }}
      >
        {t('registration.attested.takeAll')}
      </Button>
    </div>
  );
}
