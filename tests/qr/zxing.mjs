// Reads QR codes with zxing-cpp, which has nothing in common with what the site reads them with.
//
// It is given pictures, each a width and its pixels in base 64, and prints the texts on each.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const { prepareZXingModule, readBarcodes } = require("zxing-wasm/reader");
// From the package, where it would fetch its program from the web.
const wasmBinary = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"));
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });

const pictures = JSON.parse(readFileSync(0, "utf8"));
const texts = [];
for (const [width, base64] of pictures) {
  const data = new Uint8ClampedArray(Buffer.from(base64, "base64"));
  const picture = { width, height: data.length / 4 / width, data };
  const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true });
  texts.push(found.filter((code) => code.isValid).map((code) => code.text));
}
console.log(JSON.stringify(texts));
