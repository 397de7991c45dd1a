import type { Document } from './document.ts'
import { ServerError } from './errors.ts'
import { query } from './query.ts'

interface Payload {
  readonly userErrors: readonly { readonly message: string }[]
}

/**
 * mutate changes something by a document of one mutation and returns its payload. What the person who asked has to
 * correct is thrown as a ServerError too, with the server's words.
 */
export async function mutate<Name extends string, P extends Payload, Variables>(
  document: Document<{ readonly [name in Name]: P }, Variables>,
  name: Name,
  variables: Variables,
): Promise<P> {
  const payload = (await query(document, variables))[name]
  const [refusal] = payload.userErrors
  if (refusal) throw new ServerError('REFUSED', refusal.message)
  return payload
}
