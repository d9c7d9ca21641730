/** The colour of a simulation's state. */
export const tone = { QUEUED: '', RUNNING: 'match', DONE: 'good', FAILED: 'bad', CANCELLED: 'warn' } as const;
