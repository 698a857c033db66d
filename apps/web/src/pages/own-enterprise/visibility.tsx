import type { Audience, Disclosure } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { CATEGORIES } from '../../components/fact-groups.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { AUDIENCE_ICONS } from '../../ui/audiences.ts';
import { categoryLabel } from '../../ui/fact-text.ts';
import classes from './own-enterprise-page.module.css';

/** Which kind of information is open to whom, in plain words. */
export function Visibility({ disclosures }: { disclosures: Disclosure[] }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <section className={classes.section} aria-labelledby="visibility">
      <div className={classes.titleLine}>
        <h2 id="visibility">{t('mine.visibility')}</h2>
        <LinkButton variant="default" to={paths.visibility}>
          {t('visibility.change')}
        </LinkButton>
      </div>
      <p className={classes.lead}>{t('mine.visibilityLead')}</p>
      <Card as="div" className={classes.table}>
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">{t('mine.category')}</th>
              <th scope="col">{t('mine.audience')}</th>
            </tr>
          </thead>
          <tbody>
            {disclosures.toSorted(byCategory).map(({ category, audience }) => (
              <tr key={category}>
                <th scope="row">{categoryLabel(category, reader)}</th>
                <td>
                  <AudienceText audience={audience} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </section>
  );
}

function byCategory(one: Disclosure, other: Disclosure): number {
  return CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(other.category);
}

function AudienceText({ audience }: { audience: Audience }) {
  const { t } = useReader();
  const Icon = AUDIENCE_ICONS[audience];
  return (
    <span className={classes.audience}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`mine.audiences.${audience}`)}
    </span>
  );
}
