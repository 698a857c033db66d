import { IconCheck, IconX } from '@tabler/icons-react';
import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import type { TableVersion } from '../../api/permission-queries.ts';
import { Chip } from '../../components/chip.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { BackToTable } from './back-to-table.tsx';
import classes from './change.module.css';

type ChangeHeadProps = { base: TableVersion; change: PermissionChangeDetail | null };

const STATE_KINDS = {
  draft: 'plain',
  awaiting_approval: 'warning',
  approved: 'accent',
  submitted: 'accent',
  in_force: 'accent',
  refused: 'danger',
  rejected: 'danger',
  expired: 'danger',
  stale: 'warning',
  withdrawn: 'plain',
} as const;

/** Which change it is, who proposed it, and how far it has come. */
export function ChangeHead({ base, change }: ChangeHeadProps) {
  const { t, say, language } = useReader();
  return (
    <>
      <PageHead title={t('permissions.change.titleOn', { version: base.version })} lead={t('permissions.change.lead')}>
        <BackToTable />
      </PageHead>
      {change !== null && (
        <div className={classes.standing}>
          <Chip kind={STATE_KINDS[change.state]}>{t(`permissions.change.states.${change.state}`)}</Chip>
          <span className={classes.quiet}>
            {t('permissions.change.by', { who: say(change.createdBy.name) })} ·{' '}
            {formatInstant(change.createdAt, language)}
            {change.fileName !== null && ` · ${change.fileName}`}
            {change.version !== null && ` · ${t('permissions.change.newVersion', { version: change.version })}`}
          </span>
        </div>
      )}
      {change !== null && <Steps change={change} />}
    </>
  );
}

const STEPS = ['draft', 'approval', 'bank', 'force'] as const;
type StepState = 'done' | 'now' | 'failed' | 'todo';

/** How far each state has come: the step that is being taken, and whether it failed. */
const REACHED: Record<PermissionChangeDetail['state'], { step: number; failed: boolean }> = {
  draft: { step: 0, failed: false },
  awaiting_approval: { step: 1, failed: false },
  rejected: { step: 1, failed: true },
  expired: { step: 1, failed: true },
  approved: { step: 2, failed: false },
  submitted: { step: 2, failed: false },
  refused: { step: 2, failed: true },
  stale: { step: 2, failed: true },
  in_force: { step: 4, failed: false },
  withdrawn: { step: 0, failed: true },
};

function Steps({ change }: { change: PermissionChangeDetail }) {
  const { t } = useReader();
  const reached = REACHED[change.state];
  return (
    <ol className={classes.steps}>
      {STEPS.map((step, place) => {
        const state = stateAt(place, reached);
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={classes.dot} aria-hidden>
              {state === 'done' && <IconCheck size={12} stroke={2.5} />}
              {state === 'failed' && <IconX size={12} stroke={2.5} />}
            </span>
            {t(`permissions.change.steps.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}

function stateAt(place: number, { step, failed }: { step: number; failed: boolean }): StepState {
  if (place < step) return 'done';
  if (place > step) return 'todo';
  return failed ? 'failed' : 'now';
}
