import { isText, isWithin, type Problem } from '../rules/values.ts';

/** A picture of a product. */
export type ProductImage = {
  /** HTTPS. */
  url: string;
  /** What it shows, for those who don't see it. */
  altText: string;
  /** In pixels; absent where they aren't known. */
  width?: number;
  height?: number;
};

/** glTF 2.0 (text and binary) and Apple's USDZ, by their registered media types. */
const MODEL_TYPES = ['model/gltf+json', 'model/gltf-binary', 'model/vnd.usdz+zip'] as const;

export type Model3D = {
  url: string;
  mediaType: string;
};

type Optional<Value> = Value | null | undefined;

export type ImageInput = {
  url: string;
  altText: string;
  width?: Optional<number>;
  height?: Optional<number>;
};
export type ModelInput = { url: string; mediaType: string };

const MAX_IMAGES = 20;
const MAX_URL = 2000;
const MAX_PIXELS = 100_000;
const HTTPS = `Expected an https address of at most ${MAX_URL} characters, without user and password.`;

/** The first thing that is wrong with the pictures and models of a product or variant, or null. */
export function mediaProblem(images: readonly ImageInput[], models: readonly ModelInput[]): Problem | null {
  if (images.length > MAX_IMAGES)
    return { field: ['images'], message: `Expected at most ${MAX_IMAGES} images.` };
  for (const [index, { url, altText, width, height }] of images.entries()) {
    const problem = (name: string, message: string) => ({ field: ['images', String(index), name], message });
    if (!isAddress(url)) return problem('url', HTTPS);
    if (!isText(altText, 500))
      return problem('altText', 'Expected 1 to 500 characters without control characters.');
    if (width != null && !isWithin(width, 1, MAX_PIXELS))
      return problem('width', `Expected 1 to ${MAX_PIXELS} pixels.`);
    if (height != null && !isWithin(height, 1, MAX_PIXELS)) {
      return problem('height', `Expected 1 to ${MAX_PIXELS} pixels.`);
    }
  }
  const types = new Set<string>();
  for (const [index, { url, mediaType }] of models.entries()) {
    const field = ['models', String(index)];
    if (!isAddress(url)) return { field: [...field, 'url'], message: HTTPS };
    if (!MODEL_TYPES.some((type) => type === mediaType)) {
      return { field: [...field, 'mediaType'], message: `Expected one of ${MODEL_TYPES.join(', ')}.` };
    }
    if (types.has(mediaType)) return { field, message: `There are two models of ${mediaType}.` };
    types.add(mediaType);
  }
  return null;
}

function isAddress(text: string): boolean {
  if (text.length > MAX_URL || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && !username && !password;
}

export const toImage = ({ url, altText, width, height }: ImageInput): ProductImage => ({
  url: new URL(url).href,
  altText,
  ...(width == null ? {} : { width }),
  ...(height == null ? {} : { height }),
});

export const toModel = ({ url, mediaType }: ModelInput): Model3D => ({ url: new URL(url).href, mediaType });
