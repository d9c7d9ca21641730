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
  #moreTrouble = $state.raw<Trouble | null>(null);

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
      this.#moreTrouble = null;
    });
  }

  get #head(): Connection<N> | null {
    // Rows that answer another question, such as the filter before, are not shown under this one.
    return this.#first.data && this.#first.current ? this.#pick(this.#first.data) : null;
  }

  get nodes(): N[] {
    const head = this.#head;
    return head ? [head, ...this.#following].flatMap((page) => page.nodes) : [];
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

  /** Why the next page did not come. */
  get moreTrouble(): Trouble | null {
    return this.#moreTrouble;
  }

  get hasMore(): boolean {
    return this.#last?.pageInfo.hasNextPage ?? false;
  }

  get #last(): Connection<N> | null {
    const head = this.#head;
    return head && (this.#following.at(-1) ?? head);
  }

  async more(): Promise<void> {
    const variables = this.#variables();
    const after = this.#last?.pageInfo.endCursor;
    if (!variables || !after || this.fetching) return;
    this.fetching = true;
    const before = this.#first.data;
    const { data, trouble } = await ask(this.#document, { ...variables, after });
    this.fetching = false;
    if (before !== this.#first.data || !this.#first.current) return;
    this.#moreTrouble = trouble;
    const page = data ? this.#pick(data) : null;
    if (page) this.#following = [...this.#following, page];
  }

  again(): void {
    this.#first.again();
  }
}
