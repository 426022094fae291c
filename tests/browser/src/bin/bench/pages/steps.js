// Runs before the page and marks what its start goes through; only in starts that are not counted.
(() => {
  "use strict";
  const seen = new Set();
  const mark = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    performance.mark(name);
  };

  const find = Document.prototype.getElementById;
  Document.prototype.getElementById = function (id) {
    mark(`${id} found`);
    return find.call(this, id);
  };
  const { compile } = WebAssembly;
  WebAssembly.compile = async (bytes) => {
    mark("first unpacked");
    const module = await compile(bytes);
    mark("first compiled");
    return module;
  };

  const after = (prototype, name, first, done) => {
    const own = prototype?.[name];
    if (!own) return;
    prototype[name] = function (...given) {
      mark(first);
      const request = own.apply(this, given);
      if (done) request.addEventListener("success", () => mark(done));
      return request;
    };
  };
  after(globalThis.LockManager?.prototype, "request", "first lock asked for");
  after(globalThis.IDBFactory?.prototype, "open", "journal opens", "journal open");
  after(globalThis.IDBObjectStore?.prototype, "getAll", "journal read", "journal there");
  after(globalThis.Storage?.prototype, "key", "record listed");

  document.addEventListener("DOMContentLoaded", () => {
    mark("page parsed");
    const look = () => {
      if (document.querySelector("#main")) {
        watch.disconnect();
        mark("first page built");
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    look();
  });
})();
