import { useQuery } from '@tanstack/react-query';
import { consentsQuery } from '../../api/bank-queries.ts';
import { banksQuery, sessionQuery } from '../../api/session-queries.ts';
import type { BankConsent } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { ConsentGive } from '../../forms/consent-give.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { ConsentCard } from './consent-card.tsx';
import classes from './own-enterprise-page.module.css';

const OPEN = ['AUTH', 'AWAU'];

/** The consents under which banks give us this enterprise's information: those in force first, earlier ones folded. */
export function Consents() {
  const { t } = useReader();
  const consents = useQuery(consentsQuery);
  const items = consents.data?.items ?? [];
  const open = items.filter((consent) => OPEN.includes(consent.status));
  const earlier = items.filter((consent) => !OPEN.includes(consent.status));
  return (
    <section className={classes.section} aria-labelledby="consents">
      <h2 id="consents">{t('mine.consents')}</h2>
      <p className={classes.lead}>{t('mine.consentLead')}</p>
      {consents.isPending && <RowSkeletons />}
      {consents.isError && <ProblemNote error={consents.error} onRetry={() => void consents.refetch()} />}
      {consents.isSuccess && open.length === 0 && (
        <EmptyState title={t('mine.noConsentTitle')}>{t('mine.noConsent')}</EmptyState>
      )}
      {open.map((consent) => (
        <ConsentCard key={consent.id} consent={consent} />
      ))}
      {consents.isSuccess && <GiveAtBanks open={open} />}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('mine.earlier')}</summary>
          <ul>
            {earlier.map((consent) => (
              <li key={consent.id}>
                <ConsentCard consent={consent} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A consent can be given at the bank through which one is signed in and at those that know the enterprise already. */
function GiveAtBanks({ open }: { open: BankConsent[] }) {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const { data: banks } = useQuery(banksQuery);
  if (session === null || session === undefined) return null;
  if (!session.can.includes('bank_consents:manage')) {
    return <p className={classes.lead}>{t('mine.mayNot', { roles: t('mine.mayNotRoles') })}</p>;
  }
  const without = (banks?.items ?? []).filter(
    (bank) =>
      bank.available &&
      bank.slug === session.mandate.bank.slug &&
      !open.some(({ bank: { slug } }) => slug === bank.slug),
  );
  return (
    <div className={classes.buttons}>
      {without.map((bank) => (
        <ConsentGive key={bank.slug} bank={bank} label={t('mine.giveAt', { bank: say(bank.name) })} />
      ))}
    </div>
  );
}
