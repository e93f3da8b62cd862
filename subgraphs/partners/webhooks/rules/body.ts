import type { WebhookType } from './event-types.ts';

export type Told = {
  type: WebhookType;
  /** When it happened. */
  at: Date;
  /** The app's own id for the customer. Null: it is about nobody. */
  customer: string | null;
  grantId: string | null;
  data: Readonly<Record<string, string | number>>;
};

/** The body of a webhook, the same at each attempt: what happened, to whom, and ids to ask for more with. */
export function bodyOf({ type, at, customer, grantId, data }: Told): string {
  return JSON.stringify({
    type,
    timestamp: at.toISOString(),
    data: { ...(customer !== null && { customer }), ...(grantId !== null && { grant: grantId }), ...data },
  });
}
