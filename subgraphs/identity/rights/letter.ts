import { type Language, languageOfTag } from '#shared/language.ts';
import { CODE_MINUTES } from './code.ts';

type Words = { subject: string; why: string; code: (code: string) => string; until: string; ignore: string };

const WORDS: Record<Language, Words> = {
  en: {
    subject: 'Your code',
    why: 'Somebody has made a request about your personal data. To show that it is you, enter this code:',
    code: (code) => code,
    until: `It is good for ${CODE_MINUTES} minutes.`,
    ignore: 'If it wasn’t you, tell nobody the code and do nothing: without it, nothing happens.',
  },
  de: {
    subject: 'Ihr Code',
    why: 'Jemand hat eine Anfrage zu Ihren persönlichen Daten gestellt. Um zu zeigen, dass Sie es sind, geben Sie diesen Code ein:',
    code: (code) => code,
    until: `Er gilt ${CODE_MINUTES} Minuten.`,
    ignore:
      'Wenn Sie es nicht waren, geben Sie den Code niemandem und tun Sie nichts: Ohne ihn geschieht nichts.',
  },
  fr: {
    subject: 'Votre code',
    why: 'Quelqu’un a fait une demande concernant vos données personnelles. Pour montrer que c’est bien vous, saisissez ce code :',
    code: (code) => code,
    until: `Il est valable ${CODE_MINUTES} minutes.`,
    ignore:
      'Si ce n’était pas vous, ne donnez ce code à personne et ne faites rien : sans lui, rien ne se passe.',
  },
  ar: {
    subject: 'رمزك',
    why: 'قدّم شخص ما طلبًا بشأن بياناتك الشخصية. لإثبات أنك أنت، أدخل هذا الرمز:',
    // Digits stay in their order between the lines of a text that runs from right to left.
    code: (code) => `\u2066${code}\u2069`,
    until: `وهو صالح لمدة ${CODE_MINUTES} دقيقة.`,
    ignore: 'إذا لم تكن أنت، فلا تعطِ الرمز لأحد ولا تفعل شيئًا: بدونه لن يحدث شيء.',
  },
};

/** The letter that brings a code. It doesn't say what was asked for: others may read the mailbox, too. */
export function codeLetter(code: string, tag: string) {
  const language = languageOfTag(tag) ?? 'en';
  const words = WORDS[language];
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  const lines = [words.why, words.code(spaced), words.until, words.ignore];
  return { subject: words.subject, text: `${lines.join('\n\n')}\n`, language };
}
