import { useQuery } from '@tanstack/react-query';
import { documentsQuery } from '../../api/registration-queries.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { DocumentSlot } from './document-slot.tsx';
import type { StatementForm } from './use-statement.ts';
import classes from './registration.module.css';

const KINDS = ['business_licence', 'tax_certificate'] as const;

type DocumentsProps = { mayAdd: boolean; mayOpen: boolean; form: StatementForm };

/** The papers: one place for each kind. */
export function Documents({ mayAdd, mayOpen, form }: DocumentsProps) {
  const { t } = useReader();
  const documents = useQuery({ ...documentsQuery, enabled: mayOpen });
  const items = documents.data?.items ?? [];
  return (
    <section className={classes.documents} id="documents" aria-labelledby="documents-title">
      <h2 id="documents-title">{t('registration.documents.title')}</h2>
      <p className={classes.quiet}>{t(mayOpen ? 'registration.documents.lead' : 'registration.documents.mayNot')}</p>
      {documents.isError && <ProblemNote error={documents.error} onRetry={() => void documents.refetch()} />}
      {documents.isSuccess &&
        KINDS.map((kind) => (
          <DocumentSlot
            key={kind}
            kind={kind}
            documents={items.filter((one) => one.kind === kind)}
            mayAdd={mayAdd}
            // The licence's last day is stated in the form too.
            stated={kind === 'business_licence' ? form.values.licenceValidUntil : ''}
          />
        ))}
    </section>
  );
}
