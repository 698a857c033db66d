import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { banksQuery } from '../../api/session-queries.ts';
import { BankChoose } from '../../forms/bank-choose.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { ExampleCard } from './example-card.tsx';
import classes from './start-page.module.css';

const STEPS = [
  { title: 'stepSignInTitle', text: 'stepSignIn' },
  { title: 'stepAttestTitle', text: 'stepAttest' },
  { title: 'stepHearTitle', text: 'stepHear' },
] as const;

/** For a stranger: what this is, the one thing to do, what it looks like, and how it works. */
export function StartPage() {
  const { t } = useReader();
  const { data: banks } = useQuery(banksQuery);
  useDocumentTitle(t('start.title'));
  const isDemo = banks?.items.some(({ sandbox }) => sandbox) === true;
  return (
    <div className={classes.page}>
      <section className={classes.words}>
        <h1>{t('start.headline')}</h1>
        <p className={classes.lead}>{t('start.lead')}</p>
      </section>
      <section className={classes.signIn} aria-labelledby="sign-in">
        <h2 id="sign-in">{isDemo ? t('start.tryIt') : t('start.signIn')}</h2>
        <BankChoose />
        <p className={classes.hint}>{isDemo ? t('start.tryNote') : t('start.noPasswords')}</p>
      </section>
      <figure className={classes.example} aria-labelledby="example">
        <h2 id="example">{t('start.exampleTitle')}</h2>
        <ExampleCard />
        <figcaption className={classes.hint}>{t('start.exampleNote')}</figcaption>
      </figure>
      <section className={classes.how} aria-labelledby="how">
        <h2 id="how">{t('start.howTitle')}</h2>
        <ol className={classes.steps}>
          {STEPS.map(({ title, text }) => (
            <li key={title}>
              <h3>{t(`start.${title}`)}</h3>
              <p>{t(`start.${text}`)}</p>
            </li>
          ))}
        </ol>
        <p className={classes.hint}>
          <a href="/docs">{t('start.docs')}</a>
        </p>
      </section>
    </div>
  );
}
