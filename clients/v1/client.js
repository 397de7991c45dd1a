// @ts-check
// A client of v1 as openapi-typescript and openapi-fetch make it of docs/v1.openapi.yaml. schema.d.ts is made anew
// before each check of the types.
import createClient from 'openapi-fetch';

import { patient, url } from '../server.js';
import { checkAnswer } from './contract.js';

/** @typedef {import('./schema.js').paths} Paths */

// connect makes a client with a key. It fails on an answer that the file does not describe, and tells which operation
// each answer was of.
/**
 * @param {string | undefined} key
 * @param {(operation: string) => void} [answered]
 */
export function connect(key, answered = () => {}) {
  const headers = key ? { authorization: `Bearer ${key}` } : undefined;
  /** @type {ReturnType<typeof createClient<Paths>>} */
  const client = createClient({ baseUrl: `${url}/api/v1`, fetch: patient, headers });
  client.use({
    async onResponse({ schemaPath, request, response }) {
      answered(await checkAnswer(schemaPath, request.method, response.clone()));
    },
  });
  return client;
}
