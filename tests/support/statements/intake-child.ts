import { openIntake } from '../payments/statement-intake.ts';
import { randomOf, shuffled } from './order.ts';
import { sampleFiles } from './sample-files.ts';

// A process that takes the samples three times over and is killed somewhere on the way: database, key, enterprise and seed come from outside.
const [databaseUrl = '', key = '', enterpriseId = '', seed = '1'] = process.argv.slice(2);
await using intake = openIntake(databaseUrl, key);
process.stdout.write('taking\n');
const files = sampleFiles();
for (const file of shuffled([...files, ...files, ...files], randomOf(Number(seed))))
  await intake.take(enterpriseId, file);
