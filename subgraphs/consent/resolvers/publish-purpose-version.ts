import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { problemOfVersion } from '../rules/publishing.ts';
import type { PurposeVersion } from '../rules/purpose.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const publishPurposeVersion: MutationResolvers['publishPurposeVersion'] = async (
  _,
  { input },
  { actor, dependencies, clock, purposes },
) => {
  const answer = await idempotent(
    dependencies,
    { actor, mutation: 'publishPurposeVersion', input },
    async (session) => {
      const before = await purposes.newestForPublishing(input.key, session);
      const next = (before?.version ?? 0) + 1;
      if (input.version !== next) {
        return rejected('PURPOSE_VERSION_CONFLICT', ['input', 'version'], `The next version is ${next}.`);
      }
      const now = clock();
      const { idempotencyKey: _key, publishedAt, validityDays, texts, ...content } = input;
      const draft = {
        ...content,
        publishedAt: publishedAt ?? now,
        ...(validityDays != null && { validityDays }),
      };
      const problem = problemOfVersion({ ...draft, texts }, before, now);
      if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);

      const byLanguage = texts.map(({ language, title, explanation, benefit }) => [
        language,
        { title, explanation, benefit },
      ]);
      const version: PurposeVersion = { ...draft, recordedAt: now, texts: Object.fromEntries(byLanguage) };
      await purposes.publish(version, session);
      return { version, userErrors: [] };
    },
  );
  // Also for a repetition: the first answer may have been lost before its time.
  if (!answer.userErrors.length) await purposes.settled();
  const { version = null, ...rest } = { version: null, ...answer };
  return { ...rest, purpose: version && { version, language: input.texts[0]?.language ?? '' } };
};
