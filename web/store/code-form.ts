export type CodeForm = 'VOUCHER' | 'OFFER' | 'MEMBER' | 'OTHER';

const VOUCHER = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){2}$/i;
const OFFER = /^of(?:-[0-9a-z]{4}){3}$/i;

/** The name of a key and what nobody can read; what is signed has a third part. */
const MEMBER = /^[\w-]{1,16}\.[\w-]{60,}$/;

/** What a code looks like. Whether it is one, and good, only the graph knows. */
export function formOf(text: string): CodeForm {
  if (VOUCHER.test(text)) return 'VOUCHER';
  if (OFFER.test(text)) return 'OFFER';
  return MEMBER.test(text) ? 'MEMBER' : 'OTHER';
}
