// A way to the server that can be cut.
import { createConnection, createServer } from 'node:net';
import { Transform } from 'node:stream';

import { atEnd } from './ends.js';

// openProxy forwards TCP to a server. cut destroys every connection; while closed, new ones are destroyed at once.
// cutInBody ends the connection of the next answer behind the first bytes of its body.
export async function openProxy(t, target) {
  const { hostname, port } = new URL(target);
  const open = new Set();
  const proxy = { closed: false, connections: 0 };
  let inBody = false;
  const listener = createServer((client) => {
    proxy.connections++;
    if (proxy.closed) {
      client.destroy();
      return;
    }
    const upstream = createConnection(Number(port), hostname);
    const destroy = () => {
      client.destroy();
      upstream.destroy();
      open.delete(destroy);
    };
    open.add(destroy);
    for (const side of [client, upstream]) side.on('error', destroy).on('close', destroy);
    const answers = new Transform({
      transform(chunk, encoding, passed) {
        const body = inBody ? chunk.indexOf('\r\n\r\n') : -1;
        if (body < 0) return passed(null, chunk);
        inBody = false;
        client.write(chunk.subarray(0, body + 24), destroy);
      },
    });
    client.pipe(upstream).pipe(answers).pipe(client);
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${listener.address().port}`;
  proxy.cutInBody = () => { inBody = true; };
  proxy.cut = () => {
    for (const destroy of [...open]) destroy();
  };
  atEnd(t, () => {
    proxy.cut();
    return new Promise((resolve) => listener.close(resolve));
  });
  return proxy;
}
