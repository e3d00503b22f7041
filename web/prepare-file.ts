/**
 * Prepares a photo or PDF for sending: an accepted type, within the size limit, small enough for a slow connection.
 */

const largestBytes = 5 * 1024 * 1024;
/** Larger photos are made smaller. All text stays legible, and the file is about a tenth of the size. */
const comfortableBytes = 1024 * 1024;
const longestSide = 2400;
const acceptedTypes: readonly string[] = ["image/jpeg", "image/png", "application/pdf"];

export type FileFault = "empty" | "too-large" | "unknown-type";

const drawSmaller = async (file: Blob, side: number, quality: number): Promise<Blob | undefined> => {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  // Without a white background, a transparent picture would turn black in a JPEG.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", quality));
};

/** Returns the file to send, or the reason why it cannot be sent. */
export const prepareFile = async (file: Blob): Promise<Blob | FileFault> => {
  const isAccepted = acceptedTypes.includes(file.type);
  const isPicture = file.type.startsWith("image/") || file.type === "";
  if (file.size === 0) return "empty";
  if (isAccepted && (file.size <= comfortableBytes || !isPicture))
    return file.size > largestBytes ? "too-large" : file;
  if (!isPicture) return "unknown-type";
  for (const [side, quality] of [
    [longestSide, 0.85],
    [1600, 0.7],
  ] as const) {
    const smaller = await drawSmaller(file, side, quality).catch(() => undefined);
    if (smaller && smaller.size <= largestBytes)
      return isAccepted && file.size <= smaller.size ? file : smaller;
  }
  // A browser may be unable to draw a photo that the server can still inspect.
  if (isAccepted && file.size <= largestBytes) return file;
  return isAccepted ? "too-large" : "unknown-type";
};
