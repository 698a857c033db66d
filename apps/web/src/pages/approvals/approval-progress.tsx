import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Approval } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { useNow } from '../../ui/use-now.ts';
import { deadlineText, deputyText, formatMoment, ruleText } from './approval-text.ts';
import classes from './approvals.module.css';

type Mark = 'done' | 'now' | 'todo' | 'refused';
type Step = { key: string; mark: Mark; name: string; lines: string[]; urgent?: boolean };

/** Who prepared it, who has signed, who is asked until when, and what comes of it. */
export function ApprovalProgress({ approval }: { approval: Approval }) {
  const reader = useReader();
  const { t } = reader;
  const now = useNow();
  const deputy = approval.state === 'waiting' ? deputyText(approval, reader) : null;
  const voided = approval.signatures.filter(({ voidAt, voidReason }) => voidAt !== null && voidReason !== null);
  return (
    <Card className={classes.progress} aria-labelledby="approval-progress">
      <div className={classes.progressHead}>
        <h2 id="approval-progress">{t('approvals.progress')}</h2>
        <span className={classes.quiet}>{ruleText(approval, reader)}</span>
      </div>
      <ol className={classes.steps}>
        {stepsOf(approval, reader, now).map(({ key, mark, name, lines, urgent }) => (
          <li key={key} data-mark={mark} {...(mark === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span className={classes.dot} aria-hidden>
              {mark === 'done' && <IconCheck size={14} stroke={2} />}
              {mark === 'refused' && <IconX size={14} stroke={2} />}
            </span>
            <div>
              <p className={classes.stepName}>{name}</p>
              {lines.map((line) => (
                <p key={line} className={classes.stepLine} data-urgent={urgent === true}>
                  {line}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {voided.map((one) => (
        <p key={`${one.signedAt} ${one.voidAt ?? ''}`} className={classes.note}>
          {t('approvals.voided', {
            name: reader.say(one.name),
            when: formatMoment(one.signedAt, reader, now),
            reason: t(`approvals.voidReasons.${one.voidReason ?? 'not_released'}`),
          })}
        </p>
      ))}
      {approval.state === 'waiting' && (
        <p className={classes.note}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          <span>
            {deputy} {t('approvals.expiry')}
          </span>
        </p>
      )}
      {approval.endReason !== null && (
        <p className={classes.note}>{t('approvals.reason', { reason: approval.endReason })}</p>
      )}
    </Card>
  );
}

function stepsOf(approval: Approval, reader: Reader, now: Date): Step[] {
  const { t, say } = reader;
  const { maker, openedAt, signatures, state } = approval;
  const when = (at: string): string => formatMoment(at, reader, now);
  const prepared: Step = {
    key: 'prepared',
    mark: 'done',
    name: t('approvals.prepared', { role: say(maker.role.name) }),
    lines: [[when(openedAt), say(maker.name)].filter((one) => one !== '').join(' · ')],
  };
  const given = signatures
    .filter(({ voidAt, voidReason }) => voidAt === null || (state !== 'waiting' && voidReason === 'not_released'))
    .map((one): Step => ({
      key: one.signedAt + say(one.name),
      mark: 'done',
      name: t('approvals.signedBy', { role: say(one.role.name), class: one.signatureClass }),
      lines: [
        [
          when(one.signedAt),
          one.inSteadOf === null
            ? say(one.name)
            : t('approvals.inSteadOf', { name: say(one.name), other: say(one.inSteadOf) }),
          t(`approvals.method.${one.method}`),
        ].join(' · '),
      ],
    }));
  return [
    prepared,
    ...given,
    ...(state === 'waiting' ? waiting(approval, reader, now) : []),
    last(approval, reader, when),
  ];
}

/** Whose turn it is: the reader's own, or that of those who may sign next, by name. */
function waiting(approval: Approval, reader: Reader, now: Date): Step[] {
  const { t, say } = reader;
  const { signAs, next, given, needed, deadlineAt } = approval;
  const until = deadlineText(deadlineAt, reader, now);
  const more = needed - given - 1;
  const after = more > 0 ? [t('approvals.more', { count: more })] : [];
  if (signAs !== null) {
    const values = { role: say(signAs.role.name), class: signAs.signatureClass };
    const name =
      signAs.inSteadOf === null
        ? t('approvals.yours', values)
        : t('approvals.yoursInStead', { ...values, other: say(signAs.inSteadOf) });
    return [{ key: 'yours', mark: 'now', name, lines: [until, ...after], urgent: true }];
  }
  if (next.length === 0) return [{ key: 'nobody', mark: 'now', name: t('approvals.nobody'), lines: [until] }];
  const roles = [...new Set(next.map(({ role }) => say(role.name)))].join(t('approvals.rule.or'));
  const people = next.map(({ name }) => say(name)).join(t('common.listSeparator'));
  return [
    { key: 'next', mark: 'now', name: t('approvals.waitsFor', { role: roles }), lines: [people, until, ...after] },
  ];
}

function last({ state, endedAt, endedBy, kind }: Approval, { t, say }: Reader, when: (at: string) => string): Step {
  if (state === 'waiting') {
    const name = t(kind === 'payment' ? 'approvals.executes' : 'approvals.submits');
    return {
      key: 'last',
      mark: 'todo',
      name,
      lines: [t(kind === 'payment' ? 'approvals.afterBank' : 'approvals.atOnce')],
    };
  }
  const at = endedAt === null ? '' : when(endedAt);
  const name =
    state === 'approved'
      ? t(kind === 'payment' ? 'approvals.allSignedAt' : 'approvals.releasedAt', { when: at })
      : t('approvals.endedAt', { state: t(`approvals.states.${state}`), when: at });
  return {
    key: 'last',
    mark: state === 'approved' ? 'done' : 'refused',
    name,
    lines: endedBy === null ? [] : [say(endedBy)],
  };
}
