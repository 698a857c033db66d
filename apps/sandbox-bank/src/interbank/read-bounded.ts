/**
 * Reads an answer of another bank as it comes, and hangs up as soon as it is longer than may be: nothing of it is kept then.
 * @param mostBytes longest answer, bytes.
 * @throws Error when it is longer.
 */
export async function readBounded(response: Response, mostBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // To leave the loop early cancels the stream, which closes the connection.
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new Error('it answered at great length');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
