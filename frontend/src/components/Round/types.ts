import type { ResultOf } from '$lib/result';
import type { PoolRoundQuery } from '$components/Pool/document';

type Node = NonNullable<ResultOf<typeof PoolRoundQuery>['node']>;
type WithRound = Extract<Node, { round?: unknown }>;
export type Round = NonNullable<WithRound['round']>;
export type Candidate = Round['candidates'][number];
