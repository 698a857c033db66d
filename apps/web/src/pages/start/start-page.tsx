import { useDocumentTitle } from '@mantine/hooks';
import { IconBellRinging, IconLock, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { BankChoose } from '../../forms/bank-choose.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { ExampleCard } from './example-card.tsx';
import classes from './start-page.module.css';

const POINTS = [
  { title: 'pointSeeTitle', text: 'pointSee', icon: IconRosetteDiscountCheck },
  { title: 'pointChangeTitle', text: 'pointChange', icon: IconBellRinging },
  { title: 'pointControlTitle', text: 'pointControl', icon: IconLock },
] as const;

/** For a stranger: what this is, what it looks like, and the one thing to do. */
export function StartPage() {
  const { t } = useReader();
  useDocumentTitle(t('start.title'));
  return (
    <div className={classes.page}>
      <section className={classes.hero}>
        <div className={classes.words}>
          <h1>{t('start.headline')}</h1>
          <p className={classes.lead}>{t('start.lead')}</p>
        </div>
        <section className={classes.signIn} aria-labelledby="sign-in">
          <h2 id="sign-in">{t('start.signIn')}</h2>
          <BankChoose />
          <p className={classes.hint}>{t('start.noPasswords')}</p>
        </section>
      </section>
      <section className={classes.below}>
        <figure className={classes.example} aria-labelledby="example">
          <h2 id="example">{t('start.exampleTitle')}</h2>
          <ExampleCard />
          <figcaption className={classes.hint}>{t('start.exampleNote')}</figcaption>
        </figure>
        <ul className={classes.points}>
          {POINTS.map(({ title, text, icon: Icon }) => (
            <li key={title}>
              <Icon size={20} stroke={1.75} aria-hidden />
              <div>
                <h3>{t(`start.${title}`)}</h3>
                <p>{t(`start.${text}`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
