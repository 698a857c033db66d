import { useQuery } from '@tanstack/react-query';
import { orderDocumentAddress, orderDocumentsQuery } from '../../api/trade-queries.ts';
import type { TradeOrder, TradeOrderDocument } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { OrderDocumentAdd } from '../../forms/order-document-add.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import classes from './order-page.module.css';

/** The documents of an order: both sides add them, and both save them. */
export function OrderDocuments({ order }: { order: TradeOrder }) {
  const { t } = useReader();
  const documents = useQuery(orderDocumentsQuery(order.id));
  const mayAdd = documents.data?.can.includes('add') === true;
  return (
    <Card className={classes.card} aria-labelledby="documents">
      <h2 id="documents">{t('order.documents.title')}</h2>
      {documents.isPending && <RowSkeletons />}
      {documents.isError && <ProblemNote error={documents.error} onRetry={() => void documents.refetch()} />}
      {documents.data?.items.length === 0 && (
        <p className={classes.quiet}>{t(mayAdd ? 'order.documents.empty' : 'order.documents.emptyQuiet')}</p>
      )}
      {documents.data !== undefined && documents.data.items.length > 0 && (
        <ul className={classes.history} aria-labelledby="documents">
          {documents.data.items.map((one) => (
            <Document key={one.id} orderId={order.id} item={one} />
          ))}
        </ul>
      )}
      {mayAdd && <OrderDocumentAdd orderId={order.id} />}
    </Card>
  );
}

function Document({ orderId, item }: { orderId: string; item: TradeOrderDocument }) {
  const { t, say, language } = useReader();
  const { id, fileName, sizeBytes, kind, by, person, addedAt } = item;
  const who = person === null ? t(`order.actors.${by}`) : say(person);
  return (
    <li className={classes.document}>
      <a href={orderDocumentAddress(orderId, id)} download>
        {fileName}
      </a>
      <p className={classes.quiet}>
        {t(`order.documents.kinds.${kind}`)}
        {' · '}
        {formatFileSize(sizeBytes, language)}
        {' · '}
        {t('order.documents.by', { who, when: formatInstant(addedAt, language) })}
      </p>
    </li>
  );
}
