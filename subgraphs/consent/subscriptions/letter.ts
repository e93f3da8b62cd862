import { html } from '#shared/html.ts';
import { directionOf, type Language, languageOfTag } from '#shared/language.ts';
import { type PurposeVersion, textFor } from '../rules/purpose.ts';
import { WORDS } from './words.ts';

/** The letter that asks an address to confirm. It says what is asked for and nothing else: an advertisement would need the yes. */
export function confirmationLetter(
  version: PurposeVersion,
  { language, link, expiresAt }: { language: string; link: string; expiresAt: Date },
) {
  const written: Language = languageOfTag(language) ?? 'en';
  const { letter, confirm } = WORDS[written];
  const { title, explanation } = textFor(version, language).text;
  const until = letter.until(
    new Intl.DateTimeFormat(written, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
      .format(expiresAt)
      .concat(' UTC'),
  );
  const paragraphs = [letter.greeting, letter.ask, link, `${title}. ${explanation}`, until, letter.ignore];
  const body = html`<!doctype html>
<html lang="${written}" dir="${directionOf(written)}">
<head><meta charset="utf-8"><title>${letter.subject(title)}</title></head>
<body>
<p>${letter.greeting}</p>
<p>${letter.ask}</p>
<p><a href="${link}">${confirm.title}</a></p>
<p><strong>${title}</strong><br>${explanation}</p>
<p>${until}</p>
<p>${letter.ignore}</p>
</body>
</html>
`;
  return {
    subject: letter.subject(title),
    text: `${paragraphs.join('\n\n')}\n`,
    html: body.html,
    language: written,
  };
}
