import { describe, expect, test } from 'vitest';
import { compileForm, faultsOf } from './check-data.ts';
import { readForm } from './read-form.ts';
import { bankForms } from '../../../../../../../tests/support/bank/sample-forms.ts';

describe('the forms of the sandbox bank', () => {
  test.each(bankForms.map((form) => [form.formId, form] as const))(
    '%s is taken by the network as it is',
    (_id, given) => {
      const form = readForm(structuredClone(given));
      expect(() => compileForm(form)).not.toThrow();
      const fields = faultsOf(`${form.formId} ${form.version}`, form, {}).map(({ field }) => field);
      // What the bank's schema demands and nothing else is missing in an empty form.
      expect(fields.toSorted()).toEqual((given.schema['required'] as string[]).map((name) => `/${name}`).toSorted());
    },
  );
});
