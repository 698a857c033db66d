import { useArrived } from '../../api/notification-caches.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './arrived-button.module.css';

/** Says quietly that more has come, and shows it only when asked. */
export function ArrivedButton({ onShow }: { onShow: () => void }) {
  const { t } = useReader();
  const arrived = useArrived();
  return (
    <output className={classes.place}>
      {arrived > 0 && (
        <button type="button" className={classes.button} onClick={onShow}>
          {t('notifications.showArrived', { count: arrived })}
        </button>
      )}
    </output>
  );
}
