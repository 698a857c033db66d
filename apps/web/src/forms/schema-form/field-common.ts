import { useReader } from '../../locales/use-reader.ts';
import type { Field } from './model.ts';
import type { SchemaFormState } from './use-schema-form.ts';

export type FieldProps<F extends Field = Field> = { field: F; form: SchemaFormState };

/** The id by which the summary of what is wrong leads to a field. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
}

/** Label, help, fault and saving on leaving, the same for every plain field. */
export function useCommon(field: Field, form: SchemaFormState) {
  const { t, language } = useReader();
  const fault = form.faultText(field.pointer);
  const title = language === 'zh-CN' ? field.title.zh : field.title.en;
  const help = field.help === null ? null : language === 'zh-CN' ? field.help.zh : field.help.en;
  return {
    id: fieldId(field.pointer),
    label: field.required ? title : `${title}${t('schemaForm.optional')}`,
    ...(help === null ? {} : { description: help }),
    error: fault ?? undefined,
    onBlur: form.save,
  };
}
