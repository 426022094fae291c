// The page's own module: opens the packed program and starts it. What goes wrong here is shown by the script in index.html.
import start from "./sitebook.js";

async function open() {
  const payload = document.getElementById("program");
  const text = payload.textContent;
  payload.remove();
  // Seven bits a character, as xtask/src/pack.rs writes them.
  const bytes = new Uint8Array((text.length * 7) >> 3);
  let held = 0;
  let count = 0;
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    held = (held << 7) | (text.charCodeAt(at) & 127);
    count += 7;
    if (count >= 8) bytes[size++] = held >> (count -= 8);
  }
  const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  // As a stream the module is compiled while it is still being unpacked.
  await start({ module_or_path: new Response(program, { headers: { "content-type": "application/wasm" } }) });
}

if (!document.documentElement.hasAttribute("data-start")) {
  // Told outright: from a local file, browsers do not always report a rejection to the page that it happened in.
  open().catch((error) => {
    console.error(error);
    dispatchEvent(new ErrorEvent("error", { error, message: String(error) }));
  });
}
