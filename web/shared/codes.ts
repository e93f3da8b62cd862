import { html, type TemplateResult } from 'lit-html';
import { unsafeSVG } from 'lit-html/directives/unsafe-svg.js';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { frameLoop, QRCanvas, rearCamera } from 'qr/dom.js';

/** A QR code (ISO/IEC 18004) as a drawing; `label` says to who doesn't see it what it is. */
export const qrCode = (text: string, label: string): TemplateResult =>
  html`<div class="qr" role="img" aria-label=${label}>${unsafeSVG(encodeQR(text, 'svg', { ecc: 'medium' }))}</div>`;

/** The text of the QR code in a picture; null when there is none to be found. */
export async function textInPicture(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const drawing = canvas.getContext('2d');
  if (!drawing) return null;
  drawing.drawImage(picture, 0, 0);
  const { width, height, data } = drawing.getImageData(0, 0, picture.width, picture.height);
  picture.close();
  try {
    return decodeQR(
      { width, height, data },
      { effort: Number.POSITIVE_INFINITY, timeLimit: Number.POSITIVE_INFINITY },
    );
  } catch {
    return null; // the library throws when it finds none
  }
}

/** Looks through the camera until a code is seen. @throws when there is no camera, or it may not be used. */
export async function openCamera(video: HTMLVideoElement, seen: (text: string) => void): Promise<() => void> {
  const camera = await rearCamera(video);
  const canvas = new QRCanvas();
  const cancel = frameLoop(() => {
    const text = camera.readFrame(canvas);
    if (typeof text !== 'string') return;
    close();
    seen(text);
  });
  function close(): void {
    cancel();
    camera.stop();
  }
  return close;
}
