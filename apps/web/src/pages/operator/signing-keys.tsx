import type { Connection } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './operator.module.css';

/** The bank's signing keys as we saw them; old ones stay, because evidence is checked against the key of its day. */
export function SigningKeys({ keys }: { keys: Connection['keys'] }) {
  const { t, language } = useReader();
  return (
    <section className={classes.section} aria-labelledby="keys">
      <h2 id="keys">{t('operator.keys')}</h2>
      {keys.length === 0 ? (
        <p className={classes.quiet}>{t('operator.noKeys')}</p>
      ) : (
        <Card as="div" className={classes.table} tabIndex={0}>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th scope="col">{t('operator.key')}</th>
                <th scope="col">{t('operator.firstSeen')}</th>
                <th scope="col">{t('operator.lastSeen')}</th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.kid}>
                  <th scope="row">
                    <code>{key.kid}</code>
                  </th>
                  <td>{formatInstant(key.firstSeenAt, language)}</td>
                  <td>{formatInstant(key.lastSeenAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </section>
  );
}
