import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconRefresh, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { verificationQuery } from '../../api/enterprise-queries.ts';
import type { EvidenceCheck, EvidenceVerification } from '../../api/types.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import classes from './evidence-panel.module.css';

type VerificationProps = { enterpriseId: string; evidenceId: string; children: ReactNode };

/** The verdict on the signature, reached anew when the panel opens and again on demand, with what was checked. */
export function Verification({ enterpriseId, evidenceId, children }: VerificationProps) {
  const { t } = useReader();
  const verification = useQuery(verificationQuery(enterpriseId, evidenceId));
  const { data, isFetching } = verification;
  const state = data === undefined ? 'open' : data.valid ? 'valid' : 'invalid';
  return (
    <div className={classes.box} data-state={state}>
      <div className={classes.verdict}>
        {data !== undefined && (
          <span className={classes.verdictIcon} aria-hidden>
            {data.valid ? <IconCheck size={13} stroke={2.5} /> : <IconAlertTriangle size={13} stroke={2} />}
          </span>
        )}
        <output>{isFetching ? t('evidence.checking') : <Verdict verification={data} />}</output>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
          loading={isFetching}
          onClick={() => void verification.refetch()}
        >
          {t('evidence.verifyAgain')}
        </Button>
      </div>
      {state === 'invalid' && <p className={classes.hint}>{t('evidence.invalidHint')}</p>}
      {verification.isError && <ProblemNote error={verification.error} />}
      {children}
      {data !== undefined && <Checks checks={data.checks} open={!data.valid} />}
    </div>
  );
}

function Verdict({ verification }: { verification: EvidenceVerification | undefined }) {
  const { t } = useReader();
  if (verification === undefined) return t('evidence.unchecked');
  return verification.valid ? t('evidence.valid') : t('evidence.invalid');
}

function Checks({ checks, open }: { checks: EvidenceCheck[]; open: boolean }) {
  const { t, find } = useReader();
  return (
    <details className={classes.checks} open={open}>
      <summary>{t('evidence.checks')}</summary>
      <ul>
        {checks.map((check) => (
          <li key={check.name} data-ok={check.ok}>
            {check.ok ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconX size={14} stroke={2} aria-hidden />}
            <span>
              {find(`evidence.check.${check.name}`) ?? check.name.replaceAll('_', ' ')}
              {': '}
              {check.ok ? t('evidence.passed') : t('evidence.failed')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
