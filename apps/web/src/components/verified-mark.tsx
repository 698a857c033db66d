import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react';
import { useReader } from '../locales/use-reader.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import classes from './marks.module.css';

/** The mark beside the name of an enterprise whose identity a bank attests. */
export function VerifiedMark({ size = 18 }: { size?: number }) {
  const { t } = useReader();
  return (
    <>
      <IconRosetteDiscountCheckFilled size={size} className={classes.verified} aria-hidden />
      <VisuallyHidden>{t('common.verifiedMark')}</VisuallyHidden>
    </>
  );
}
