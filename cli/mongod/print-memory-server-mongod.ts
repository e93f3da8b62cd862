/** Prints the path of mongodb-memory-server's mongod, downloading it if its settings allow that. */
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';

// Its download reports on standard output, which is for the path alone.
console.log = console.error;
try {
  const path = await MongoBinary.getPath();
  process.stdout.write(`${path}\n`);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message.replace(/\s+/g, ' ') : error}\n`);
  process.exitCode = 1;
}
