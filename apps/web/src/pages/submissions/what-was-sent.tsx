import { IconLock } from '@tabler/icons-react';
import type { Submission } from '../../api/types.ts';
import { attachmentAddress } from '../../api/submission-queries.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { visibleSections, type Field } from '../../forms/schema-form/model.ts';
import { valueAt, type FormData } from '../../forms/schema-form/pointer.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import { formatDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import classes from './submissions.module.css';

/** What was sent, as it was sent: nobody can change it any more. */
export function WhatWasSent({ submission }: { submission: Submission }) {
  const reader = useReader();
  const { t, language, say } = reader;
  const { form, data, queuedAt, attachments, id } = submission;
  const sent = attachments.filter((one) => one.sent);
  return (
    <Card as="div" className={classes.card}>
      <div className={classes.cardHead}>
        <h2>{t('submissions.whatWasSent')}</h2>
        {queuedAt !== null && (
          <Chip kind="plain">
            <IconLock size={14} stroke={1.75} aria-hidden />{' '}
            {t('submissions.locked', { day: formatDay(queuedAt, language) })}
          </Chip>
        )}
      </div>
      {visibleSections(form, data).map((section) => {
        const filled = section.fields.filter(({ pointer }) => valueAt(data, pointer) !== undefined);
        if (filled.length === 0) return null;
        return (
          <section key={section.title.en} className={classes.sentSection} aria-label={say(section.title)}>
            <h3>{say(section.title)}</h3>
            <dl className={classes.sentFields}>
              {filled.map((field) => (
                <div key={field.pointer}>
                  <dt>{say(field.title)}</dt>
                  <dd>{shownValue(field, data, reader)}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {sent.length > 0 && (
        <ul className={classes.files}>
          {sent.map((file) => (
            <li key={file.id}>
              <a href={attachmentAddress(id, file.id)} download>
                {file.fileName}
              </a>{' '}
              <span className={classes.quiet}>{formatFileSize(file.sizeBytes, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function shownValue(field: Field, data: FormData, reader: Reader): string {
  const value = valueAt(data, field.pointer);
  const { t, say, language } = reader;
  switch (field.kind) {
    case 'checkbox':
      return t(value === true ? 'schemaForm.yes' : 'schemaForm.no');
    case 'radio':
    case 'select':
    case 'checks': {
      const taken: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
      return field.choices
        .filter((choice) => taken.includes(choice.value))
        .map(({ text }) => say(text))
        .join(t('common.listSeparator'));
    }
    case 'money':
      return `${groupDecimal(textAt(data, `${field.pointer}/amount`))} ${textAt(data, `${field.pointer}/currency`)}`;
    case 'date':
      return typeof value === 'string' ? formatDay(value, language) : '';
    case 'lines':
      return Array.isArray(value) ? value.map(String).join(t('common.listSeparator')) : '';
    case 'rows': {
      const rows: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [];
      return rows
        .map((_row, index) =>
          field
            .item(index)
            .map((inner) => shownValue(inner, data, reader))
            .filter(Boolean)
            .join(' · '),
        )
        .join('；');
    }
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

function textAt(data: FormData, pointer: string): string {
  const value = valueAt(data, pointer);
  return typeof value === 'string' ? value : '';
}
