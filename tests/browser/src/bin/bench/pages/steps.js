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
    if (id === "program") mark("page parsed, decoding begins");
    return find.call(this, id);
  };
  const Unzip = window.DecompressionStream;
  window.DecompressionStream = function (format) {
    mark("payload decoded");
    return new Unzip(format);
  };
  WebAssembly.instantiateStreaming = async (response, imports) => {
    const module = await WebAssembly.compileStreaming(response);
    mark("module unzipped and compiled");
    const instance = await WebAssembly.instantiate(module, imports);
    mark("module instantiated");
    return { module, instance };
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
