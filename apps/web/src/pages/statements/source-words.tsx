import type { BankStatement, StatementFile } from '../../api/types.ts';
import { useReader, type Reader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';

/** Who gave it: the bank, or the colleague who brought it. */
export function sourceName({ via, uploadedBy }: Pick<StatementFile, 'via' | 'uploadedBy'>, { t, say }: Reader): string {
  if (via === 'bank') return t('statements.source.bank');
  if (uploadedBy === null) return t('statements.source.uploadNameless');
  return t('statements.source.upload', { name: say(uploadedBy) });
}

/** Where a statement came from, and when. */
export function SourceWords({ source }: { source: BankStatement['source'] }) {
  const reader = useReader();
  return (
    <>
      <span>{sourceName(source, reader)}</span>{' '}
      <time dateTime={source.receivedAt}>{formatInstant(source.receivedAt, reader.language)}</time>
    </>
  );
}
