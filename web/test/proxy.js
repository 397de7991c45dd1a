// A way to the server that can be cut.
import { createConnection, createServer } from 'node:net';

import { atEnd } from './ends.js';

// openProxy forwards TCP to a server. cut destroys every connection; while closed, new ones are destroyed at once.
export async function openProxy(t, target) {
  const { hostname, port } = new URL(target);
  const open = new Set();
  const proxy = { closed: false, connections: 0 };
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
    client.pipe(upstream).pipe(client);
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${listener.address().port}`;
  proxy.cut = () => {
    for (const destroy of [...open]) destroy();
  };
  atEnd(t, () => {
    proxy.cut();
    return new Promise((resolve) => listener.close(resolve));
  });
  return proxy;
}
