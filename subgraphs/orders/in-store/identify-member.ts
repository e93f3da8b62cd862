import { requireTillStore } from '#shared/at-till.ts';
import { followIdentified } from '#shared/customers-in-service.ts';
import { openErased } from '#shared/erased.ts';
import { failure } from '#shared/failure.ts';
import { issueMemberPass, type MemberPass, readMemberPass } from '#shared/member-pass.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { IdentifiedMemberResolvers, MutationResolvers, QueryResolvers } from '../schema.generated.ts';
import { wrongCode } from './refusals.ts';

/** Who stands at a till, as long as the pass holds. */
export type IdentifiedMember = MemberPass & { pass: string };

export const identifyMember: MutationResolvers['identifyMember'] = async (_, { input }, context) => {
  const storeId = await requireTillStore(context, input.storeId);
  const { actor, background, clock, keyring, memberCodes, once, outbox, wrongMemberCodes } = context;
  if (await wrongMemberCodes.isLocked(actor)) {
    const message = 'Too many wrong codes were tried here. Wait ten minutes.';
    return { ...rejected('CODES_LOCKED', ['input', 'code'], message), idempotentReplay: false };
  }
  const attempt = { actor, mutation: 'identifyMember', input };
  const answer = await once(attempt, async (session) => {
    const customerId = await memberCodes.use(session, input.code);
    if (!customerId) return wrongCode();
    const at = clock();
    if (actor.kind === 'associate') {
      const data = { customerId, identificationId: newId('idn'), storeId, at: at.toISOString() };
      await followIdentified(background.db, [{ data }], session);
      await outbox.append(
        [{ type: 'patron.member.identified.v1', subject: customerId, time: at, data }],
        session,
      );
    }
    const member: IdentifiedMember = {
      customerId,
      storeId,
      ...issueMemberPass({ customerId, storeId }, actor, at, keyring),
    };
    return { member, userErrors: [] };
  });
  if (answer.userErrors.some(({ code }) => code === 'CODE_WRONG')) await wrongMemberCodes.note(actor);
  if ('member' in answer) await memberOf(answer.member.pass, context); // of an answer from before it may have ended
  return answer;
};

/**
 * Null for a pass that isn't ours, has ended, is another's or of somebody who was erased.
 * @throws {GraphQLError} `FORBIDDEN` for a till that is out of service.
 */
export async function memberOf(pass: string, context: Context): Promise<IdentifiedMember | null> {
  const { access, actor, background, clock, keyring } = context;
  const read = readMemberPass(pass, actor, clock(), keyring);
  if (!read || (await openErased(background.db).has(read.customerId))) return null;
  await requireTillStore(context, read.storeId);
  access.identified.add(read.customerId);
  return { pass, ...read };
}

export const identifiedMember: QueryResolvers['identifiedMember'] = (_, { pass }, context) =>
  memberOf(pass, context);

export const identifiedMemberType = {
  async __resolveReference({ pass }, context) {
    const member = await memberOf(pass, context);
    if (!member) throw failure('FORBIDDEN', 'The pass has ended, or is not yours.');
    return member;
  },
  async customer({ customerId }, _, { access }) {
    const [id = customerId] = await access.members(customerId);
    access.identified.add(id);
    return { id };
  },
} satisfies IdentifiedMemberResolvers;
