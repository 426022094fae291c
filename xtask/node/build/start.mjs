// The page's own script: opens what is packed in the page and starts the program. What goes wrong here is shown by the script in
// index.html. It runs as soon as the browser has read this far, opens each part once that has been read, and starts the program
// when the whole page has. It stands in the page as it is, so what can wait is in `rest.mjs`, which is packed with the glue.

// What xtask/pack/src/text.rs wrote: two bytes a character, the lower one first, in blocks scattered by the key in front of them.
const BLOCK = 192;

function packedBytes(element) {
  const text = element.textContent;
  const units = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const key = text.charCodeAt(at++);
    const end = Math.min(at + BLOCK, text.length);
    while (at < end) units[count++] = Math.imul(text.charCodeAt(at++), 2 * key + 1) + key;
  }
  return new Uint8Array(units.buffer, 0, element.dataset.packed);
}

const pageRead = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));

// Waits until the browser has read an element to its end: until something stands behind it.
function elementRead(id) {
  const isRead = () => document.getElementById(id)?.nextSibling;
  return new Promise((resolve) => {
    const look = () => isRead() && (watch.disconnect(), resolve());
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true });
    pageRead.then(resolve);
    look();
  });
}

// What stands in a script element that the browser does not run.
function kept(id) {
  const element = document.getElementById(id);
  return { bytes: packedBytes(element), ...element.dataset };
}

// The same, taken out of the page.
function taken(id) {
  const packed = kept(id);
  document.getElementById(id).remove();
  return packed;
}

// What was gzipped.
async function unzipped(id) {
  const zipped = new Blob([taken(id).bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(zipped).arrayBuffer());
  } catch {
    throw damage();
  }
}

// xtask/unpack, which does the rest.
async function openUnpacker() {
  return await WebAssembly.instantiate(await unzipped("unpacker"));
}

const damage = () => new Error("this file is damaged: please copy it anew (文件已损坏，请重新拷贝)");

const DAMAGED = -1;

function whole(outcome) {
  if (outcome === DAMAGED) throw damage();
  return outcome;
}

function put(unpacker, bytes) {
  const at = unpacker.room(bytes.length);
  new Uint8Array(unpacker.memory.buffer, at, bytes.length).set(bytes);
}

// How many bytes are unpacked at a time.
const STEP = 1 << 16;

// Puts the module together that stands in the unpacked content from there on: pauses wherever the caller may want one.
function* joined(unpacker, from) {
  const size = whole(unpacker.begin_join(from));
  while (whole(unpacker.join_more(STEP)) !== size) yield;
  return new Uint8Array(unpacker.memory.buffer, unpacker.joined(), size);
}

// The outcome of what pauses, without a pause.
function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function added(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}

// Told outright: from a local file, browsers do not always report an error to the page that it happened in.
function tell(error) {
  console.error(error);
  dispatchEvent(new ErrorEvent("error", { error, message: String(error) }));
}

async function open() {
  const [{ module, instance }, first] = await Promise.all([openUnpacker(), elementRead("first").then(() => unzipped("first"))]);
  const unpacker = instance.exports;
  const afterStyle = first.indexOf(0);
  const afterGlue = first.indexOf(0, afterStyle + 1);
  const text = (from, to) => new TextDecoder().decode(first.subarray(from, to));
  added("style", text(0, afterStyle));
  document.documentElement.style.colorScheme = "";
  // Runs at once, as the policy knows it; `glue.mjs` says what it leaves behind.
  added("script", text(afterStyle + 1, afterGlue));
  put(unpacker, first);
  unpacker.keep();
  const program = WebAssembly.compile(atOnce(joined(unpacker, afterGlue + 1)));
  await pageRead;
  const rest = (window.sitebookRest = new sitebook.Rest(unpacker, { taken, put, whole, joined, tell, step: STEP }));
  window.sitebookParts = new sitebook.Parts(module, { kept });
  // The glue starts the program as soon as it has an instance of it: this goes in between.
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    WebAssembly.instantiate = instantiate;
    const instance = await instantiate(module, { ...imports, rest: { now: () => rest.now() } });
    rest.first = instance.exports;
    if (!sitebook.compilesAtOnce()) await rest.soon();
    return instance;
  };
  await sitebook.default({ module_or_path: await program });
}

if (!document.documentElement.hasAttribute("data-start")) open().catch(tell);
