// The demo, as a newcomer starts it, but that its runs take no time.
import { startProgram } from './program.js';

// startDemo starts a demo of its own, waits until both of its runs are done, and adds the link that it prints last.
export async function startDemo() {
  const demo = startProgram(['demo', '--listen', '127.0.0.1:0', '--latency', '0s']);
  await demo.until(/^GraphQL/m);
  return Object.assign(demo, { link: demo.printed.match(/^Open\s+(\S+)/gm).at(-1).split(/\s+/)[1] });
}
