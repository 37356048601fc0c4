// Keeps a whole copy of one version of the site on the device, from which it opens without a connection.
//
// A copy is complete or not there at all: each file must have the hash that the build has written down.
// A newer version waits beside the one in use until nobody has the page open, or somebody asks for it.
// The build fills in FILES, each file's name with its hash, and VERSION, a hash of all of them.

const SCOPE = registration.scope;
// Other copies of the site may be served in other folders of the same host.
const PREFIX = `five-keys ${SCOPE} `;
const COPY = PREFIX + VERSION;
// Some hosts send whoever asks for index.html to the folder, and a browser opens no page that was sent on.
const PAGE = SCOPE;
const NAMES = new Map(Object.keys(FILES).map((name) => [new URL(name, SCOPE).href, name]));

oninstall = (event) => event.waitUntil(copyAll());
onactivate = (event) => event.waitUntil(clients.claim());

onmessage = (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "size") event.waitUntil(tellSize(event.source));
};

onfetch = (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET") return;
  const address = origin + pathname;
  if (mode === "navigate") {
    if (address !== PAGE && address !== `${PAGE}index.html`) return;
    event.waitUntil(tidy(event));
    event.respondWith(answer(PAGE, event.request));
  } else if (NAMES.has(address) || isHashed(address)) {
    event.respondWith(answer(address, event.request));
  }
};

// Whether a file of the site has a hash in its name, so that it is the same in every version.
function isHashed(address) {
  return address.startsWith(SCOPE) && /^[a-z-]+-[0-9a-f]{16}\.\w+$/.test(address.slice(SCOPE.length));
}

// Says how large the copy is, once it is whole: something of it may have been deleted since.
async function tellSize(page) {
  try {
    if (!(await isWhole())) await copyAll();
    page.postMessage(SIZE);
  } catch {
    page.postMessage(0);
  }
}

async function isWhole() {
  const copied = await (await caches.open(COPY)).keys();
  return copied.length >= NAMES.size;
}

async function copyAll() {
  try {
    // One after the other: whoever is using the page comes first.
    for (const [address, name] of NAMES) await copy(address, FILES[name]);
  } catch (error) {
    await caches.delete(COPY);
    throw error;
  }
}

async function copy(address, integrity) {
  const earlier = isHashed(address) && (await kept(address));
  const asked = async (cache) => {
    const answer = await fetch(address, { cache, integrity });
    if (!answer.ok) throw Error(answer.status);
    return answer;
  };
  // What the browser has of this visit will do, if it is what it should be.
  const own = isHashed(address) ? "default" : "no-cache";
  const answer = earlier || (await asked(own).catch(() => asked("reload")));
  await (await caches.open(COPY)).put(address, answer);
}

async function answer(address, request) {
  const copy = await caches.open(COPY);
  const own = await copy.match(address, { ignoreVary: true });
  // A page that was opened in another version goes on to find the files of that.
  const found = own || (isHashed(address) && (await kept(address)));
  if (found) return found;
  const answer = await fetch(request);
  // Where something of the copy has gone, and from the host too, the whole of it is of no more use.
  if (NAMES.has(address) && !answer.ok) await caches.delete(COPY);
  return answer;
}

// A file in any copy of this site.
async function kept(address) {
  for (const name of await copies()) {
    const found = await (await caches.open(name)).match(address, { ignoreVary: true });
    if (found) return found;
  }
}

async function copies() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

// Deletes the copies of other versions once nobody has the page open in one, nor is one on its way in.
async function tidy({ clientId, resultingClientId, replacesClientId }) {
  const coming = [clientId, resultingClientId, replacesClientId];
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = open.filter(({ id, url }) => url.startsWith(SCOPE) && !coming.includes(id));
  if (others.length || registration.installing || registration.waiting) return;
  for (const name of await copies()) if (name !== COPY) await caches.delete(name);
}
