/** The calendar day of the banks: that of China. */
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day of an instant, `YYYY-MM-DD`. */
export function bankDay(at: Date): string {
  return days.format(at);
}

/** The day so many days after that of an instant. */
export function daysAfter(at: Date, count: number): string {
  return bankDay(new Date(at.getTime() + count * 86_400_000));
}
