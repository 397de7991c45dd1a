// Programs under test: started with settings of their own, known by what they print, ended by their process id.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const binary = process.env.GOODONES_BINARY ?? new URL('../../bin/goodones', import.meta.url).pathname;

// A caller's own settings are none of a test's business.
const inherited = Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR', 'PG_BIN', 'LANG'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
);

// startProgram starts a command. until waits for a pattern in what it has printed, and fails with all of that if it ends first.
export function startProgram(args, settings = {}) {
  const child = spawn(binary, args, { env: { ...inherited, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const program = { printed: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      program.printed += text;
      child.emit('printed');
    });
  }
  program.until = async (pattern) => {
    for (;;) {
      const found = pattern.exec(program.printed);
      if (found) return found;
      const more = new AbortController();
      const over = await Promise.race([once(child, 'printed', more), ended.then(() => true)]);
      more.abort();
      if (over === true) throw new Error(`${args[0]} ended before it printed ${pattern}:\n${program.printed}`);
    }
  };
  program.end = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return program;
}

const execute = promisify(execFile);

// runProgram runs a command to its end and returns what it printed.
export const runProgram = async (args, settings = {}) =>
  (await execute(binary, args, { env: { ...inherited, ...settings } })).stdout.trim();
