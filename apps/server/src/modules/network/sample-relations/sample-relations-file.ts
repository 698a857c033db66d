import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const Identifier = Type.Object({
  scheme: Type.String(),
  value: Type.String(),
  country: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const Since = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' });

/** Who deals with whom and who watches whom in a sample world; `requested`: a asked b, who has not answered. */
const SampleRelations = Type.Object({
  partnerships: Type.Array(
    Type.Object({
      a: Identifier,
      b: Identifier,
      since: Since,
      state: Type.Enum(['active', 'requested']),
      note: Type.Optional(Type.Union([Type.String({ maxLength: 500 }), Type.Null()])),
    }),
  ),
  watches: Type.Array(Type.Object({ watcher: Identifier, watched: Identifier, since: Since })),
});
export type SampleRelations = Static<typeof SampleRelations>;

/** What is wrong with the file, naming the place. */
export class SampleFileError extends Error {}

/** Reads the text of a file of sample relations. @throws SampleFileError */
export function readSampleRelations(text: string): SampleRelations {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new SampleFileError('the file is not JSON');
  }
  const [first] = Value.Errors(SampleRelations, content);
  if (first !== undefined)
    throw new SampleFileError(`${first.instancePath === '' ? 'the file' : first.instancePath} ${first.message}`);
  // Held against the schema one line above.
  return content as SampleRelations;
}
