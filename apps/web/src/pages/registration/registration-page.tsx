import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { factsQuery } from '../../api/enterprise-queries.ts';
import { registrationQuery } from '../../api/registration-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Registration } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { Compared } from './compared.tsx';
import { Documents } from './documents.tsx';
import { RegistrationState } from './registration-state.tsx';
import { RegistrationSubmit } from './registration-submit.tsx';
import { StatementForm } from './statement-form.tsx';
import { fieldOfCompared } from './statement-fields.ts';
import { useStatement } from './use-statement.ts';
import classes from './registration.module.css';

/** The way onto the network: what the enterprise states, its papers, and how far it has come. */
export function RegistrationPage() {
  const { t } = useReader();
  const registration = useQuery(registrationQuery);
  return (
    <Page>
      <PageHead title={t('registration.title')} lead={t('registration.lead')} />
      {registration.isPending && <RowSkeletons count={6} />}
      {registration.isError && registration.data === undefined && (
        <ProblemNote error={registration.error} onRetry={() => void registration.refetch()} />
      )}
      {registration.data !== undefined && <Parts registration={registration.data} />}
    </Page>
  );
}

/** States in which nothing but the form leads on. */
const WRITING: readonly Registration['state'][] = ['none', 'draft', 'returned', 'refused'];

function Parts({ registration }: { registration: Registration }) {
  const { t } = useReader();
  const { state, can, comparison, checklist, edited } = registration;
  const { data: session } = useQuery(sessionQuery);
  const enterpriseId = session?.mandate.enterprise.id ?? '';
  const facts = useQuery({ ...factsQuery(enterpriseId), enabled: enterpriseId !== '' });
  const form = useStatement(registration);
  const [editing, setEditing] = useState(false);
  const mayEdit = can.includes('edit');
  const asked = WRITING.includes(state) && !(state === 'none' && checklist.verified);
  const formOpen = mayEdit && (editing || asked || edited);
  const differing = comparison?.fields.filter(({ result }) => result === 'differs') ?? [];
  const marked = new Set(differing.flatMap(({ field }) => fieldOfCompared(field) ?? []));
  const submit = can.includes('submit') && formOpen && (
    <RegistrationSubmit form={form} again={registration.submittedAt !== null} />
  );
  return (
    <div className={classes.parts}>
      <div className={classes.partState}>
        <RegistrationState registration={registration} onEdit={mayEdit && !formOpen ? () => setEditing(true) : null}>
          {submit}
        </RegistrationState>
      </div>
      <div className={classes.partForm}>
        {comparison !== null && state !== 'draft' && <Compared comparison={comparison} />}
        {formOpen && <StatementForm form={form} facts={facts.data?.items ?? []} marked={marked} />}
        {formOpen && submit}
        {!mayEdit && state === 'none' && <p className={classes.hint}>{t('registration.readOnly')}</p>}
      </div>
      <div className={classes.partDocuments}>
        <Documents mayAdd={mayEdit} mayOpen={session?.can.includes('documents:read') === true} form={form} />
      </div>
    </div>
  );
}
