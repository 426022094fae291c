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
const stored = ([key]) => String(key);
if (where.does === "set") watch(Storage.prototype, "setItem", stored);
if (where.does === "remove") watch(Storage.prototype, "removeItem", stored);
// Firefox commits what a transaction holds while a dialog is open, as no kill does: there it is stopped before a transaction's first
// put, or after its commit.
if (where.does === "put" && navigator.userAgent.includes("Firefox")) {
  if (where.when === "after") watch(IDBTransaction.prototype, "commit", () => "");
  else watch(IDBDatabase.prototype, "transaction", ([, mode]) => (mode === "readwrite" ? "" : null));
} else if (where.does === "put") watch(IDBObjectStore.prototype, "put", () => "");
if (where.does === "delete") watch(IDBObjectStore.prototype, "delete", () => "");
