import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { Offer } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { factText } from '../../ui/fact-text.ts';
import { formatDay } from '../../ui/format-date.ts';
import { conditionText } from './offer-text.ts';
import classes from './offers.module.css';

const signs = {
  fits: { kind: 'accent', icon: IconCircleCheck },
  misses: { kind: 'danger', icon: IconCircleX },
  unknown: { kind: 'warning', icon: IconHelpCircle },
} as const;

/** Who the offer is for, and which of the enterprise's facts fit. */
export function OfferConditions({ offer }: { offer: Offer }) {
  const reader = useReader();
  const { t, say, language } = reader;
  return (
    <Card className={classes.part} aria-labelledby="offer-conditions">
      <h2 id="offer-conditions">{t('offers.detail.conditions')}</h2>
      {offer.eligibility.length === 0 && <p>{t('offers.detail.noConditions')}</p>}
      <ul className={classes.conditions}>
        {offer.eligibility.map((condition) => {
          const { fact, must, outcome, value, source, asOf } = condition;
          const { kind, icon: Sign } = signs[outcome];
          return (
            <li key={`${fact} ${condition.test.kind}`}>
              <div>
                <p>
                  {conditionText(condition, reader)}{' '}
                  <span className={classes.quiet}>{t(must ? 'offers.detail.must' : 'offers.detail.wished')}</span>
                </p>
                {value !== null && source !== null && asOf !== null && (
                  <p className={classes.quiet}>
                    {t('offers.detail.yours', {
                      value: factText(value, fact, reader),
                      source: say(source.name),
                      day: formatDay(asOf, language),
                    })}
                  </p>
                )}
              </div>
              <Chip kind={kind} icon={<Sign size={14} stroke={1.75} aria-hidden />}>
                {t(`offers.detail.${outcome}`)}
              </Chip>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
