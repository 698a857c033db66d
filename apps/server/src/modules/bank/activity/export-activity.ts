/** Items of one reading: never more than these are held. */
const pageItems = 1_000;

/** Reads a list that is paged by the identifier of its last item, to its end. */
export async function* pagesOf<T>(
  read: (page: { before: string | null; limit: number }) => Promise<T[]>,
  idOf: (item: T) => string,
): AsyncGenerator<T[]> {
  for (let before: string | null = null; ;) {
    const page = await read({ before, limit: pageItems });
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageItems) return;
    before = idOf(last);
  }
}

/** A document of JSON that is written while its lists are read. */
export async function* writeDocument(
  head: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, AsyncIterable<readonly unknown[]>>>,
): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, pages] of Object.entries(lists)) {
    yield `,${JSON.stringify(name)}:[`;
    let between = '';
    for await (const page of pages) {
      if (page.length === 0) continue;
      yield between + page.map((item) => JSON.stringify(item)).join(',');
      between = ',';
    }
    yield ']';
  }
  yield '}';
}
