import { limits } from '../limits.ts';
import type { ContentFault } from './structure-reader.ts';

/** What a picture says of its own size, held against what a reader's program can open without harm. */
export function faultOfSize(width: number, height: number): ContentFault | null {
  if (width === 0 || height === 0) return 'broken';
  const { pictureSideMaxPixels: side, pictureMaxPixels: most } = limits;
  return width > side || height > side || width * height > most ? 'too_many_pixels' : null;
}
