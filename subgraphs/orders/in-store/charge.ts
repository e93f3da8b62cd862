import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import type { AskedBy, FollowerName, PaymentOperation } from '../payments/operations.ts';

/** A charge that a session in a store asks for. */
type Asked = {
  follower: FollowerName;
  sessionId: string;
  /** Grows with each try, so that each is an operation of its own. */
  attempt: number;
  customerId: string | undefined;
  currency: string;
  /** Above 0. */
  totalMinor: number;
  token: string;
  by: AskedBy;
  /** The provider must not begin it later. Absent: whenever. */
  notAfter?: Date;
};

/** Asks for the money in the caller's transaction; what becomes of it moves the session on. Returns the operation's id. */
export async function charge(
  { payments }: Data,
  session: ClientSession,
  { follower, sessionId, attempt, customerId, currency, totalMinor, token, by, notAfter }: Asked,
): Promise<string> {
  const payment = await payments.open(session, {
    customerId: customerId ?? null,
    orderIds: [],
    currency,
    token,
  });
  const operation = await payments.request(session, {
    paymentId: payment._id,
    kind: 'CHARGE',
    amountMinor: totalMinor,
    follow: { name: follower, id: `${sessionId}/${attempt}` },
    by,
    ...(notAfter && { notAfter }),
  });
  return operation._id;
}

/** Which session's charge an operation is, and which try. */
export function chargedBy({ follow }: PaymentOperation): { sessionId: string; attempt: number } {
  const [sessionId = '', attempt = ''] = follow.id.split('/');
  return { sessionId, attempt: Number(attempt) };
}
