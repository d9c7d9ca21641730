import type { ProjectFilter, ProjectOrder as AnyOrder, ProjectState } from '$gql/graphql';
import { readBounds, writeBounds } from '$map/bounds';
import type { Bounds } from '$map/geojson';

/** The orders that make sense to somebody who looks for a project. */
export type ProjectOrder = Exclude<AnyOrder, 'OLDEST'>;

/** What somebody is looking for. It lives in the address, so that it can be shared and found again. */
export type HomeFilter = {
  search: string;
  category: string;
  neighbourhood: string;
  stage: Stage;
  matched: boolean;
  order: ProjectOrder;
  box: Bounds | null;
};

export type Stage = 'open' | 'done' | 'idea' | 'all';
export const STAGES: readonly Stage[] = ['open', 'done', 'idea', 'all'];
export const ORDERS: readonly ProjectOrder[] = ['NEWEST', 'CLOSING_SOON', 'NEARLY_THERE', 'MOST_BACKED'];

const STATES: Record<Stage, ProjectState[]> = {
  open: ['PUBLISHED'],
  done: ['SUCCEEDED', 'IN_DELIVERY', 'COMPLETED'],
  idea: ['IDEA'],
  all: ['PUBLISHED', 'SUCCEEDED', 'IN_DELIVERY', 'COMPLETED', 'IDEA', 'FAILED']
};

export const NOTHING: HomeFilter = {
  search: '',
  category: '',
  neighbourhood: '',
  stage: 'open',
  matched: false,
  order: 'NEWEST',
  box: null
};

const one = <T extends string>(value: string | null, known: readonly T[], otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

const order = (value: string | null): ProjectOrder =>
  one(value?.toUpperCase().replaceAll('-', '_') ?? null, ORDERS, NOTHING.order);

/** Reads the address of the page; what it does not understand it ignores. */
export const readFilter = (query: URLSearchParams): HomeFilter => ({
  search: (query.get('q') ?? '').trim().slice(0, 200),
  category: query.get('category') ?? '',
  neighbourhood: query.get('neighbourhood') ?? '',
  stage: one(query.get('state'), STAGES, NOTHING.stage),
  matched: query.get('matched') === '1',
  order: order(query.get('sort')),
  box: readBounds(query.get('box'))
});

/** Writes only what differs from looking at everything that is open. */
export function writeFilter(filter: HomeFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.search) query.set('q', filter.search);
  if (filter.category) query.set('category', filter.category);
  if (filter.neighbourhood) query.set('neighbourhood', filter.neighbourhood);
  if (filter.stage !== NOTHING.stage) query.set('state', filter.stage);
  if (filter.matched) query.set('matched', '1');
  if (filter.order !== NOTHING.order) query.set('sort', filter.order.toLowerCase().replaceAll('_', '-'));
  if (filter.box) query.set('box', writeBounds(filter.box));
  return query;
}

/** As the API asks for it. */
export const projectFilter = (filter: HomeFilter): ProjectFilter => ({
  states: STATES[filter.stage],
  ...(filter.search && { search: filter.search }),
  ...(filter.category && { categories: [filter.category] }),
  ...(filter.neighbourhood && { neighbourhoods: [filter.neighbourhood] }),
  ...(filter.matched && { matchedNow: true }),
  ...(filter.box && { bounds: filter.box })
});

export const isNothing = (filter: HomeFilter): boolean =>
  writeFilter({ ...filter, order: NOTHING.order }).size === 0;
