/** In which a browser sends Global Privacy Control. @see https://www.w3.org/TR/gpc/ section 3.1 */
const GPC_HEADER = 'sec-gpc';

/** Whether a request carries the signal: exactly `1`, and nothing that merely looks like it. */
export const carriesGpc = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean =>
  headers[GPC_HEADER] === '1';
