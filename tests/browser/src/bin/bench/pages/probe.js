// Brought into a page after it has opened. Everything is measured in here, by the page's own clock, never over the driver.
//
// "Painted" is the second animation frame after something was done: its callback runs once the frame that first showed it has
// been styled, laid out and painted, and it can be asked for in the same way where nothing was done at all. A lone frame
// callback runs before that frame is painted; Event Timing rounds to 8 ms.
window.bench ??= (() => {
  "use strict";
  const frame = () => new Promise(requestAnimationFrame);
  const painted = async () => {
    await frame();
    await frame();
    return performance.now();
  };
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  // Frames come all the time, as on a screen that moves: a browser at rest gives the first frame at once, and two frames would be
  // one. Things begin at any moment between two of them.
  const beat = () => requestAnimationFrame(beat);
  const somewhere = () => pause(40 + Math.random() * 17);

  const until = (seen) =>
    new Promise((done) => {
      const look = () => {
        const found = seen();
        if (!found) return;
        watch.disconnect();
        done(found);
      };
      const watch = new MutationObserver(look);
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      look();
    });

  const saves = () => performance.getEntriesByName("app-saved");
  const savedAfter = async (begun) => {
    for (let waited = 0; waited < 15_000; waited += 2) {
      const found = saves().find((mark) => mark.startTime >= begun);
      if (found) return found.startTime;
      await pause(2);
    }
    throw new Error("not saved within 15 s");
  };

  let taps = 0;
  const nextAnswer = () => {
    const bars = [...document.querySelectorAll(".item [role=radiogroup]")].slice(0, 6);
    if (!bars.length) throw new Error("there is nothing to tap: " + document.body.innerText.slice(0, 200));
    const answers = [...bars[taps % bars.length].querySelectorAll("[role=radio]")].slice(0, 3);
    taps += 1;
    return answers.find((answer) => answer.getAttribute("aria-checked") !== "true");
  };

  beat();

  let database;
  const open = () =>
    new Promise((done, failed) => {
      const request = indexedDB.open("bench", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("puts");
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });

  let rows = [];
  let built = 0;
  const outcome = { value: undefined, error: undefined };

  return {
    // Two frames, nothing done.
    async frames() {
      await somewhere();
      const begun = performance.now();
      return (await painted()) - begun;
    },

    async tap() {
      const answer = nextAnswer();
      answer.scrollIntoView({ block: "center" });
      await somewhere();
      const begun = performance.now();
      answer.click();
      const shown = await painted();
      if (answer.getAttribute("aria-checked") !== "true") throw new Error("the tap was not taken");
      await savedAfter(begun);
      return shown - begun;
    },

    async save() {
      const answer = nextAnswer();
      await somewhere();
      const begun = performance.now();
      answer.click();
      return (await savedAfter(begun)) - begun;
    },

    // A bare strict put, of about as much as the journal takes for one answer.
    async put() {
      database ??= await open();
      await somewhere();
      const begun = performance.now();
      await new Promise((done, failed) => {
        const transaction = database.transaction(["puts"], "readwrite", { durability: "strict" });
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
        transaction.objectStore("puts").put(crypto.getRandomValues(new Uint8Array(300)), crypto.randomUUID());
      });
      return performance.now() - begun;
    },

    // One keystroke in the search of the ledger.
    async type(text) {
      const field = document.querySelector(".problems input[type=search]");
      const count = () => document.querySelector(".problems .filters__count").innerText;
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      await somewhere();
      const begun = performance.now();
      write.call(field, text);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const shown = await painted();
      const [then] = [count(), await pause(300)];
      if (then !== count()) throw new Error(`the list went on changing after it was measured: ${then}, ${count()}`);
      return [shown - begun, then];
    },

    rows(count) {
      const letters = [..."道路水电项目工程问题整改责任单位现场资料进度安全质量资金用地手续围挡噪声"];
      const text = (place) => Array.from({ length: 100 }, (_, at) => letters[(place * 7 + at * (1 + (place % 5))) % letters.length]).join("");
      rows = Array.from({ length: count }, (_, place) => text(place));
    },

    async filter(text) {
      await somewhere();
      const begun = performance.now();
      const found = rows.filter((row) => row.includes(text)).length;
      const shown = await painted();
      if (!found) throw new Error(`no row has ${text}`);
      return shown - begun;
    },

    // A route until something of it is painted.
    async route(hash, selector, count) {
      await somewhere();
      const begun = performance.now();
      location.hash = hash;
      await until(() => document.querySelectorAll(selector).length >= count);
      built = performance.now() - begun;
      return (await painted()) - begun;
    },

    // How much of the last route went by until everything stood in the page.
    built: () => built,

    // How long it takes after a route until all items of the checklist have what takes their answers.
    async drawn(hash, count) {
      const begun = performance.now();
      location.hash = hash;
      await until(() => document.querySelectorAll(".item__answer").length >= count);
      return performance.now() - begun;
    },

    // The checklist that is shown: as plain HTML with the same inputs, and as the page itself draws it.
    async markup(count) {
      await until(() => document.querySelectorAll(".item__answer").length >= count);
      const safe = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      const input = (field) => {
        if (field.tagName === "TEXTAREA") return "<textarea rows=2></textarea>";
        if (field.tagName === "SELECT") return `<select>${[...field.options].map((option) => `<option>${safe(option.text)}</option>`).join("")}</select>`;
        return `<input type="${field.type}" inputmode="${field.inputMode}">`;
      };
      const plain = [...document.querySelectorAll(".item")].map((item, place) => {
        const radios = [...item.querySelectorAll("[role=radio]")].map(
          (radio) => `<label><input type="radio" name="i${place}"> ${safe(radio.innerText)}</label>`,
        );
        const inputs = [...item.querySelectorAll(".item__answer :is(input, textarea, select)")].map(input);
        const buttons = [...item.querySelectorAll("button:not([role=radio])")].map((button) => `<button>${safe(button.innerText || button.ariaLabel || "")}</button>`);
        const words = [...item.querySelectorAll(".item__text, .item__hint, .item__before")].map((line) => `<p>${safe(line.innerText)}</p>`);
        return `<fieldset><legend>${place + 1}</legend>${[...words, ...radios, ...inputs, ...buttons].join("")}</fieldset>`;
      });
      const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
      return [plain.join(""), `<style>${styles.join("")}</style>${document.querySelector("main").innerHTML}`];
    },

    // Markup put into the page by innerHTML.
    async draw(place) {
      const markup = window.drawn[place];
      const main = document.querySelector("main");
      main.innerHTML = "";
      await painted();
      await somewhere();
      const begun = performance.now();
      main.innerHTML = markup;
      const shown = await painted();
      return shown - begun;
    },

    // The grid that is shown as a plain table of all its rows: the text of those in sight, again and again.
    table() {
      const safe = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      const cells = (line) => [...line.querySelectorAll("[role=rowheader], [role=gridcell]")];
      const row = (line) => `<tr>${cells(line).map((cell) => `<td>${safe(cell.innerText)}</td>`).join("")}</tr>`;
      const rows = [...document.querySelectorAll(".mgrid__body > [role=row]")].map(row);
      const count = Number(document.querySelector(".mgrid").getAttribute("aria-rowcount"));
      return `<table>${Array.from({ length: count }, (_, place) => rows[place % rows.length]).join("")}</table>`;
    },

    // A figure for the plan of the first project: from Enter to painted.
    async cell(figure) {
      const sum = () => document.querySelector(".mgrid__foot [aria-colindex='2']").innerText;
      const key = (name) => field.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
      const field = document.querySelector(".mgrid__field");
      field.focus();
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", ctrlKey: true, bubbles: true, cancelable: true }));
      await painted();
      field.value = String(figure);
      field.dispatchEvent(new InputEvent("input", { bubbles: true, data: String(figure), inputType: "insertText" }));
      const before = sum();
      await somewhere();
      const begun = performance.now();
      key("Enter");
      const shown = await painted();
      const now = document.querySelector("[data-cell='0:0']").innerText;
      if (Number(now.replace(/,/g, "")) !== figure || sum() === before) throw new Error(`the figures are not right: ${now}, ${sum()}`);
      await savedAfter(begun);
      return shown - begun;
    },

    // From the choice of files to the preview.
    preview() {
      return new Promise((done) => {
        const chosen = async (event) => {
          if (event.target.type !== "file") return;
          document.removeEventListener("change", chosen, true);
          const begun = performance.now();
          await until(() => document.querySelector(".exchange__preview"));
          done((await painted()) - begun);
        };
        document.addEventListener("change", chosen, true);
      });
    },

    // From the press on the button under the preview to the word that it is done.
    async merge() {
      const button = [...document.querySelectorAll(".exchange__intake button")].find((one) => one.innerText.trim().startsWith("汇总入册"));
      if (!button) throw new Error("nothing can be merged: " + document.querySelector(".exchange__intake").innerText.slice(0, 300));
      await somewhere();
      const begun = performance.now();
      button.click();
      await until(() => document.querySelector(".exchange__intake .stack[role=status] .strong"));
      return (await painted()) - begun;
    },

    // Something that takes long: asked for by `bench.outcome`, so that no command of the driver waits for it.
    begin(promise) {
      outcome.value = outcome.error = undefined;
      promise.then(
        (value) => (outcome.value = value),
        (error) => (outcome.error = String(error)),
      );
    },
    outcome,

    // How long a fixed piece of work takes: four times as long under fourfold throttling.
    spin() {
      const begun = performance.now();
      let sum = 0;
      for (let at = 0; at < 60_000_000; at += 1) sum = (sum * 31 + at) | 0;
      return [performance.now() - begun, sum];
    },
  };
})();
