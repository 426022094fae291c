// For the page that follows a panic, in which the program may not be called any more.

// One Latin-1 character a byte.
function latin1(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

// Puts what the journal's store holds, segments that have moved there among it, into the rescue file that a link offers
// (`src/storage/dump.rs`). Until then, and where it cannot be read, the link offers the record alone.
export function addJournal(link, dump, database) {
  const opening = indexedDB.open(database);
  // There is none, and here is not the place to make one.
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onsuccess = () => {
    const store = opening.result.transaction("journal").objectStore("journal");
    const keys = store.getAllKeys();
    const values = store.getAll();
    values.onsuccess = () => {
      const whole = JSON.parse(dump);
      keys.result.forEach((key, place) => {
        const value = values.result[place];
        if (value instanceof Uint8Array) whole.journal[key] = latin1(value);
      });
      link.href = URL.createObjectURL(new Blob([JSON.stringify(whole)], { type: "application/json" }));
    };
  };
}
