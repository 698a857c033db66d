import { getRouteApi } from '@tanstack/react-router';
import { Problem } from '../api/problem.ts';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { BankChoose } from '../forms/bank-choose.tsx';
import { useReader } from '../locales/use-reader.ts';
import classes from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

/** The choice of a bank. `?error=CODE` says in plain words why the last attempt ended and what to do. */
export function SignInPage() {
  const { t } = useReader();
  const { error, returnTo, link = false, ...invited } = route.useSearch();
  const awaited = invited.bank !== undefined && !link;
  const ended = error === 'identity.session_ended';
  return (
    <div className={classes.page}>
      <PageHead
        title={t(link ? 'signIn.linkTitle' : awaited ? 'signIn.invitedTitle' : 'signIn.title')}
        lead={t(link ? 'signIn.linkLead' : awaited ? 'signIn.invitedLead' : 'signIn.lead')}
      />
      {ended && <output className={classes.note}>{t('signIn.ended')}</output>}
      {error !== undefined && !ended && <ProblemNote error={new Problem(0, error, null, [])} />}
      {!ended && returnTo !== undefined && returnTo !== '/' && <p className={classes.hint}>{t('signIn.returning')}</p>}
      <BankChoose returnTo={returnTo} link={link} invited={awaited ? invited : {}} />
      <p className={classes.hint}>{t('start.noPasswords')}</p>
    </div>
  );
}
