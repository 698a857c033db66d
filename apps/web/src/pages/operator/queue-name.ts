import type { Reader } from '../../locales/use-reader.ts';

/** The name of a queue as the reader calls it; one without a name is spelled. */
export function queueName(queue: string, { find }: Reader): string {
  return find(`jobs.name.${queue}`) ?? queue.replaceAll(/[._]/g, ' ');
}
