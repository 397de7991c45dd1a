// A way to the server that loses connections.
import { EventEmitter, once } from 'node:events';
import { createConnection, createServer } from 'node:net';

// openProxy forwards TCP to the server. Of the first `cuts` connections it destroys each once `bytes` bytes of answers
// have passed; cutAll destroys what is open. connections is how many there have been; answered waits until so many parts
// of answers have passed.
export async function openProxy(target, { cuts = 0, bytes = 2000 } = {}) {
  const { hostname, port } = new URL(target);
  const open = new Set();
  const parts = new EventEmitter();
  const proxy = { connections: 0, cut: 0, parts: 0 };
  proxy.answered = async (wanted) => {
    while (proxy.parts < wanted) await once(parts, 'more');
  };
  const onPart = () => {
    proxy.parts++;
    parts.emit('more');
  };
  const server = createServer((client) => {
    const left = ++proxy.connections <= cuts ? bytes : Infinity;
    forward(client, createConnection(Number(port), hostname), left, onPart, () => proxy.cut++);
    open.add(client);
    client.on('close', () => open.delete(client));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${server.address().port}`;
  proxy.cutAll = () => {
    for (const client of open) client.destroy();
  };
  proxy.close = () => {
    proxy.cutAll();
    return new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}

function forward(client, upstream, left, onPart, onCut) {
  const destroy = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const side of [client, upstream]) side.on('error', destroy).on('close', destroy);
  client.pipe(upstream);
  upstream.on('data', (chunk) => {
    if (left === 0) return;
    onPart();
    const passed = chunk.subarray(0, left);
    left -= passed.length;
    if (left > 0) client.write(passed);
    else client.write(passed, () => {
      onCut();
      destroy();
    });
  });
}
