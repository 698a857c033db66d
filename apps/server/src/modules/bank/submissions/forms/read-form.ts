import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { mediaTypes } from '../../../../platform/files/content.ts';
import { limits } from '../../../../platform/limits.ts';
import { submissionLimits } from '../submission-limits.ts';
import { fieldAt, formKinds, formSources, widgets, type BankForm } from './form.ts';
import { FormFault, vetSchema } from './vet-schema.ts';

const words = <const Word extends string>(list: readonly Word[]) =>
  Type.Unsafe<Word>({ type: 'string', enum: [...list] });
const Both = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 2_000 }),
  en: Type.String({ minLength: 1, maxLength: 2_000 }),
});
const Pointer = Type.String({ pattern: '^(/[A-Za-z][A-Za-z0-9_]{0,63}){1,8}$' });
const Scalar = Type.Union([Type.String({ maxLength: 1_000 }), Type.Number(), Type.Boolean(), Type.Null()]);

const Wire = Type.Object({
  formId: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' }),
  version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  kind: words(formKinds),
  source: words(formSources),
  title: Both,
  summary: Both,
  schema: Type.Object({}),
  layout: Type.Object({
    sections: Type.Array(
      Type.Object({
        title: Both,
        fields: Type.Array(Pointer, { minItems: 1, maxItems: submissionLimits.propertiesMost }),
        when: Type.Optional(Type.Object({ pointer: Pointer, equals: Scalar })),
      }),
      { minItems: 1, maxItems: 50 },
    ),
    widgets: Type.Optional(Type.Record(Type.String(), words(widgets))),
  }),
  attachments: Type.Object({
    maxCount: Type.Integer({ minimum: 0 }),
    maxBytes: Type.Integer({ minimum: 1 }),
    mediaTypes: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }),
  }),
  prefill: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 100 }))),
  corrects: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' }), { maxItems: 20 })),
});
const wireShape = Compile(Wire);

/**
 * A form as a bank describes it, held against everything that it must be to be shown, filled in and checked safely.
 * @throws FormFault that names the place and what is wrong with it.
 */
export function readForm(given: unknown): BankForm {
  if (JSON.stringify(given).length > submissionLimits.formMaxCharacters) throw new FormFault('the form', 'is too long');
  if (!wireShape.Check(given)) {
    const [fault] = wireShape.Errors(given);
    throw new FormFault(
      `the form${(fault?.instancePath ?? '').replaceAll('/', '.')}`,
      fault?.message ?? 'is of another shape',
    );
  }
  const schema = vetSchema(given.schema);
  const { sections, widgets: hints = {} } = given.layout;
  const { prefill = {}, corrects = [] } = given;
  const pointers = [
    ...sections.flatMap(({ fields, when }) => [...fields, ...(when === undefined ? [] : [when.pointer])]),
    ...Object.keys(hints),
    ...Object.keys(prefill),
  ];
  for (const pointer of pointers)
    if (fieldAt(schema, pointer) === null)
      throw new FormFault('layout', `names ${pointer}, which the schema does not have`);
  const shown = sections.flatMap(({ fields }) => fields);
  if (new Set(shown).size !== shown.length) throw new FormFault('layout.sections', 'show a field twice');
  return {
    formId: given.formId,
    version: given.version,
    kind: given.kind,
    source: given.source,
    title: given.title,
    summary: given.summary,
    schema,
    layout: { sections: sections.map(({ title, fields, when = null }) => ({ title, fields, when })), widgets: hints },
    attachments: {
      maxCount: Math.min(given.attachments.maxCount, submissionLimits.attachmentsMost),
      maxBytes: Math.min(given.attachments.maxBytes, limits.fileMaxBytes),
      // What cannot be judged by its content is not taken in, whatever a bank would take.
      mediaTypes: mediaTypes.filter((type) => given.attachments.mediaTypes.includes(type)),
    },
    prefill,
    corrects,
  };
}
