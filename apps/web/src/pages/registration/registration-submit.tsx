import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../api/problem.ts';
import { registrationQuery, submitStatement } from '../../api/registration-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { fieldId } from './statement-field.tsx';
import { FIELDS } from './statement-fields.ts';
import { reasonsOf } from './use-statement.ts';
import type { FieldReasons, StatementForm } from './use-statement.ts';
import classes from './registration.module.css';

type RegistrationSubmitProps = { form: StatementForm; again: boolean };

/** Saves what is left and submits. What is missing is marked in the form, and the first of it gets the focus. */
export function RegistrationSubmit({ form, again }: RegistrationSubmitProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await form.save())) {
        focusFirst(form.reasons);
        return null;
      }
      return submitStatement(submitKey.key());
    },
    onSuccess: (registration) => {
      submitKey.renew();
      if (registration === null) return;
      queryClient.setQueryData(registrationQuery.queryKey, registration);
      globalThis.scrollTo({ top: 0 });
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      // An answer that was lost is asked for again under the same key.
      if (error.status !== 0) submitKey.renew();
      const missing = reasonsOf(error, form.values);
      form.setReasons((known) => ({ ...known, ...missing }));
      focusFirst(missing);
    },
  });
  const incomplete = submit.error instanceof Problem && Object.keys(reasonsOf(submit.error, form.values)).length > 0;
  return (
    <div className={classes.submit}>
      <Button size="md" loading={submit.isPending} onClick={() => submit.mutate()}>
        {t(again ? 'registration.submitAgain' : 'registration.submit')}
      </Button>
      <p className={classes.quiet}>{t('registration.submitWhat')}</p>
      {incomplete && <p role="alert">{t('registration.missing')}</p>}
      {submit.isError && !incomplete && <ProblemNote error={submit.error} />}
    </div>
  );
}

function focusFirst(reasons: FieldReasons): void {
  const first = FIELDS.find((field) => reasons[field] !== undefined);
  if (first !== undefined) document.getElementById(fieldId(first))?.focus();
}
