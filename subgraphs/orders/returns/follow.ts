import type { Follower } from '../payments/followers.ts';

/** Money of a return has moved back, or won't. */
export const followReturn: Follower = ({ returns }, operation, session) => returns.follow(operation, session);
