import { IconCheck, IconCircleCheck, IconCircleX, IconUsers, IconX } from '@tabler/icons-react';
import type { DecisionStep, Simulation } from '../../api/question-queries.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { sayRule, shortAmount } from '../../ui/permissions/say-table.ts';
import { useTable } from './table-context.ts';
import classes from './panels.module.css';

const ICONS = { allow: IconCircleCheck, deny: IconCircleX, needs_approval: IconUsers } as const;

/** The outcome in a sentence, the checks in their order, and who could do it. */
export function SimulationAnswer({ simulation }: { simulation: Simulation }) {
  const reader = useReader();
  const { t, say } = reader;
  const table = useTable();
  const { outcome, reason, rule, version, tookMicroseconds } = simulation;
  const Icon = ICONS[outcome];
  return (
    <div className={classes.form}>
      <section className={classes.verdict} data-outcome={outcome} aria-label={t(`permissions.sim.${outcome}`)}>
        <h3 className={classes.verdictHead}>
          <Icon size={18} stroke={1.75} aria-hidden />
          {t(`permissions.sim.${outcome}`)}
          <span>{t('permissions.sim.took', { ms: milliseconds(tookMicroseconds), version })}</span>
        </h3>
        {reason !== null && <p>{sentence(say(reason.text))}</p>}
        {reason?.gap != null && (
          <p className="figures">
            {t('permissions.sim.gap', { gap: shortAmount(reason.gap.amount), currency: reason.gap.currency })}
          </p>
        )}
        {rule !== null && <p>{sayRule(rule.rule, table, reader)}</p>}
      </section>
      <section className={classes.form}>
        <h3>{t('permissions.sim.how')}</h3>
        <ol className={classes.steps}>
          {simulation.steps
            .filter(({ state }) => state !== 'not_needed')
            .map((step) => (
              <Step key={step.step} step={step} />
            ))}
        </ol>
      </section>
      <section className={classes.part}>
        <h3>{t('permissions.sim.whoCould')}</h3>
        {simulation.whoMay.length === 0 && <p className={classes.quiet}>{t('permissions.sim.nobodyCould')}</p>}
        <ul className={classes.could}>
          {simulation.whoMay.map(({ role, department, people, cell }) => (
            <li key={`${department.id} ${role.id}`}>
              <IconCheck size={16} stroke={2} aria-hidden />
              <span>
                {say(role.name)} · {say(department.name)}{' '}
                <span className={classes.quiet}>{t('permissions.people', { count: people })}</span>
              </span>
              <span>
                {cell.limits.perPayment === null ? t('permissions.unlimited') : shortAmount(cell.limits.perPayment)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const STATE_WORDS = { passed: 'ok', failed: 'failed', not_checked: 'skipped', not_needed: 'ok' } as const;

function Step({ step: { state, title, detail } }: { step: DecisionStep }) {
  const { t, say } = useReader();
  return (
    <li className={classes.step} data-state={state}>
      <span className={classes.dot} aria-hidden>
        {state === 'passed' && <IconCheck size={12} stroke={2.5} />}
        {state === 'failed' && <IconX size={12} stroke={2.5} />}
      </span>
      <div>
        <span className={classes.stepName}>{say(title)}</span>
        <VisuallyHidden>{` (${t(`permissions.sim.${STATE_WORDS[state]}`)})`}</VisuallyHidden>
        <p>{say(detail)}</p>
      </div>
    </li>
  );
}

/** A reason is written to stand within a sentence; here it stands alone. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.。]$/.test(begun) ? begun : `${begun}${/[\u4E00-\u9FFF]/.test(begun) ? '。' : '.'}`;
}

function milliseconds(microseconds: number): string {
  return (Math.max(microseconds, 1) / 1000).toFixed(microseconds < 100 ? 2 : 1);
}
