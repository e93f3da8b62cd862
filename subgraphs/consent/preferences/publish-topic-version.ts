import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isLanguageTag, type Problem } from '../rules/input.ts';
import type { MutationResolvers, PublishTopicVersionInput } from '../schema.generated.ts';
import { MAX_TOPICS, type TopicVersion } from './topics.ts';

const KEY = /^[a-z][a-z_]{0,63}$/;
const MAX_LANGUAGES = 50;

export const publishTopicVersion: MutationResolvers['publishTopicVersion'] = async (
  _,
  { input },
  { actor, dependencies, clock, topics, turns },
) => {
  const answer = await idempotent(
    dependencies,
    { actor, mutation: 'publishTopicVersion', input },
    async (session) => {
      await turns.take('topics', session);
      const problem = problemOf(input);
      if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
      const known = await topics.newest(session);
      const next = (known.get(input.key)?.version ?? 0) + 1;
      if (input.version !== next) {
        return rejected('TOPIC_VERSION_CONFLICT', ['input', 'version'], `The next version is ${next}.`);
      }
      if (next === 1 && known.size >= MAX_TOPICS) {
        return rejected('INVALID_VALUE', ['input', 'key'], `There are ${MAX_TOPICS} topics already.`);
      }
      const { key, version, wantedByDefault, retired = false, texts } = input;
      const published: TopicVersion = {
        key,
        version,
        publishedAt: clock(),
        wantedByDefault,
        retired,
        texts: Object.fromEntries(
          texts.map(({ language, title, explanation }) => [language, { title, explanation }]),
        ),
      };
      await topics.publish(published, session);
      return { version: published, userErrors: [] };
    },
  );
  const { version = null, ...rest } = { version: null, ...answer };
  return { ...rest, topic: version && { version, language: input.texts[0]?.language ?? '' } };
};

function problemOf({ key, texts }: PublishTopicVersionInput): Problem | null {
  if (!KEY.test(key)) {
    return { field: 'key', message: 'Expected 1 to 64 small letters and _, a letter first.' };
  }
  const languages = new Set(texts.map(({ language }) => language.toLowerCase()));
  if (texts.length < 1 || texts.length > MAX_LANGUAGES || languages.size !== texts.length) {
    return { field: 'texts', message: `Expected texts in 1 to ${MAX_LANGUAGES} languages, each once.` };
  }
  const isText = (text: string, most: number) =>
    text.length >= 1 && text.length <= most && text === text.trim();
  const sound = texts.every(
    ({ language, title, explanation }) =>
      isLanguageTag(language) && isText(title, 120) && isText(explanation, 500),
  );
  return sound
    ? null
    : {
        field: 'texts',
        message: 'Expected a BCP 47 language, a title and an explanation without spaces around.',
      };
}
