import { frameOf, readFrame } from './readFrame';

/** Between two looks; a look takes some 20 ms. */
const LOOK_AGAIN_MS = 150;

/** Pixels: enough for a phone's code at arm's length, and for a plastic card's stripes. */
const WIDTH = 800;

/**
 * Opens the camera, shows what it sees, and tells the first code. Throws when there is none or it may not be used.
 *
 * @returns shuts the camera
 */
export async function openCamera(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  let timer = 0;
  const shut = (): void => {
    clearTimeout(timer);
    video.srcObject = null;
    stream.getTracks().forEach((track) => track.stop());
  };
  const canvas = document.createElement('canvas');
  const look = (): void => {
    const text = see(video, canvas);
    if (text === null) timer = window.setTimeout(look, LOOK_AGAIN_MS);
    else found(text);
  };
  // With autoplay it begins by itself; a browser that is slow to begin is asked again at the next look.
  video.srcObject = stream;
  look();
  return shut;
}

function see(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  if (video.readyState < video.HAVE_CURRENT_DATA || !video.videoWidth) return null;
  canvas.width = Math.min(WIDTH, video.videoWidth);
  canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) return null;
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  return readFrame(frameOf(drawing.getImageData(0, 0, canvas.width, canvas.height)));
}
