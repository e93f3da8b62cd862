import { type Keyring, seal, unseal } from '#shared/seal.ts';

/** What a return's code is bound to. A greater `generation` makes the codes before it worthless. */
export type ReturnCode = { returnId: string; generation: number; until: Date };

type Payload = { r: string; g: number; u: number };

/** What the customer shows as a QR code. It names nothing but the return. */
export const returnCode = ({ returnId, generation, until }: ReturnCode, keyring: Keyring): string =>
  seal('return-code', { r: returnId, g: generation, u: until.getTime() } satisfies Payload, keyring);

/** Longer ones were never given out. */
const MAX_LENGTH = 400;

/** What a code says, or null when it isn't one of ours. */
export function readReturnCode(text: string, keyring: Keyring): ReturnCode | null {
  const code = text.trim();
  const payload = code.length > MAX_LENGTH ? null : unseal<Payload>('return-code', code, keyring);
  return payload && { returnId: payload.r, generation: payload.g, until: new Date(payload.u) };
}
