export type OwnOrigin = {
  /** Where we are seen from outside, when that is known. */
  publicUrl: string | undefined;
  /** What the request says that it was sent to, e.g. `api.example:8443`. */
  host: string;
  /** Other origins whose pages may connect. */
  allowed: readonly string[];
};

/**
 * Whether a page of this origin may open a WebSocket, for which browsers ask no leave of ours (RFC 6455, section 10.2). What
 * isn't a page sends no origin.
 */
export function mayConnect(origin: string | undefined, { publicUrl, host, allowed }: OwnOrigin): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
