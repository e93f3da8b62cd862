import { z } from 'zod';

/** Who decides what personal data is processed for, and how (GDPR Art. 4(7)), as receipts and pages name them. */
export type Controller = z.output<typeof CONTROLLER>;

const text = z.string().trim().min(1).max(200);

const CONTROLLER = z.strictObject({
  /** Of the company. */
  name: text,
  /** Postal, in one line. */
  address: text,
  /** For questions about personal data. */
  email: z.email(),
  phone: text.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** ISO 3166, `EU` or `EEA`: under whose law. */
  jurisdiction: z.string().regex(/^(EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/),
  privacyPolicyUrl: z.url({ protocol: /^https?$/ }).optional(),
  dataProtectionOfficer: z.strictObject({ name: text, email: z.email(), phone: text.optional() }).optional(),
});

const EXPECTED =
  'PATRON_CONTROLLER: expected JSON like {"name": "Shop Ltd", "address": "1 High Street, Dublin, IE", "email": "privacy@shop.example", "jurisdiction": "EU", "dataProtectionOfficer": {"name": "…", "email": "…"}}';

/** @throws {Error} that names the setting and the member that is wrong. */
export function parseController(json: string): Controller {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error(EXPECTED);
  }
  const { data, error } = CONTROLLER.safeParse(value);
  if (data) return data;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
  throw new Error(`${EXPECTED}; ${wrong.join('; ')}`);
}

/** Of the demo world. Nobody real. */
export const DEMO_CONTROLLER: Controller = {
  name: 'Patron Demo Shop',
  address: '1 Example Street, 1011 AB Amsterdam, NL',
  email: 'privacy@shop.example',
  jurisdiction: 'EU',
  dataProtectionOfficer: { name: 'Data protection officer', email: 'dpo@shop.example' },
};
