/** A recording, as it is named in reports and playlists. */
export type Track = {
  /** ISO 3901, twelve characters without hyphens, e.g. `DEA232600017`. */
  isrc: string;
  title: string;
  artist: string;
};

const LONGEST_TEXT = 200;

/** Two letters and three characters of the prefix, two digits of the year, five of the designation (ISO 3901:2019). */
const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;

/** An ISRC as it is stored, from how people and files write it (`ISRC de-a23-26-00017`); null when it is none. */
export function isrcIn(text: string): string | null {
  const bare = text.toUpperCase().replace(/^ISRC/, '').replaceAll(/[\s-]/g, '');
  return ISRC.test(bare) ? bare : null;
}

/** A field that doesn't fit, and what was expected. */
type Misfit = { field: keyof Track; expected: string };

/** A track as it is stored, or the first thing that is wrong with it. */
export function trackIn({ isrc, title, artist }: Track): { track: Track } | { misfit: Misfit } {
  const normalised = isrcIn(isrc);
  if (!normalised) return { misfit: { field: 'isrc', expected: 'an ISRC, e.g. "DE-A23-26-00017"' } };
  if (!isText(title)) return { misfit: { field: 'title', expected: `1 to ${LONGEST_TEXT} characters` } };
  if (!isText(artist)) return { misfit: { field: 'artist', expected: `1 to ${LONGEST_TEXT} characters` } };
  return { track: { isrc: normalised, title: title.trim(), artist: artist.trim() } };
}

const isText = (text: string): boolean => text.trim() !== '' && text.length <= LONGEST_TEXT;
