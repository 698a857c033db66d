import { readFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Prints the TypeScript types of the OpenAPI document whose path is given. JavaScript, in a workspace of its own, because
 * openapi-typescript needs the API of TypeScript 5, and the compiler of the house has none.
 */
const document = JSON.parse(await readFile(process.argv[2], 'utf8'));
process.stdout.write(astToString(await openapiTS(document, { alphabetize: true })));
