import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { verificationsQuery, verifyAudit } from '../../api/audit-queries.ts';
import type { AuditVerification, ChainFault } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatCount } from '../../ui/format-number.ts';
import { deedName } from './audit-sentence.ts';
import classes from './audit.module.css';

/** Recomputes every chain by one click, shows how far it has come, and keeps what the last runs found in view. */
export function ChainCheck() {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const runs = useQuery(verificationsQuery);
  const [latest, ...earlier] = runs.data?.items ?? [];
  const verify = useMutation({
    mutationFn: verifyAudit,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: verificationsQuery.queryKey }),
  });
  const running = latest?.state === 'running';
  return (
    <Card className={classes.check} aria-labelledby="chain-check">
      <div className={classes.checkHead}>
        <div>
          <h2 id="chain-check">{t('audit.check.title')}</h2>
          <p className={classes.quiet}>{t('audit.check.lead')}</p>
        </div>
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={16} stroke={1.75} />}
          loading={verify.isPending || running}
          onClick={() => verify.mutate()}
        >
          {t('audit.check.do')}
        </Button>
      </div>
      {verify.isError && <ProblemNote error={verify.error} />}
      {runs.isError && <ProblemNote error={runs.error} onRetry={() => void runs.refetch()} />}
      <div aria-live="polite">{latest !== undefined && <Run run={latest} />}</div>
      {earlier.length > 0 && (
        <details className={classes.more}>
          <summary>{t('audit.check.earlier')}</summary>
          <ul className={classes.earlier}>
            {earlier.map((run) => (
              <li key={run.id}>
                <Run run={run} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Run({ run }: { run: AuditVerification }) {
  const { t, language } = useReader();
  const { state, chains, chainsTotal, faults } = run;
  const counts = { lines: formatCount(run.lines, language), chains: formatCount(chains, language) };
  if (state === 'running') {
    return (
      <p className={classes.run}>
        <progress
          className={classes.progress}
          value={chains}
          max={Math.max(1, chainsTotal)}
          aria-label={t('audit.check.running')}
        />
        {t('audit.check.runningCounts', counts)}
      </p>
    );
  }
  const seconds = ((run.tookMs ?? 0) / 1_000).toFixed(1);
  return (
    <div className={classes.run}>
      {state === 'held' && (
        <Chip kind="accent" icon={<IconShieldCheck size={14} stroke={1.75} aria-hidden />}>
          {t('audit.check.held')}
        </Chip>
      )}
      {state !== 'held' && (
        <Chip
          kind={state === 'broken' ? 'danger' : 'warning'}
          icon={<IconAlertTriangle size={14} stroke={1.75} aria-hidden />}
        >
          {state === 'broken' ? t('audit.check.broken', { count: faults.length }) : t('audit.check.failed')}
        </Chip>
      )}
      <span className={classes.quiet}>
        {t('audit.check.result', { ...counts, seconds, at: formatInstant(run.startedAt, language) })}
      </span>
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.map((fault) => (
            <Fault key={`${fault.enterprise.id} ${fault.position} ${fault.kind}`} fault={fault} />
          ))}
        </ul>
      )}
      {state === 'broken' && <p className={classes.quiet}>{t('audit.check.whatNow')}</p>}
    </div>
  );
}

function Fault({ fault }: { fault: ChainFault }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const { enterprise, position, kind, line } = fault;
  return (
    <li>
      <strong>{t('audit.check.place', { enterprise: say(enterprise.name) || enterprise.id, position })}</strong>{' '}
      {t(`audit.check.fault.${kind}`)}
      {line !== null && (
        <span className={classes.faultLine}>
          {formatInstant(line.occurredAt, language)} · {deedName(line.action, reader)} · {line.target} · {line.id}
        </span>
      )}
    </li>
  );
}
