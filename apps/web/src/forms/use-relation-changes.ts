import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '../ui/toasts.ts';

/** A change of a relation: afterwards everything that shows relations is asked for again, and the member is told. */
export function useRelationChange<Input = void>(
  change: (input: Input) => Promise<unknown>,
  message: string,
  after?: () => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      after?.();
      showToast(message);
      const keys = [['partners'], ['watches'], ['blocks'], ['enterprise'], ['search'], ['feed']];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
