import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHourglass,
  IconPencil,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Registration } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ConsentGive } from '../../forms/consent-give.tsx';
import { RegistrationWithdraw } from '../../forms/registration-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { fieldId } from './statement-field.tsx';
import { fieldOfCompared } from './statement-fields.ts';
import classes from './registration.module.css';

const LOOK = {
  none: { icon: IconPencil, kind: 'plain' },
  draft: { icon: IconPencil, kind: 'plain' },
  submitted: { icon: IconClock, kind: 'plain' },
  waiting_for_attestation: { icon: IconHourglass, kind: 'warning' },
  in_review: { icon: IconClock, kind: 'plain' },
  verified: { icon: IconCircleCheck, kind: 'accent' },
  returned: { icon: IconAlertTriangle, kind: 'warning' },
  refused: { icon: IconCircleX, kind: 'danger' },
} as const;

type RegistrationStateProps = {
  registration: Registration;
  /** Shows the form, which is folded away where nothing asks for it. */
  onEdit: (() => void) | null;
  children?: ReactNode;
};

/** How far it has come, in words, and the one thing to do next. */
export function RegistrationState({ registration, onEdit, children }: RegistrationStateProps) {
  const { t, language } = useReader();
  const { state, message, submittedAt, edited, can, checklist } = registration;
  const { icon: Icon, kind } = checklist.verified && state === 'none' ? LOOK.verified : LOOK[state];
  const shown = checklist.verified && state === 'none' ? 'verified' : state;
  return (
    <Card className={classes.state} data-kind={kind} aria-labelledby="registration-state">
      <Icon size={20} stroke={1.75} aria-hidden />
      <div className={classes.stateBody}>
        <h2 id="registration-state">{t(`registration.state.${shown}.title`)}</h2>
        <p>
          {state === 'none' && checklist.verified
            ? t('registration.verifiedWithout')
            : t(`registration.state.${shown}.what`)}
        </p>
        {message !== null && (state === 'returned' || state === 'refused') && (
          <blockquote className={classes.message}>{message}</blockquote>
        )}
        {(state === 'returned' || state === 'in_review') && <ToChange registration={registration} />}
        {edited && state !== 'draft' && can.includes('submit') && (
          <p className={classes.edited}>{t('registration.edited')}</p>
        )}
        {submittedAt !== null && (
          <p className={classes.quiet}>{t('registration.submittedOn', { date: formatDay(submittedAt, language) })}</p>
        )}
        <div className={classes.buttons}>
          {state === 'waiting_for_attestation' && <Consent />}
          {children}
          {onEdit !== null && (
            <Button variant="default" onClick={onEdit}>
              {t('registration.changeStatement')}
            </Button>
          )}
          {can.includes('withdraw') && <RegistrationWithdraw />}
        </div>
      </div>
    </Card>
  );
}

/** Exactly the fields in which a source says otherwise, each a way to its place in the form. */
function ToChange({ registration }: { registration: Registration }) {
  const { t } = useReader();
  const differing = registration.comparison?.fields.filter(({ result }) => result === 'differs') ?? [];
  if (differing.length === 0) return null;
  return (
    <p className={classes.toChange}>
      {t('registration.toChange')}
      {differing.map(({ field }) => {
        const name = fieldOfCompared(field);
        const label = t(`registration.comparison.fields.${field}`);
        const go = (): void => {
          const place = name === null ? null : document.getElementById(fieldId(name));
          (place ?? document.getElementById('compared'))?.focus();
        };
        return (
          <button key={field} type="button" className={classes.chipButton} onClick={go}>
            {label}
          </button>
        );
      })}
    </p>
  );
}

function Consent() {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session === null || session === undefined) return null;
  const { bank } = session.mandate;
  if (!session.can.includes('bank_consents:manage')) return <p>{t('registration.consentWho')}</p>;
  return <ConsentGive bank={bank} label={t('registration.giveConsent', { bank: say(bank.name) })} />;
}
