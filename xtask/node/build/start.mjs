// The page's own module: opens the packed program and starts it. What goes wrong here is shown by the script in index.html,
// which hears of it as an unhandled rejection.
import start from "./sitebook.js";

async function open() {
  const payload = document.getElementById("program");
  const text = atob(payload.textContent);
  payload.remove();
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  await start({ module_or_path: await new Response(program).arrayBuffer() });
}

if (!document.documentElement.hasAttribute("data-start")) open();
