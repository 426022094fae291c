// Stops the page's own script at a step of its storing: `arguments[0]` is { does: "set" | "remove" | "put" | "delete", key, nth,
// when: "before" | "after" }. A dialog stops it, which the page itself knows nothing of; nothing but a kill takes it away.
const where = arguments[0];
let left = where.nth;
const watch = (prototype, name, key) => {
  const real = prototype[name];
  prototype[name] = function (...given) {
    const here = key(given)?.includes(where.key) && (left -= 1) === 0;
    if (here && where.when === "before") alert("stopped");
    const answer = real.apply(this, given);
    if (here && where.when === "after") alert("stopped");
    return answer;
  };
};
// The key, and how the text begins.
if (where.does === "set") watch(Storage.prototype, "setItem", ([key, text]) => `${key} ${String(text).slice(0, 2)}`);
if (where.does === "remove") watch(Storage.prototype, "removeItem", ([key]) => String(key));
// Firefox commits what a transaction holds while a dialog is open, as no kill does: there it is stopped before a transaction's first
// put, or after its commit. What has a key of its own is put alone.
if (where.does === "put" && navigator.userAgent.includes("Firefox") && !(where.key && where.when === "before")) {
  if (where.when === "after") watch(IDBTransaction.prototype, "commit", () => "");
  else watch(IDBDatabase.prototype, "transaction", ([, mode]) => (mode === "readwrite" ? "" : null));
} else if (where.does === "put") watch(IDBObjectStore.prototype, "put", ([, key]) => String(key));
if (where.does === "delete") watch(IDBObjectStore.prototype, "delete", () => "");
