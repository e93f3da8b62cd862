/** Pieces of one line that were brought back together. */
export type Pieces = {
  quantity: number;
  /** Pieces that the whole line had. */
  ofQuantity: number;
  /** How many of them had been brought back before. */
  before: number;
};

/**
 * The part of what a line earned that these pieces take back. Rounded down piece after piece, so that the parts of a line add up
 * to what it earned once all of it is back, in whatever order they are told.
 * @param earned whole points of the whole line, at least 0.
 */
export function pointsOfPieces(earned: number, { quantity, ofQuantity, before }: Pieces): number {
  const upTo = (pieces: number) => Math.floor((earned * Math.min(pieces, ofQuantity)) / ofQuantity);
  return upTo(before + quantity) - upTo(before);
}
