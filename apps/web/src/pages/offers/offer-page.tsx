import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { offerQuery } from '../../api/offer-queries.ts';
import type { Offer } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import { OfferApply } from './offer-apply.tsx';
import { OfferConditions } from './offer-conditions.tsx';
import { OfferDocuments } from './offer-documents.tsx';
import { OfferTerms } from './offer-terms.tsx';
import { givesNameAway, reasonText } from './offer-text.ts';
import classes from './offers.module.css';

const route = getRouteApi('/member/bank/offers/$offerId');

/** One offer with all that the bank says of it, and why it is shown. */
export function OfferPage() {
  const { offerId } = route.useParams();
  const offer = useQuery(offerQuery(offerId));
  if (offer.isPending) return <PageSkeleton />;
  if (offer.data === undefined)
    return (
      <Page>
        <ProblemNote error={offer.error} onRetry={() => void offer.refetch()} />
      </Page>
    );
  return <Shown offer={offer.data} />;
}

function Shown({ offer }: { offer: Offer }) {
  const { t, say, language } = useReader();
  const { title, bank, ended, state, details } = offer;
  return (
    <Page>
      <nav className={classes.back}>
        <LinkButton to={paths.offers} variant="subtle" size="compact-sm">
          {t('offers.detail.back')}
        </LinkButton>
      </nav>
      <PageHead title={say(title)}>
        <Chip kind={ended === null ? 'accent' : 'warning'}>
          {t(`offers.states.${ended === null ? 'published' : state === 'published' ? 'expired' : state}`)}
        </Chip>
      </PageHead>
      <p className={`${classes.bank} ${classes.of}`}>
        <BankMark mark={bank.mark} color={bank.color} />
        <span>{say(bank.name)}</span>
      </p>
      {ended !== null && (
        <Card className={classes.endedNote} role="status">
          <p>{t(`offers.detail.ended.${ended.reason}`, { day: formatDay(ended.at, language) })}</p>
          <LinkButton to={paths.offers} variant="default">
            {t('offers.detail.endedNext')}
          </LinkButton>
        </Card>
      )}
      <div className={classes.columns}>
        <div className={classes.column}>
          <Card className={classes.part}>
            <p className={classes.details}>{say(details)}</p>
          </Card>
          <OfferTerms offer={offer} />
          <OfferConditions offer={offer} />
          <OfferDocuments offer={offer} />
        </div>
        <div className={classes.column}>
          <OfferApply offer={offer} />
          <Why offer={offer} />
        </div>
      </div>
    </Page>
  );
}

function Why({ offer }: { offer: Offer }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const bank = say(offer.bank.name);
  return (
    <Card className={classes.part} aria-labelledby="offer-why">
      <h2 id="offer-why">{t('offers.why.title')}</h2>
      <ul className={classes.lines}>
        {offer.why.map((reason) => (
          <li key={reason.kind === 'fact' ? reason.fact : reason.kind}>
            {reasonText(reason, bank, reader)}
            {reason.kind === 'fact' && reason.source !== null && reason.asOf !== null && (
              <span className={classes.quiet}>
                {t('offers.why.says', { source: say(reason.source.name), day: formatDay(reason.asOf, language) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {givesNameAway(offer) && <p>{t('offers.why.pseudonym', { bank })}</p>}
      <p className={classes.quiet}>{t('offers.why.privacy')}</p>
    </Card>
  );
}
