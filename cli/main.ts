import { Command, InvalidArgumentError, Option } from 'commander';

const program = new Command('patron')
  .description('The open-source customer graph for retail.')
  .version('0.1.0')
  .showHelpAfterError('(patron --help shows every command)')
  .addHelpText(
    'after',
    `
Examples:
  patron start                                   everything in one process, with the demo world
  patron start --distributed                     gateway and each subgraph in a process of its own
  patron token ada                               a bearer token of a demo persona
  patron import customers till.csv --source till
  patron loyalty init --name "Corner Club"       a loyalty programme that works from now on
  patron resolve records.csv --out clusters.csv  which records of a file are of one person
  patron receipt verify receipt.jws              whether a consent receipt is genuine, and what it says
  patron gateway --supergraph supergraph.yaml    the gateway alone, over any supergraph`,
  );

const port = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('expected a port from 0 to 65535');
  }
  return value;
};

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256) {
    throw new InvalidArgumentError('expected a whole number from 1 to 256');
  }
  return value;
};

const atLeastOne = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
};

program
  .command('start')
  .description('Start Patron: MongoDB, the five subgraphs and the gateway.')
  .option('--distributed', 'one process per subgraph, reached over HTTP')
  .option('--no-demo', 'without the demo world, its personas and their tokens')
  .option('--with-partners', 'with the example apps in examples/, a music and a rewards partner')
  .option('--with-connections', 'with the connected applications in examples/, an ERP and an email provider')
  .option('--port <port>', 'where the gateway listens (PORT, else 4000)', port)
  .option('--supergraph <file>', 'another supergraph.yaml, e.g. with other ports')
  .action(async (options) => (await import('./start.ts')).start(options));

program
  .command('subgraph')
  .argument('<name>', 'identity, consent, orders, loyalty or partners')
  .description(
    'Serve one subgraph over HTTP. Needs MONGODB_URI, PATRON_SIGNING_KEYS and PATRON_PAIRWISE_SECRET.',
  )
  .option('--port <port>', 'where it listens (else the port of its routing_url in supergraph.yaml)', port)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--supergraph <file>', 'another supergraph.yaml, which says where the other subgraphs are')
  .action(async (name, options) => (await import('./subgraph.ts')).serveOne(name, options));

program
  .command('gateway')
  .description('Run the gateway over any supergraph, with remote subgraphs.')
  .requiredOption(
    '--supergraph <file>',
    'supergraph.yaml in Rover’s format, or a composed supergraph (.graphql)',
  )
  .option('--port <port>', 'where it listens (PORT, else 4000)', port)
  .option('--host <host>', 'address to listen on (HOST, else 127.0.0.1)')
  .option('--open', 'let callers through without a token')
  .action(async (options) => (await import('./gateway.ts')).gateway(options));

program
  .command('compose')
  .description('Compose the supergraph and print it, or a contract: the part of it that has a tag.')
  .option('--config <file>', 'in Rover’s format', 'supergraph.yaml')
  .option('--tag <tag>', 'everything without @tag(name: "<tag>") is @inaccessible, e.g. partner')
  .option('--api', 'the schema that clients see instead of the supergraph')
  .option('--output <file>', 'write it there instead')
  .option('--verbose', 'also hints of level DEBUG')
  .action(async (options) => (await import('./compose.ts')).compose(options));

program
  .command('token')
  .argument(
    '<persona>',
    'ada, ben, store, music, rewards, erp, email-provider, player, entry-gate, exit-gate, sensor, self-checkout, return-bar, analyst, privacy or admin',
  )
  .description('Print a bearer token of a demo persona.')
  .option('--url <url>', 'the running Patron', process.env.PATRON_URL ?? 'http://localhost:4000')
  .action(async (persona, { url }) => {
    const { fetchPersonaToken } = await import('./token.ts');
    process.stdout.write(`${await fetchPersonaToken(url, persona)}\n`);
  });

program
  .command('seed')
  .description('Load the demo world into MongoDB (what `patron start` does by itself the first time).')
  .action(async () => (await import('./seed.ts')).seed());

const importing = program.command('import').description('Import your own files through the graph.');
for (const [kind, about] of [
  ['customers', 'customer records, a row each; see docs/import.md for the columns'],
  ['orders', 'orders, a line each, in any order'],
] as const) {
  importing
    .command(kind)
    .argument('<file>', 'CSV with a header row; - reads standard input')
    .description(`Import ${about}. Can be repeated and resumed: a row that is there already changes nothing.`)
    .option('--source <name>', 'the system that the file comes from (customers)')
    .option('--url <url>', 'the running Patron', process.env.PATRON_URL ?? 'http://localhost:4000')
    .option(
      '--token <token>',
      'bearer token with the scope `import` (PATRON_TOKEN; else the demo persona `erp`)',
    )
    .option('--rejects <file>', 'where rejected rows are reported, with line numbers (else FILE.rejects.csv)')
    .option('--restart', 'begin at the first line although an earlier run got further')
    .action(async (file, options) => (await import('./import/run.ts')).runImport(kind, file, options));
}

