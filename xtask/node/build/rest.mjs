// The rest of the program: how it is opened behind the first page, or on the spot for whoever is quicker. `start.mjs` lends what it
// has for opening parts of the page.

// Unpacks the rest, with the first part still there as it was unpacked.
function* unpacked(unpacker, { taken, put, whole, joined, step }) {
  const { bytes, props, size, sum } = taken("rest");
  put(unpacker, bytes);
  unpacker.begin(+size, +props, +sum);
  while (whole(unpacker.more(step)) !== +size) yield;
  return yield* joined(unpacker, 0);
}

// How long it is unpacked before the browser may paint and react, in milliseconds.
const PATIENCE = 8;

const pause = () => new Promise((resolve) => setTimeout(resolve));

// The rest of the program, which the first part calls when it needs it (src/ui/rest.rs).
export class Rest {
  constructor(unpacker, page) {
    Object.assign(this, { unpacker, page });
    // A page that is built quickly is in one piece.
    this.isThere = !document.getElementById("rest");
    if (!this.isThere) document.documentElement.setAttribute("data-half", "");
  }

  // Whether all of it is unpacked, after one step more.
  step() {
    this.unpacking ??= unpacked(this.unpacker, this.page);
    const { done, value } = this.unpacking.next();
    this.bytes ??= value;
    return done;
  }

  // Opens it in between what the person does.
  async soon() {
    try {
      await this.unpackAndTake();
    } catch (error) {
      this.page.tell(error);
      // Nothing goes on.
      await new Promise(() => {});
    }
  }

  async unpackAndTake() {
    while (!this.isThere) {
      const pausing = performance.now() + PATIENCE;
      let done;
      do done = this.step();
      while (!done && performance.now() < pausing);
      if (done) {
        const module = await WebAssembly.compile(this.bytes);
        if (!this.isThere) this.take(await WebAssembly.instantiate(module, { first: this.first }));
        return;
      }
      await pause();
    }
  }

  // Opens it on the spot, for whoever cannot go on without it.
  now() {
    if (this.isThere) return;
    // For whoever wonders why a start was slow, beside `cargo xtask bundle --names`.
    this.neededBy = new Error().stack;
    try {
      while (!this.step());
      const module = new WebAssembly.Module(this.bytes);
      this.take(new WebAssembly.Instance(module, { first: this.first }));
    } catch (error) {
      this.page.tell(error);
      throw error;
    }
  }

  // The instance has put its functions where the first part looks for them. A second one would put the same there.
  take() {
    if (this.isThere) return;
    this.isThere = true;
    this.first.there.value = 1;
    document.documentElement.removeAttribute("data-half");
    performance.mark("program-whole");
    this.unpacking = this.bytes = this.unpacker = undefined;
  }
}

// Chromium up to 114 compiles no more than 4 KB while a script waits: there the program cannot start without the rest.
export function compilesAtOnce() {
  const header = [0, 97, 115, 109, 1, 0, 0, 0];
  // A section of 5,000 bytes that every browser passes over.
  const module = new Uint8Array(header.length + 3 + 5000);
  module.set([...header, 0, 0x88, 0x27]);
  try {
    new WebAssembly.Module(module);
    return true;
  } catch {
    return false;
  }
}
