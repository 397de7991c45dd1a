// The one module that talks to the server.
export { Action } from './action.svelte.ts'
export { Again } from './again.ts'
export { connection, type ConnectionState, type Subscriber, subscribe } from './connection.svelte.ts'
export { asServerError, asServerMessage, type ErrorCode, ServerError } from './errors.ts'
export { mutate } from './mutate.ts'
export { query } from './query.ts'
export { Resource } from './resource.svelte.ts'
export { session } from './session.svelte.ts'
