import type { Logger } from 'pino';
import { pause } from '#shared/leases.ts';
import { openAsk } from '../graph-client.ts';
import { fetchPersonaToken } from '../token.ts';

/** Songs that nobody wrote, with ISRCs of a registrant that nobody is. */
const SONGS = [
  { title: 'Fjord', artist: 'Linnea Sund' },
  { title: 'Noordlicht', artist: 'De Laatste Tram' },
  { title: 'Sol y Sal', artist: 'Marea Baja' },
  { title: 'Ember', artist: 'Kante & Co' },
  { title: 'Brume', artist: 'Atelier Nord' },
  { title: 'Harbour Lights', artist: 'The Quay' },
  { title: 'Juniper', artist: 'Moss Garden' },
].map((song, index) => ({ ...song, isrc: `QZPAT26${String(index + 1).padStart(5, '0')}` }));

const SONG_SECONDS = 180;
const RETRY_MS = 2000;

/** The song that the store's player plays at an instant: they follow each other round and round. */
function songAt(now: Date) {
  const slot = Math.floor(now.getTime() / (SONG_SECONDS * 1000));
  const song = SONGS[slot % SONGS.length];
  if (!song) throw new Error('there are no songs');
  return { ...song, startedAt: new Date(slot * SONG_SECONDS * 1000), durationSeconds: SONG_SECONDS };
}

/** Plays in the demo's store, as the persona `player`: reports each song when it begins. Returns how to stop. */
export function startPlayer(url: string, log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const song = songAt(new Date());
      try {
        const ask = openAsk(url, await fetchPersonaToken(url, 'player'));
        await ask(
          'mutation($input: ReportPlayingInput!) { reportPlaying(input: $input) { userErrors { code } } }',
          { input: song },
        );
        const next = song.startedAt.getTime() + SONG_SECONDS * 1000;
        await pause(Math.max(next - Date.now(), 0), signal);
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ err: error }, "the player can't report what plays; it tries again");
        await pause(RETRY_MS, signal);
      }
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}
