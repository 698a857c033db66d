/** Asks a sandbox bank for something that only a sandbox offers. Throws when it refuses. */
export async function sandbox<Answer = unknown>(
  bank: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${bank}/sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  // The caller names what this path answers.
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

/** The journal of a customer as the bank keeps it. */
export interface BankJournal {
  lastSequence: number;
  items: { sequence: number; kind: string; data: Record<string, unknown>; jws: string }[];
}
