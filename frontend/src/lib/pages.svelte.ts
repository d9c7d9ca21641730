import type { TypedDocumentString } from '$gql/graphql';
import { ask, Query, type Trouble } from './api.svelte';

type Connection<N> = {
  nodes: N[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number;
};

/** A Relay connection that is read further page by page and starts over when the first page changes. */
export class Pages<R, V extends { after?: string | null }, N> {
  #first: Query<R, V>;
  #following = $state.raw<Connection<N>[]>([]);
  #document: TypedDocumentString<R, V>;
  #variables: () => V | null;
  #pick: (data: R) => Connection<N> | null;
  fetching = $state(false);

  constructor(
    document: TypedDocumentString<R, V>,
    variables: () => V | null,
    pick: (data: R) => Connection<N> | null
  ) {
    this.#document = document;
    this.#variables = variables;
    this.#pick = pick;
    this.#first = new Query(document, variables);
    $effect(() => {
      void this.#first.data;
      this.#following = [];
    });
  }

  get #head(): Connection<N> | null {
    return this.#first.data ? this.#pick(this.#first.data) : null;
  }

  get nodes(): N[] {
    return [this.#head, ...this.#following].flatMap((page) => page?.nodes ?? []);
  }

  get ready(): boolean {
    return this.#head !== null;
  }

  get totalCount(): number {
    return this.#head?.totalCount ?? 0;
  }

  get trouble(): Trouble | null {
    return this.#first.trouble;
  }

  get hasMore(): boolean {
    return (this.#following.at(-1) ?? this.#head)?.pageInfo.hasNextPage ?? false;
  }

  async more(): Promise<void> {
    const variables = this.#variables();
    const after = (this.#following.at(-1) ?? this.#head)?.pageInfo.endCursor;
    if (!variables || !after || this.fetching) return;
    this.fetching = true;
    const before = this.#first.data;
    const { data } = await ask(this.#document, { ...variables, after });
    this.fetching = false;
    const page = data ? this.#pick(data) : null;
    if (page && before === this.#first.data) this.#following = [...this.#following, page];
  }

  again(): void {
    this.#first.again();
  }
}
