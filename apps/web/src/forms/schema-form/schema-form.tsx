import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SubmissionForm } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { fieldId } from './field-common.ts';
import { visibleSections, type Field } from './model.ts';
import { SchemaField } from './schema-field.tsx';
import type { SchemaFormState } from './use-schema-form.ts';
import classes from './schema-form.module.css';

type SchemaFormProps = {
  description: Pick<SubmissionForm, 'schema' | 'layout'>;
  form: SchemaFormState;
  /** What stands beside a field, such as where its value comes from. */
  renderBeside?: (pointer: string) => ReactNode;
};

/** A form that a bank describes by JSON Schema, in its sections. Sections come and go with what is filled in. */
export function SchemaForm({ description, form, renderBeside }: SchemaFormProps) {
  const { language } = useReader();
  const sections = visibleSections(description, form.data);
  return (
    <div className={classes.form}>
      <FaultSummary form={form} fields={sections.flatMap(({ fields }) => fields)} />
      {sections.map((section) => (
        <fieldset key={section.title.en} className={classes.section}>
          <legend>{language === 'zh-CN' ? section.title.zh : section.title.en}</legend>
          {section.fields.map((field) => (
            <SchemaField key={field.pointer} field={field} form={form} beside={renderBeside?.(field.pointer)} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

/** What has to be mended, each leading to its field; it takes the focus when it appears. */
function FaultSummary({ form, fields }: { form: SchemaFormState; fields: readonly Field[] }) {
  const { t, language } = useReader();
  const box = useRef<HTMLDivElement>(null);
  const shown = form.wrong.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  const lines = [...new Set(form.wrong)].map((pointer) => ({ pointer, field: fieldFor(fields, pointer) }));
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <p>{t('schemaForm.toMend', { count: lines.length })}</p>
      <ul>
        {lines.map(({ pointer, field }) => (
          <li key={pointer}>
            {field === null ? (
              form.faultText(pointer)
            ) : (
              <a
                href={`#${fieldId(field.pointer)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(field.pointer))?.focus();
                }}
              >
                {language === 'zh-CN' ? field.title.zh : field.title.en}
                {t('schemaForm.colon')}
                {form.faultText(pointer)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The field of a place, or the one in which it lies. */
function fieldFor(fields: readonly Field[], pointer: string): Field | null {
  const around = fields.filter((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));
  return around.toSorted((one, other) => other.pointer.length - one.pointer.length)[0] ?? null;
}
