import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

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
      notifications.show({ message });
      const keys = [['partners'], ['watches'], ['enterprise'], ['search'], ['feed']];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
