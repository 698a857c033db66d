import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DocumentKind, EvidenceDocument } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { showToast } from '../../ui/toasts.ts';
import { DocumentAdd } from './document-add.tsx';
import { DocumentRow } from './document-row.tsx';
import classes from './registration.module.css';

type DocumentSlotProps = { kind: DocumentKind; documents: EvidenceDocument[]; mayAdd: boolean; stated: string };

/** The place of one kind of paper: the one in force, those before it, and how to add another. */
export function DocumentSlot({ kind, documents, mayAdd, stated }: DocumentSlotProps) {
  const { t, language } = useReader();
  const [replacing, setReplacing] = useState(false);
  const inForce = documents.find(({ state }) => state === 'kept');
  const earlier = documents.filter(({ state }) => state === 'replaced');
  const adding = mayAdd && (replacing || inForce === undefined);
  return (
    <Card as="div" className={classes.slot}>
      <h3>{t(`registration.documents.kind.${kind}`)}</h3>
      {inForce !== undefined && <DocumentRow document={inForce} />}
      {inForce !== undefined && mayAdd && !replacing && (
        <div>
          <Button variant="default" size="compact-md" onClick={() => setReplacing(true)}>
            {t('registration.documents.replace')}
          </Button>
        </div>
      )}
      {adding && (
        <DocumentAdd
          kind={kind}
          stated={stated}
          onAdded={({ fileName }) => {
            setReplacing(false);
            showToast(t('registration.documents.added', { name: fileName }));
          }}
        />
      )}
      {earlier.length > 0 && (
        <details className={classes.more}>
          <summary>{t('registration.documents.earlier', { count: earlier.length })}</summary>
          <ul className={classes.earlier}>
            {earlier.map((document) => (
              <li key={document.id}>
                <DocumentRow document={document} />
                <p className={classes.quiet}>
                  {t('registration.documents.addedOn', { date: formatDay(document.uploadedAt, language) })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
