// Holds answers against docs/v1.openapi.yaml.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';

export const description = parse(readFileSync(new URL('../../docs/v1.openapi.yaml', import.meta.url), 'utf8'));

const ajv = new Ajv2020.default({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'paths', 'components']);
ajv.addSchema(description, 'v1');

// answerSchema points to the schema of an answer in the file.
export function answerSchema(path, method, status) {
  const { responses } = description.paths[path][method.toLowerCase()];
  const known = String(status) in responses ? String(status) : 'default';
  let pointer = `/paths/${escape(path)}/${method.toLowerCase()}/responses/${known}`;
  const { $ref } = responses[known];
  if ($ref) pointer = $ref.replace('#', '');
  return `v1#${pointer}/content/application~1json/schema`;
}

const escape = (token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));

export const validator = (pointer) => ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });

// checkAnswer fails unless the file describes the answer, member by member, and returns the operation that it is of.
export async function checkAnswer(path, method, response) {
  const operation = description.paths[path][method.toLowerCase()].operationId;
  assert.match(response.headers.get('content-type'), /^application\/json\b/);
  const answer = await response.json();
  const accepts = validator(answerSchema(path, method, response.status));
  assert.ok(accepts(answer), `${operation}, ${response.status}: ${ajv.errorsText(accepts.errors)}\n${JSON.stringify(answer)}`);
  return operation;
}
