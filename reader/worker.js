// Reads QR codes off the page's own thread: with the browser's own detector where it has one, else
// with the program beside this one, which is fetched only then.
//
// It is sent a picture at a time: a file, or what a camera sees as an ImageBitmap. It answers with the
// list of the texts that it has read, or with a word:
// "absent", where what reads has not come; "spent", where that broke down on the picture;
// "unopened", where the browser opens no such picture; "guarded", where it lets no page look at any.

import start, { texts } from "./reader.js";

// How long the longer side of a picture is when it is looked at, in pixels. A code that fills a picture
// is read best in a small one, where noise evens out; a long code, or one of many, in a large one.
const PHOTO = [800, 1600, 3200];
const FRAMES = [720, 720, 1440];

const FORMAT = "qr_code";
let detector;
let program;
let frames = 0;

onmessage = async ({ data }) => postMessage(await read(data).catch(() => "spent"));

async function read(given) {
  const isPhoto = given instanceof Blob;
  let picture = given;
  try {
    if (isPhoto) picture = await createImageBitmap(given);
  } catch {
    return "unopened";
  }
  try {
    const found = await detected(picture);
    // A second look at a photo is worth the wait; at a camera's picture it is not: the next one comes.
    if (found && (found.length || !isPhoto)) return found;
    return await decoded(picture, isPhoto ? PHOTO : [FRAMES[frames++ % FRAMES.length]], isPhoto);
  } finally {
    picture.close();
  }
}

// What the browser's own detector finds; nothing where it has none.
async function detected(picture) {
  detector ??= own().catch(() => false);
  const found = await detector;
  try {
    return found && (await found.detect(picture)).map((code) => code.rawValue);
  } catch {
    // Some devices have a detector by name only.
    detector = false;
  }
}

async function own() {
  const formats = self.BarcodeDetector ? await BarcodeDetector.getSupportedFormats() : [];
  return formats.includes(FORMAT) && new BarcodeDetector({ formats: [FORMAT] });
}

// What the program finds in a picture that is looked at in these sizes, or in less where it has less.
async function decoded(picture, sizes, isThorough) {
  const context = self.OffscreenCanvas && new OffscreenCanvas(8, 8).getContext("2d", { willReadFrequently: true });
  if (!context || !shows(context)) return "guarded";
  try {
    program ??= start({ module_or_path: "reader.wasm" });
    await program;
  } catch {
    program = undefined;
    return "absent";
  }
  const { width, height } = picture;
  const longest = Math.max(width, height);
  const found = new Set();
  // A small picture is blown up once: its codes are of few pixels.
  for (const side of new Set(sizes.map((size) => Math.min(size, longest * (isThorough ? 2 : 1))))) {
    const size = [width, height].map((one) => Math.max(1, Math.round((one * side) / longest)));
    [context.canvas.width, context.canvas.height] = size;
    context.drawImage(picture, 0, 0, ...size);
    try {
      for (const text of texts(size[0], context.getImageData(0, 0, ...size).data, isThorough)) found.add(text);
    } catch {
      return "spent";
    }
  }
  return [...found];
}

// Whether black that is drawn is read as black. A browser that guards its reader against being told by
// what it draws gives white, or noise, in its place, and says nothing. Some change each colour a little.
function shows(context) {
  context.fillRect(0, 0, 8, 8);
  return context.getImageData(0, 0, 8, 8).data.every((light, place) => place % 4 === 3 || light < 16);
}
