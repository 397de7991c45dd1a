/** A document as it is sent, with the types of its answer and its variables: what documents.ts exports. */
export interface Document<Answer, Variables> {
  toString(): string
  readonly __apiType?: ((variables: Variables) => Answer) | undefined
}
