import { useInfiniteQuery } from '@tanstack/react-query';
import { attachmentAddress, messagesQuery } from '../../api/submission-queries.ts';
import type { Submission, SubmissionMessage } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { LetterForm } from '../../forms/letter-form.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './submissions.module.css';

/** The conversation with the relationship manager: what the bank wrote on the left, what we wrote on the right. */
export function Conversation({ submission }: { submission: Submission }) {
  const { t, say } = useReader();
  const messages = useInfiniteQuery(messagesQuery(submission.id));
  // The newest page comes first, the earlier ones when they are asked for.
  const items = messages.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  const from = messages.hasNextPage ? (items[0]?.at ?? '') : '';
  const talk = [
    ...items.map((message) => ({ at: message.at, key: message.id, message, wanted: null })),
    // What the bank asks for is part of the talk, as are the answers to it.
    ...submission.history.flatMap(({ at, wanted }) =>
      wanted === null || Date.parse(at) < Date.parse(from) ? [] : [{ at, key: `wanted ${at}`, message: null, wanted }],
    ),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <Card as="div" className={classes.conversation}>
      <h2>{t('submissions.conversation')}</h2>
      {messages.isPending && <RowSkeletons count={2} />}
      {messages.isError && messages.data === undefined && (
        <ProblemNote error={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {messages.isSuccess && talk.length === 0 && (
        <p className={classes.quiet}>{t('submissions.noMessages', { bank: say(submission.bank.name) })}</p>
      )}
      <LoadMore query={messages} label={t('submissions.earlier')} />
      <ol className={classes.messages}>
        {talk.map(({ key, at, message, wanted }) =>
          message === null ? (
            <Wanted key={key} at={at} wanted={wanted} />
          ) : (
            <Message key={key} submissionId={submission.id} message={message} />
          ),
        )}
      </ol>
      {submission.can.includes('write') && <LetterForm submission={submission} supplement={false} />}
      <p className={classes.quiet}>{t('submissions.seenBy', { bank: say(submission.bank.name) })}</p>
    </Card>
  );
}

function Wanted({ at, wanted }: { at: string; wanted: string }) {
  const { t, language } = useReader();
  return (
    <li className={classes.message} data-from="bank">
      <p className={classes.quiet}>
        {t('submissions.manager')} · <time dateTime={at}>{formatInstant(at, language)}</time> ·{' '}
        {t('submissions.steps.information_wanted')}
      </p>
      <div className={classes.bubble}>
        <p>{wanted}</p>
      </div>
    </li>
  );
}

function Message({ submissionId, message }: { submissionId: string; message: SubmissionMessage }) {
  const { t, say, language } = useReader();
  const { from, person, author, body, at, delivery, attachments } = message;
  const who = person === null ? (author === null ? t('submissions.manager') : say(author)) : say(person.name);
  return (
    <li className={classes.message} data-from={from}>
      <p className={classes.quiet}>
        {who} · <time dateTime={at}>{formatInstant(at, language)}</time>
        {message.supplement && ` · ${t('submissions.supplement')}`}
      </p>
      <div className={classes.bubble}>
        <p>{body}</p>
        {attachments.map((file) => (
          <p key={file.id}>
            <a href={attachmentAddress(submissionId, file.id)} download>
              {file.fileName}
            </a>
          </p>
        ))}
      </div>
      {delivery !== null && delivery !== 'delivered' && (
        <p className={classes.quiet}>{t(`submissions.deliveries.${delivery}`)}</p>
      )}
    </li>
  );
}
