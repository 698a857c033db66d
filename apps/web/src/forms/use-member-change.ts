import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '../ui/toasts.ts';

/** A change among members or invitations: afterwards both lists are asked for again, and the reader is told. */
export function useMemberChange<Input = void>(
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
      const keys = [['members'], ['invitations']];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
