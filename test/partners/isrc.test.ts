import { describe, expect, it } from 'vitest';
import { isrcIn, trackIn } from '../../subgraphs/partners/rules/track.ts';

describe('an ISRC', () => {
  it.each([
    ['DEA232600017', 'DEA232600017'],
    ['DE-A23-26-00017', 'DEA232600017'],
    ['de-a23-26-00017', 'DEA232600017'],
    ['ISRC DE-A23-26-00017', 'DEA232600017'],
    [' GB 2CY 99 00001 ', 'GB2CY9900001'],
  ])('is read from %s', (text, isrc) => {
    expect(isrcIn(text)).toBe(isrc);
  });

  it.each(['', 'DEA23260001', 'DEA2326000178', '1EA232600017', 'DEA23X600017', 'DEA2_2600017', 'ISRC'])(
    'is not %s',
    (text) => {
      expect(isrcIn(text)).toBeNull();
    },
  );
});

describe('a track', () => {
  const track = { isrc: 'de-a23-26-00017', title: ' Fjord ', artist: 'Linnea' };

  it('is stored with its ISRC in one form and without space around', () => {
    expect(trackIn(track)).toEqual({ track: { isrc: 'DEA232600017', title: 'Fjord', artist: 'Linnea' } });
  });

  it.each([
    ['isrc', { isrc: 'x' }],
    ['title', { title: ' ' }],
    ['title', { title: 't'.repeat(201) }],
    ['artist', { artist: '' }],
  ])('is refused for its %s', (field, change) => {
    expect(trackIn({ ...track, ...change })).toMatchObject({ misfit: { field } });
  });
});
