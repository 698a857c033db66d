/** Processor time that this thread has taken since it began, ms: unlike the clock on the wall it stands still while others run. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
