import type { TypedDocumentString } from '$gql/graphql';

/** What a document brings back. */
export type ResultOf<D> = D extends TypedDocumentString<infer R, never> ? R : never;
