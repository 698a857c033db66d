import { Link } from '@tanstack/react-router';
import type { OfferSummary } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Chip } from '../../components/chip.tsx';
import { WhyLine } from '../../components/why-line.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import { ceilingText, headFigure, mainReason, reasonText } from './offer-text.ts';
import classes from './offers.module.css';

/** So long an offer counts as new, ms. */
const NEW_MS = 3 * 86_400_000;

type OfferCardProps = {
  offer: OfferSummary;
  compared: boolean;
  /** No more can be taken into the comparison. */
  full: boolean;
  now: Date;
  onCompare: (compared: boolean) => void;
};

/** One offer: whose it is, what it is, its rate and ceiling, and why it is shown. */
export function OfferCard({ offer, compared, full, now, onCompare }: OfferCardProps) {
  const reader = useReader();
  const { t, say, language } = reader;
  const { id, bank, title, summary, terms, validUntil, publishedAt, accepted } = offer;
  const head = headFigure(terms, reader);
  const reason = mainReason(offer);
  const isNew = now.getTime() - Date.parse(publishedAt) < NEW_MS;
  return (
    <Card as="li" className={classes.card} data-compared={compared}>
      <div className={classes.cardBody}>
        <div className={classes.bank}>
          <BankMark mark={bank.mark} color={bank.color} />
          <span>{say(bank.name)}</span>
          <span className={classes.state}>
            {accepted === null ? (
              isNew && <Chip kind="accent">{t('offers.isNew')}</Chip>
            ) : (
              <Chip>{t('offers.accepted')}</Chip>
            )}
          </span>
        </div>
        <h2 className={classes.cardTitle}>
          <Link to={paths.offer} params={{ offerId: id }}>
            {say(title)}
          </Link>
        </h2>
        <p className={classes.summary}>{say(summary)}</p>
        <dl className={classes.figures}>
          <div>
            <dt>{head.label}</dt>
            <dd>{head.figure}</dd>
          </div>
          {!/^0(\.0+)?$/.test(terms.amountTo) && (
            <div>
              <dt>{t('offers.upTo')}</dt>
              <dd>
                {ceilingText(terms.amountTo, reader)} <span className={classes.currency}>{terms.currency}</span>
              </dd>
            </div>
          )}
        </dl>
        <div className={classes.cardEnd}>
          <CheckBox
            label={t('offers.compare')}
            name={t('offers.compareOne', { title: say(title) })}
            checked={compared}
            disabled={full && !compared}
            onChange={onCompare}
          />
          <span className={classes.quiet}>{t('offers.until', { day: formatDay(validUntil, language) })}</span>
        </div>
      </div>
      {reason !== undefined && (
        <div className={classes.foot}>
          <WhyLine>{reasonText(reason, say(bank.name), reader)}</WhyLine>
        </div>
      )}
    </Card>
  );
}
