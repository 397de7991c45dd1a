// The private PostgreSQL of a server under test, for what only time would bring about.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

// connect opens a connection to the database below a state directory; whoever asked for it ends it.
export async function connect(stateDirectory) {
  const pid = await readFile(join(stateDirectory, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const [, , , port, host] = pid.split('\n');
  const client = new pg.Client({ host, port: Number(port), user: 'postgres', database: 'postgres' });
  await client.connect();
  return client;
}

// run runs one statement in that database and returns its rows.
export async function run(stateDirectory, statement, values = []) {
  const client = await connect(stateDirectory);
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
