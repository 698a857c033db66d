import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Offer } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { OfferAccept } from '../../forms/offer-accept.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import classes from './offers.module.css';

/** The decision: apply, or how it stands when somebody has, or what is in the way. */
export function OfferApply({ offer }: { offer: Offer }) {
  const { t, say } = useReader();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { hindrance, accepted } = offer;
  const goOn = ({ accepted: begun }: Offer): void => {
    const submissionId = begun?.submissionId ?? null;
    if (submissionId !== null) void navigate({ to: paths.submission, params: { submissionId } });
  };
  if (accepted !== null) return <Accepted offer={offer} accepted={accepted} />;
  if (hindrance === 'ended') return null;
  return (
    <Card className={classes.part}>
      {offer.opensForm && offer.terms.signatures > 1 && (
        <p>{t('offers.detail.signatures', { count: offer.terms.signatures })}</p>
      )}
      {offer.can.includes('accept') && <Button onClick={() => setAsking(true)}>{t('offers.detail.apply')}</Button>}
      {(hindrance === 'other_bank' || hindrance === 'not_permitted') && (
        <p>{t(`offers.detail.hindrance.${hindrance}`, { bank: say(offer.bank.name) })}</p>
      )}
      {asking && <OfferAccept offer={offer} onAccepted={goOn} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Accepted({ offer, accepted }: { offer: Offer; accepted: NonNullable<Offer['accepted']> }) {
  const { t, say, language } = useReader();
  const bank = say(offer.bank.name);
  const { at, by, submissionId, bankToldAt, refused } = accepted;
  const told =
    bankToldAt === null
      ? t('offers.detail.bankWaiting', { bank })
      : t('offers.detail.bankTold', { bank, day: formatDay(bankToldAt, language) });
  return (
    <Card className={classes.part}>
      <p>
        {t('offers.detail.acceptedBy', {
          who: by === null ? t('offers.detail.someone') : say(by),
          day: formatDay(at, language),
        })}
      </p>
      <p className={classes.quiet}>{refused ? t('offers.detail.bankRefused', { bank }) : told}</p>
      {submissionId !== null && (
        <LinkButton to={paths.submission} params={{ submissionId }}>
          {t('offers.detail.goOn')}
        </LinkButton>
      )}
    </Card>
  );
}
