import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemFromThrown, type Problem } from '../../api/problem.ts';
import { saveSubmission, submissionQuery } from '../../api/submission-queries.ts';
import type { Submission } from '../../api/types.ts';

type SaveState = 'idle' | 'saving' | 'saved' | 'failed';
type Data = Readonly<Record<string, unknown>>;

/** Saves a draft one request after the other, so that every save names the revision that the one before it made. */
export function useDraft(submission: Submission) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<SaveState>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  const revision = useRef(submission.revision);
  const kept = useRef(JSON.stringify(submission.data));
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const submissionId = submission.id;

  const put = async (data: Data): Promise<void> => {
    const text = JSON.stringify(data);
    if (text === kept.current) return;
    setState('saving');
    try {
      const saved = await saveSubmission({ submissionId, revision: revision.current }, data);
      revision.current = saved.revision;
      kept.current = text;
      setState('saved');
      setProblem(null);
    } catch (thrown) {
      setState('failed');
      setProblem(problemFromThrown(thrown));
      throw thrown;
    }
  };
  const queue = (data: Data): Promise<void> => {
    const run = before.current.catch(() => undefined).then(() => put(data));
    before.current = run.catch(() => undefined);
    return run;
  };
  return {
    state,
    problem,
    save: (data: Data): void => void queue(data).catch(() => undefined),
    /** Saves what is left. @returns the revision that is kept then. @throws what the saving threw. */
    settle: async (data: Data): Promise<number> => {
      await queue(data);
      return revision.current;
    },
    /** Reads the draft again, as somebody else left it. */
    reload: (): void => void queryClient.resetQueries({ queryKey: submissionQuery(submissionId).queryKey }),
  };
}
