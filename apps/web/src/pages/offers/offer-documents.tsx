import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadOfferDocument } from '../../api/offer-queries.ts';
import type { Offer } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import { saveFile } from '../../ui/save-file.ts';
import classes from './offers.module.css';

/** What the bank gives to read with an offer. */
export function OfferDocuments({ offer }: { offer: Offer }) {
  const { t } = useReader();
  return (
    <Card className={classes.part} aria-labelledby="offer-documents">
      <h2 id="offer-documents">{t('offers.detail.documents')}</h2>
      {offer.documents.length === 0 && <p>{t('offers.detail.noDocuments')}</p>}
      <ul className={classes.conditions}>
        {offer.documents.map((document) => (
          <OneDocument key={document.documentId} offerId={offer.id} document={document} />
        ))}
      </ul>
    </Card>
  );
}

function OneDocument({ offerId, document }: { offerId: string; document: Offer['documents'][number] }) {
  const { t, say, language } = useReader();
  const name = say(document.name);
  const extension = document.mediaType === 'application/pdf' ? 'pdf' : 'txt';
  const download = useMutation({
    mutationFn: () => downloadOfferDocument(offerId, document.documentId),
    onSuccess: (content) => saveFile(content, `${name}.${extension}`),
  });
  return (
    <li>
      <div>
        <p>{name}</p>
        <p className={classes.quiet}>{formatFileSize(document.sizeBytes, language)}</p>
        {download.isError && <ProblemNote error={download.error} />}
      </div>
      <Button
        variant="default"
        loading={download.isPending}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={() => download.mutate()}
      >
        {t('offers.detail.download', { name })}
      </Button>
    </li>
  );
}
