// The page's own module: opens what is packed in the page and starts it. What goes wrong here is shown by the script in index.html.

// What xtask/src/pack.rs wrote into a script element: two bytes a character, the lower one first; behind a mark, with the
// highest bit turned.
function unpacked(id, type) {
  const element = document.getElementById(id);
  const text = element.textContent;
  element.remove();
  const units = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    units[count++] = unit === 1 ? text.charCodeAt(++at) ^ 0x8000 : unit;
  }
  const bytes = new Uint8Array(units.buffer, 0, element.dataset.size);
  const content = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content, { headers: { "content-type": type } });
}

function added(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}

async function open() {
  const program = unpacked("program", "application/wasm");
  const [style, glue] = (await unpacked("texts", "text/plain").text()).split("\0");
  added("style", style);
  document.documentElement.style.colorScheme = "";
  // Runs at once, as the policy knows it; `glue.mjs` says what it leaves behind.
  added("script", glue);
  // As a stream the module is compiled while it is still being unpacked.
  await sitebook.default({ module_or_path: program });
}

if (!document.documentElement.hasAttribute("data-start")) {
  // Told outright: from a local file, browsers do not always report a rejection to the page that it happened in.
  open().catch((error) => {
    console.error(error);
    dispatchEvent(new ErrorEvent("error", { error, message: String(error) }));
  });
}
