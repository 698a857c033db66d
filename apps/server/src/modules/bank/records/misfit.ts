/** Why an entry cannot be taken in: a place in it and a reason, in words for the operator. */
export class Misfit extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = 'Misfit';
  }
}

interface Shape<T> {
  Check(value: unknown): value is T;
  Errors(
    value: unknown,
  ): readonly { readonly keyword: string; readonly instancePath: string; readonly message: string }[];
}

/** @throws Misfit naming the first place that does not fit. */
export function assertShape<T>(shape: Shape<T>, value: unknown, within: string): asserts value is T {
  if (shape.Check(value)) return;
  const [first] = shape.Errors(value);
  const place = [within, ...(first?.instancePath ?? '').split('/').filter(Boolean)].join('.');
  // The pattern itself would tell an operator nothing.
  const reason = first?.keyword === 'pattern' ? 'is not written as agreed' : first?.message;
  throw new Misfit(place, reason ?? 'is not of the shape that its kind has');
}

/** A day that exists. @throws Misfit. */
export function checkDay(place: string, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new Misfit(place, `"${day}" is no day of the calendar`);
  return day;
}

/** An instant that exists. @throws Misfit. */
export function checkInstant(place: string, instant: string): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new Misfit(place, `"${instant}" is no instant`);
  checkDay(place, instant.slice(0, 10));
  return date;
}
