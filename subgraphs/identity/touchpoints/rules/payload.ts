/** Words that a field has which holds a picture, a recording, or a measure of somebody's body (GDPR Art. 4(14), 9). */
const REFUSED_WORDS =
  /image|photo|picture|snapshot|thumbnail|frame|video|audio|recording|face|facial|portrait|iris|retina|fingerprint|palm|vein|gait|voice|speaker|biometric|embedding|descriptor|landmark|keypoint|skeleton|ethnic|race|gender|emotion|template/i;
/** Nothing that a sensor says of an event is as long; an encoded picture is. */
const LONGEST_TEXT = 200;
const MOST_FIELDS = 20;
/** Beginnings of encoded pictures and recordings: data URLs, JPEG, PNG, GIF, WebP and MP4 in base64. */
const ENCODED = /^(?:data:|\/9j\/|iVBORw0KGgo|R0lGOD|UklGR|AAAA[\w+/]{2}Z0eXA)/;

export type Details = Record<string, string | number | boolean>;

export type PayloadProblem = { code: 'BIOMETRICS_REFUSED' | 'INVALID_VALUE'; field: string; message: string };

/**
 * Reads what a sensor says besides: few plain values by name. What is, or may be, a picture, a recording or a measure of
 * somebody's body is refused with its event, so that it is stored nowhere.
 */
export function readDetails(given: unknown): { details: Details } | { problem: PayloadProblem } {
  if (given === null || given === undefined) return { details: {} };
  if (typeof given !== 'object' || Array.isArray(given))
    return invalid('details', 'an object of plain values');
  const biometric = biometricIn(given, 'details');
  if (biometric) return { problem: biometric };
  const entries = Object.entries(given);
  if (entries.length > MOST_FIELDS) return invalid('details', `at most ${MOST_FIELDS} fields`);
  for (const [name, value] of entries) {
    const field = `details.${name}`;
    if (!/^[a-z][\w]{0,39}$/i.test(name)) return invalid('details', 'names of 1 to 40 letters, digits and _');
    if (!['string', 'number', 'boolean'].includes(typeof value)) return invalid(field, 'a plain value');
    if (typeof value === 'number' && !Number.isFinite(value)) return invalid(field, 'a number');
  }
  return { details: Object.fromEntries(entries) as Details };
}

/** Looks into every depth, also of what would be refused for its form. */
function biometricIn(value: unknown, path: string): PayloadProblem | null {
  if (typeof value === 'string' && (value.length > LONGEST_TEXT || ENCODED.test(value))) return refused(path);
  if (value === null || typeof value !== 'object') return null;
  // A list of numbers is what a face or a gait is measured in.
  if (Array.isArray(value) && value.length > 3 && value.every((one) => typeof one === 'number'))
    return refused(path);
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && REFUSED_WORDS.test(name)) return refused(`${path}.${name}`);
    const found = biometricIn(inner, `${path}.${name}`);
    if (found) return found;
  }
  return null;
}

const refused = (field: string): PayloadProblem => ({
  code: 'BIOMETRICS_REFUSED',
  field,
  message: 'No pictures, recordings or measures of bodies are taken in.',
});

const invalid = (field: string, expected: string) => ({
  problem: { code: 'INVALID_VALUE' as const, field, message: `Expected ${expected}.` },
});
