import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatOneDReader,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** What a camera saw, a byte of brightness for each point. */
export interface Frame {
  light: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Radians. */
const A_LITTLE = 0.5;
const WHITE = 255;

const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
const square = new QRCodeReader();
const stripes = new MultiFormatOneDReader(new Map());

/**
 * The code on a frame, or null. The reader takes the data of one QR code in fifty for a fourth of the corners' marks and
 * gives up, for as long as the phone is held straight; turned a little the marks are told apart. So it looks twice.
 */
export function readFrame(frame: Frame): string | null {
  const straight = bitmap(frame);
  return (
    tried(() => square.decode(straight, hints).getText()) ??
    tried(() => square.decode(bitmap(turned(frame, A_LITTLE)), hints).getText()) ??
    tried(() => stripes.decode(straight).getText())
  );
}

/** Red, green, blue and opacity, as a canvas has them. */
export function frameOf({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): Frame {
  const light = new Uint8ClampedArray(width * height);
  for (let i = 0; i < light.length; i++) {
    light[i] = (data[4 * i] + 2 * data[4 * i + 1] + data[4 * i + 2]) / 4;
  }
  return { light, width, height };
}

/** The frame turned about its middle; what comes from outside it is white. */
export function turned({ light, width, height }: Frame, radians: number): Frame {
  const out = new Uint8ClampedArray(light.length).fill(WHITE);
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const right = x - width / 2;
      const down = y - height / 2;
      const fromX = Math.round(right * cos + down * sin + width / 2);
      const fromY = Math.round(down * cos - right * sin + height / 2);
      if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height) out[y * width + x] = light[fromY * width + fromX];
    }
  }
  return { light: out, width, height };
}

function bitmap({ light, width, height }: Frame): BinaryBitmap {
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, width, height)));
}

/** The reader throws for each frame with nothing on it, and odd things for what is half on it. */
function tried(read: () => string): string | null {
  try {
    return read() || null;
  } catch {
    return null;
  }
}
