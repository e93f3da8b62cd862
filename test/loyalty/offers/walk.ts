import { readFileSync } from 'node:fs';

export type TrackPoint = { latitude: number; longitude: number; at: Date };

/** Places by name, in the order of the file, and a track, of a GPX 1.1 file that we wrote ourselves. */
export function readGpx(file: URL): { places: Map<string, Omit<TrackPoint, 'at'>>; track: TrackPoint[] } {
  const text = readFileSync(file, 'utf8');
  const waypoints = text.matchAll(/<wpt lat="([^"]+)" lon="([^"]+)"><name>([^<]+)<\/name><\/wpt>/g);
  const points = text.matchAll(/<trkpt lat="([^"]+)" lon="([^"]+)"><time>([^<]+)<\/time><\/trkpt>/g);
  return {
    places: new Map(
      Array.from(waypoints, ([, lat, lon, name]) => [
        String(name),
        { latitude: Number(lat), longitude: Number(lon) },
      ]),
    ),
    track: Array.from(points, ([, lat, lon, time]) => ({
      latitude: Number(lat),
      longitude: Number(lon),
      at: new Date(String(time)),
    })),
  };
}
