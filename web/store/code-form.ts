export type CodeForm = 'VOUCHER' | 'OFFER' | 'MEMBER' | 'OTHER';

const VOUCHER = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){2}$/i;
const OFFER = /^of(?:-[0-9a-z]{4}){3}$/i;

/**
 * What a code looks like. Vouchers and offers are told by their letters; what is signed has a payload that anybody can read, in
 * which a member's code names a customer. Whether it is one, and good, only the graph knows.
 */
export function formOf(text: string): CodeForm {
  if (VOUCHER.test(text)) return 'VOUCHER';
  if (OFFER.test(text)) return 'OFFER';
  return namesCustomer(text) ? 'MEMBER' : 'OTHER';
}

function namesCustomer(text: string): boolean {
  const [, payload = ''] = text.split('.');
  try {
    const { n } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { n?: unknown };
    return typeof n === 'string' && n.startsWith('cus_');
  } catch {
    return false; // no base64url, or no JSON in it
  }
}
