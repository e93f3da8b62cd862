/** What apps can be told of. Names and payloads never change; a new shape is a new type. */
export const WEBHOOK_TYPES = [
  'customer.erased',
  'data.export_ready',
  'data.requested',
  'grant.changed',
  'grant.ended',
  'playlist.changed',
  'points.exchanged',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** Told to every endpoint whatever it subscribes to and whatever the customer allows: the app has a duty that begins with it. */
const MANDATORY: ReadonlySet<WebhookType> = new Set(['customer.erased', 'data.requested', 'grant.ended']);

export const isMandatory = (type: WebhookType): boolean => MANDATORY.has(type);

type Named<Type extends string> = Type extends `${infer What}.${infer Happened}`
  ? `${Uppercase<What>}_${Uppercase<Happened>}`
  : never;

/** As the schema spells it, e.g. `GRANT_ENDED`. */
export type WebhookTypeName = Named<WebhookType>;

export const nameOf = (type: WebhookType): WebhookTypeName =>
  type.toUpperCase().replace('.', '_') as WebhookTypeName;

const BY_NAME = new Map(WEBHOOK_TYPES.map((type) => [nameOf(type), type]));

export function typeNamed(name: WebhookTypeName): WebhookType {
  const type = BY_NAME.get(name);
  if (!type) throw new Error(`no webhook is named ${name}`);
  return type;
}
