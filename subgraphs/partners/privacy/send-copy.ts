import { copiesOf } from './copies.ts';
import { canBeSent, dataPage, requestsOf } from './data.ts';
import { type Answer, type CustomerVisit, missing, refused, textIn, unavailable } from './visit.ts';

/** An export of the customer's that is done and still kept; else an answer. */
async function sendable(visit: CustomerVisit, id: string): Promise<{ keptUntil: Date } | Answer> {
  const requests = await requestsOf(visit);
  if (!requests) return unavailable(visit, 'data');
  const request = requests.find((one) => one.id === id);
  return request?.consentData && canBeSent(request)
    ? { keptUntil: new Date(request.consentData.expiresAt) }
    : missing(visit, 'data');
}

/** Sends the result of an export to the app that was chosen. */
export async function sendCopy(visit: CustomerVisit, requestId: string): Promise<Answer> {
  const { words, customerId, exports } = visit;
  const found = await sendable(visit, requestId);
  if (!('keptUntil' in found)) return found;
  const { takers } = await copiesOf(visit, [requestId]);
  const chosen = takers.find((one) => one.grantId === textIn(visit, 'grant'));
  if (!chosen) return dataPage(visit, '', { text: words.copies.unchosen, at: `send-${requestId}` });
  const { grantId, clientId, name } = chosen;
  const { keptUntil } = found;
  const offered = await exports.offer({ customerId, requestId, grantId, clientId, keptUntil });
  return offered === 'OFFERED'
    ? { to: `/data#${requestId}`, message: { at: requestId, text: words.copies.sent(name) } }
    : refused(visit, 'data');
}

/** Takes a copy back that the app hasn't fetched yet. */
export async function takeCopyBack(visit: CustomerVisit, requestId: string): Promise<Answer> {
  const { words, exports } = visit;
  const found = await sendable(visit, requestId);
  if (!('keptUntil' in found)) return found;
  const withdrawn = await exports.withdraw(textIn(visit, 'transfer'), requestId);
  const text = withdrawn ? words.copies.takenBack : words.copies.tooLate;
  return { to: `/data#${requestId}`, message: { at: requestId, text } };
}
