// The private PostgreSQL of a server under test, for what only time would bring about.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

// run runs one statement in the database below a state directory and returns its rows.
export async function run(stateDirectory, statement, values = []) {
  const pid = await readFile(join(stateDirectory, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const [, , , port, host] = pid.split('\n');
  const client = new pg.Client({ host, port: Number(port), user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
