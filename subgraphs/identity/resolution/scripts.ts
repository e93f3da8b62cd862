/**
 * Other scripts in Latin letters, only as exactly as comparing names needs: vowels count for little in `soundOf`, so
 * that every usual way of writing an Arabic or Russian name comes out alike.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...pairs(
    'ا a أ a إ i آ a ٱ a ء _ ؤ u ئ i ى a ع a ب b پ p ت t ة a ث th ج j چ ch ح h خ kh د d ذ dh ر r ز z ژ zh س s ش sh',
  ),
  ...pairs('ص s ض d ط t ظ z غ gh ف f ق q ك k ک k گ g ل l م m ن n ه h و u ي i ی i'),
  ...pairs(
    'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh',
  ),
  ...pairs('щ shch ъ _ ы y ь _ э e ю yu я ya і i ї i є e ґ g ј j љ lj њ nj ћ c ђ dj џ dz ў u'),
  ...pairs(
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
  ),
};

function pairs(text: string): Record<string, string> {
  const words = text.split(' ');
  const letters: Record<string, string> = {};
  for (let i = 0; i + 1 < words.length; i += 2)
    letters[words[i] as string] = (words[i + 1] as string).replace('_', '');
  return letters;
}

const FOREIGN = /[\u0370-\u04ff\u0600-\u06ff]/;

/** Arabic, Cyrillic and Greek letters become Latin ones; anything else stays. Expects lower case without accents. */
export const inLatin = (text: string): string =>
  FOREIGN.test(text) ? Array.from(text, (letter) => LETTERS[letter] ?? letter).join('') : text;

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}]/gu, ''],
  [/^(?:al|el)(?=.{3})/, ''],
  [/sch|sh|sz|ch(?=[ei])/g, 's'],
  [/kh|ck|ch|q|c(?![eiy])/g, 'k'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/th|dh/g, 't'],
  [/d(?=t)/g, ''],
  [/x/g, 'ks'],
  [/[cz]/g, 's'],
  [/w/g, 'v'],
  [/^[aeiou]+/, 'a'],
  [/^[jy](?=[aeiouy])/, 'j'],
  [/(?<=.)[aeiouyj]+/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * A rough key of how a name sounds, one for Mohammed, Muhamed and محمد, or for Jansen and Janssen: consonants, with the
 * first letter when it's a vowel. For finding pairs and as a weak sign, never as proof.
 */
export function soundOf(text: string): string {
  let sound = text;
  for (const [spelling, letters] of SPELLINGS) sound = sound.replace(spelling, letters);
  return sound;
}
