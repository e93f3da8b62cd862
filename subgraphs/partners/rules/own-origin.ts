const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a page comes from our own front door. On one machine, its names are one. */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false; // `null`, from a sandboxed frame
  const own = new URL(publicUrl);
  const other = new URL(origin);
  const local = LOOPBACK.includes(own.hostname) && LOOPBACK.includes(other.hostname);
  return own.origin === other.origin || (local && own.protocol === other.protocol && own.port === other.port);
}
