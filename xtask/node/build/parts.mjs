// Parts of the page that few people need, each a module of its own (src/browser/parts.rs calls them): unpacked for one call, in a worker
// where the browser allows it, and gone again with its memory. `start.mjs` lends what it has for opening parts of the page.

// How long an answer is waited for, in milliseconds.
const PATIENCE = 30000;

// What runs in the worker. It is handed over as text, so it names nothing outside of itself.
function answering(tell) {
  // Where the room is comes first: making it may move the memory.
  function put(to, bytes) {
    const at = to.room(bytes.length);
    new Uint8Array(to.memory.buffer, at, bytes.length).set(bytes);
  }

  // The module, unpacked by xtask/unpack.
  async function opened({ unpacker, bytes, props, size, sum }) {
    const { exports } = await WebAssembly.instantiate(unpacker);
    const whole = (outcome) => {
      if (outcome === -1) throw new Error("this file is damaged: please copy it anew (文件已损坏，请重新拷贝)");
      return outcome;
    };
    put(exports, bytes);
    exports.begin(+size, +props, +sum);
    while (whole(exports.more(+size)) !== +size);
    const joined = whole(exports.begin_join(0));
    while (whole(exports.join_more(joined)) !== joined);
    const module = await WebAssembly.compile(new Uint8Array(exports.memory.buffer, exports.joined(), joined));
    // What its libraries would ask of a browser (chance, for passwords), and never do here.
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[name] = () => {
        throw new Error(`${name} is not there`);
      };
    }
    return (await WebAssembly.instantiate(module, imports)).exports;
  }

  return async ({ part, name, numbers, given }) => {
    try {
      const exports = await opened(part);
      put(exports, given);
      const size = exports[name](...numbers);
      const at = exports.answer();
      tell({ answer: new Uint8Array(exports.memory.buffer, at, size).slice() });
    } catch (error) {
      tell({ error: String(error) });
    }
  };
}

const WORKER = `const answer = (${answering})((told) => postMessage(told)); onmessage = (asked) => answer(asked.data); postMessage({ ready: true });`;

// In a worker: what it tells, nothing where it takes too long; none where the browser starts no worker.
function inWorker(asked) {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
    let worker;
    let ready = false;
    const end = (told) => {
      clearTimeout(patience);
      worker?.terminate();
      URL.revokeObjectURL(address);
      resolve(told);
    };
    const patience = setTimeout(() => end({}), PATIENCE);
    try {
      worker = new Worker(address);
    } catch {
      end();
      return;
    }
    worker.onmessage = ({ data }) => {
      if (!data.ready) return end(data);
      ready = true;
      try {
        worker.postMessage(asked);
      } catch {
        // A browser that hands no module to a worker.
        end();
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(ready ? { error: event.message } : undefined);
    };
  });
}

export class Parts {
  // `unpacker` is the compiled module of xtask/unpack.
  constructor(unpacker, page) {
    Object.assign(this, { unpacker, page });
  }

  // Calls a function of a part. Its answer, or nothing where it took too long.
  async call(id, name, numbers, given) {
    const part = { ...this.page.kept(id), unpacker: this.unpacker };
    const asked = { part, name, numbers, given };
    const told = (await inWorker(asked)) ?? (await new Promise((resolve) => answering(resolve)(asked)));
    if (told.error) throw new Error(told.error);
    return told.answer;
  }
}