program
  .command('resolve')
  .argument('<file>', 'CSV with a header row, a record each; - reads standard input')
  .requiredOption('--out <file>', 'CSV to write: record_id,cluster_id, in the order of the input')
  .option('--report <file>', 'JSON to write: thresholds, learned parameters, pairs scored, time, memory')
  .option('--threads <number>', 'threads that compare records (default: as many as there are cores)', count)
  .option('--model <file>', 'a report of an earlier run: its parameters are taken instead of learned again')
  .option('--apart <file>', 'CSV of two record ids a row that a person decided are never the same')
  .option('--together <file>', 'CSV of two record ids a row that a person decided are always the same')
  .option('--quiet', 'no progress on standard error')
  .description('Find out which records of a file are of one person.')
  .addHelpText(
    'after',
    `
Columns: record_id, and any of given_name, surname, full_name, date_of_birth, email, phone, street_number, address_1,
address_2, suburb, city, postcode, state, country, soc_sec_id, gender. Any other column is compared exactly and weighed
like the others. Nothing has to be labelled or tuned: what a comparison is worth is learned from the file itself.

A cluster's id is the record id of its first record. A file with rows that can't be read (record_id missing or twice,
too many or too few cells, a quote that isn't closed) is refused as a whole, with line numbers. See docs/resolution.md.

Example:
  patron resolve records.csv --out clusters.csv --report report.json`,
  )
  .action(async (file, options) => (await import('./resolve/resolve.ts')).resolve(file, options));

program
  .command('receipt')
  .description('Look at signed consent receipts.')
  .command('verify')
  .argument('<file>', 'a receipt, or JSON with receipts in it; - reads standard input')
  .description(
    'Say whether a receipt is genuine, and what was agreed. Exit code 0: it is, 1: it is not, 2: unknown.',
  )
  .option('--keys <file|url>', 'JSON Web Key Set of the issuer (else the published one of --url)')
  .option('--url <url>', 'the running Patron', process.env.PATRON_URL ?? 'http://localhost:4000')
  .option('--json', 'one JSON object instead of words')
  .action(async (file, options) => (await import('./receipt/verify.ts')).verify(file, options));

program
  .command('rights')
  .description('What customers ask for under the GDPR.')
  .command('export')
  .argument('<request>', 'id of a completed request for access or export, e.g. rrq_…')
  .requiredOption('--out <dir>', 'folder to write into; it is made if need be')
  .addOption(
    new Option('--format <format>', 'one JSON document, or a CSV for each collection')
      .choices(['json', 'csv'])
      .default('json'),
  )
  .option('--url <url>', 'the running Patron', process.env.PATRON_URL ?? 'http://localhost:4000')
  .option('--token <token>', 'bearer token of the customer or a privacy officer (PATRON_TOKEN)')
  .description('Write what was collected for a request from every subgraph, checked by its digests.')
  .action(async (request, options) => (await import('./rights/export.ts')).exportRights(request, options));

program
  .command('loyalty')
  .description('Set up a loyalty programme.')
  .command('init')
  .description('Set up a loyalty programme with sane defaults: customers earn from the next purchase on.')
  .option('--name <name>', 'what customers read', 'Loyalty programme')
  .option('--points <number>', 'points for each step of what is paid', atLeastOne, 1)
  .option('--per <number>', 'whole units of currency that make a step', atLeastOne, 1)
  .option('--months <number>', 'months that points live', atLeastOne, 24)
  .option('--time-zone <zone>', 'by which days begin, e.g. Europe/Berlin', 'UTC')
  .option('--exclude <category...>', 'categories that earn nothing, e.g. gift-cards')
  .option('--reward <name=points...>', 'what points buy (else a free coffee for 100 and a voucher for 500)')
  .option('--no-engagement', 'nothing for reviews, check-ins and surveys')
  .option('--replace', 'although a programme was set before: it holds until now')
  .option('--print', 'say what would be set, and set nothing')
  .option('--url <url>', 'the running Patron', process.env.PATRON_URL ?? 'http://localhost:4000')
  .option('--token <token>', 'bearer token of an administrator (PATRON_TOKEN; else the demo persona `admin`)')
  .addHelpText(
    'after',
    `
It sets the parts that are about earning and how long points live, and adds the rewards. Tiers, referrals, cards and anything
finer (rules for goods, stores, hours, caps) are set by the mutation setProgramme; tryEarningRules shows before what rules
would give. Points that customers have stay as they are.

Examples:
  patron loyalty init --name "Corner Club"
  patron loyalty init --name "Corner Club" --points 1 --per 10 --time-zone Europe/Stockholm
  patron loyalty init --reward "Free coffee=80" "Bag of beans=400" --exclude gift-cards
  patron loyalty init --name "Corner Club" --print`,
  )
  .action(async (options) => (await import('./loyalty/init.ts')).init(options));

const events = program.command('events').description('Look after events that a subgraph refused.');
events
  .command('dead-letters')
  .description('List events that were given up, by subgraph and consumer.')
  .action(async () => (await import('./events.ts')).listDeadLetters());
events
  .command('replay')
  .argument('<subgraph>', 'whose outbox')
  .argument('<consumer>', 'who refused them')
  .option('--event <id>', 'only this one')
  .description('Deliver dead letters again.')
  .action(async (subgraph, consumer, { event }) =>
    (await import('./events.ts')).replay(subgraph, consumer, event),
  );

try {
  await program.parseAsync();
} catch (error) {
  // The message says what to do; the stack is for those who look into Patron itself.
  const text = error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : String(error);
  process.stderr.write(`patron: ${text}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect(); // whoever started us would wait for the end otherwise
}
