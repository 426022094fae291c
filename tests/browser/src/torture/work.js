// Brought into a page that is ready: works at random, as a busy person does, until the browser is killed. `arguments[0]`:
// { seed, visit, problem, files: [{ name, text }], weights: { answers, note, raise, leader, merge, undo, away } }, or instead of
// weights `acts: [name]`, to be done once in this order; `work.ended` says that they are. `alone: true`: nobody asks meanwhile.
//
// What was done stands in `work.did`, in order; `work.shown` says how many of these the page has shown as saved. A tap is shown with
// the next frame (where there are none, with a task), so what the badge shows then counts for what was done before. `work.heard` is
// how much of it was last asked for: of what comes after nobody knows when the browser is killed.
const plan = arguments[0];
const work = (window.work = { did: [], shown: 0, heard: 0, doing: "", ended: false, trouble: null });

let state = plan.seed >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = (count) => Math.floor(random() * count);
const any = (list) => list[below(list.length)];
const task = () => new Promise((done) => setTimeout(done, 0));
const did = (...fact) => work.did.push(fact);

let words = 0;
const word = (kind) => `${kind}-${plan.seed}-${(words += 1)}`;

const until = async (what, seen) => {
  work.doing = what;
  for (;;) {
    const found = seen();
    if (found) return found;
    await task();
  }
};
const shown = (element) => element && element.getClientRects().length > 0;
const all = (selector, scope = document) => [...scope.querySelectorAll(selector)].filter(shown);
const said = (element) => element.textContent.replace(/\s+/g, " ").trim();
const button = (text, scope = document) => all("button", scope).find((one) => said(one) === text && !one.disabled);
const go = async (hash, selector) => {
  if (location.hash !== hash) location.hash = hash;
  await until(`${hash} is shown`, () => location.hash === hash && document.querySelector(selector));
};
const write = (field, text) => {
  const prototype = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const field = (label, scope = document) =>
  all("input, textarea, select", scope).find((one) => one.labels && [...one.labels].some((words) => said(words).startsWith(label)));

const atVisit = () => go(plan.visit, ".item [role=radiogroup]");
const answered = new Map();
const answerOf = (item) => {
  const chosen = item.querySelector("[role=radio][aria-checked=true]");
  return answered.get(item.id) ?? (chosen ? said(chosen) : "");
};

// Where an act finds nothing to do. Who was told to give no answers gives none: another tab's would come in between.
const instead = () => (plan.weights && !plan.weights.answers ? acts.note() : acts.answers());

const acts = (work.acts = {
  // Taps, now one after the other, now several within one task.
  async answers() {
    await atVisit();
    const taps = 1 + below(12);
    for (let tap = 0; tap < taps; tap += 1) {
      const item = any(all(".item").filter((one) => one.querySelector("[role=radiogroup]")));
      const choices = [...item.querySelectorAll("[role=radio]")].filter((one) => said(one) !== answerOf(item));
      const choice = any(choices);
      choice.click();
      answered.set(item.id, said(choice));
      did("answer", item.id.slice("item-".length), said(choice));
      if (below(3)) await task();
    }
  },

  async note() {
    await atVisit();
    // An item out of sight is plain until it is drawn.
    const item = any(all(".item").filter((one) => one.querySelector(".item__tools")));
    if (!item.querySelector(".item__more textarea")) item.querySelector(".item__tools button").click();
    const area = await until("the note is open", () => item.querySelector(".item__more textarea"));
    const text = word("note");
    write(area, text);
    did("text", text);
  },

  async raise() {
    await atVisit();
    const offer = any(all(".item__more button").filter((one) => said(one) === "登记问题"));
    if (!offer) return instead();
    offer.click();
    const panel = await until("the panel is open", () => document.querySelector("dialog[open]"));
    const text = word("problem");
    write(await until("the title is asked for", () => field("问题", panel)), text);
    for (const list of all("select[aria-required=true]", panel)) if (!list.value) write(list, [...list.options].find((one) => one.value).value);
    await task();
    button("登记", panel).click();
    did("text", text);
    await until("the panel is closed", () => !document.querySelector("dialog[open]"));
  },

  async leader() {
    await go(plan.problem, "main h1");
    const change = await until("a change is offered", () => button("修改"));
    change.click();
    const name = await until("the leader is asked for", () => field("责任领导"));
    const text = word("leader");
    write(name, text);
    await task();
    (await until("it can be saved", () => button("保存"))).click();
    did("text", text);
    await until("the form is closed", () => !field("责任领导"));
  },

  async merge() {
    const file = plan.files.shift();
    if (!file) return instead();
    await go("#/exchange", ".exchange__intake input[type=file]");
    const carried = new DataTransfer();
    carried.items.add(new File([file.text], file.name, { type: "application/json" }));
    const input = document.querySelector(".exchange__intake input[type=file]");
    input.files = carried.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await until("the preview is shown", () => document.querySelector(".exchange__preview"));
    await task();
    const merge = all(".exchange__intake button").find((one) => said(one).startsWith("汇总入册"));
    // All of it is there already.
    if (!merge) return did("merged", file.name);
    merge.click();
    did("merging", file.name);
    await until("it is merged", () => all(".exchange__intake .stack[role=status] .strong")[0]);
    did("merged", file.name);
    work.last = file.name;
  },

  async undo() {
    const undo = work.last && all(".exchange__intake button").find((one) => said(one) === "撤销这次汇总");
    if (!undo) return plan.acts ? Promise.reject(new Error("nothing was merged")) : acts.merge();
    did("undoing", work.last);
    // Whoever is killed before it is known that this was begun would seem to have lost what was undone.
    await until("it is known that this begins", () => plan.alone || work.heard === work.did.length);
    undo.click();
    did("undone", work.last);
    work.last = null;
  },

  // More taps than a tail holds.
  async many() {
    for (let round = 0; round < 60; round += 1) await acts.answers();
  },

  // Looks at something else, and lets the page come to rest.
  async away() {
    location.hash = any(["#/", "#/projects", "#/problems", "#/settings", "#/templates"]);
    const frames = below(20);
    for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
  },
});

const bag = Object.entries(plan.weights ?? {}).flatMap(([name, weight]) => Array(weight).fill(name));
const frame = () =>
  new Promise((done) => {
    if (!document.hidden) requestAnimationFrame(done);
    setTimeout(done, document.hidden ? 0 : 150);
  });
(async () => {
  for (;;) {
    const done = work.did.length;
    await frame();
    await task();
    const badge = document.querySelector(".save");
    if (badge && badge.classList.contains("save--saved")) work.shown = done;
  }
})();
(async () => {
  // Whoever brought this in has gone before anything happens.
  await task();
  for (const act of plan.acts ?? []) await acts[act]();
  work.ended = Boolean(plan.acts);
  while (!work.ended) {
    const act = any(bag);
    work.doing = act;
    await acts[act]();
    // Now at once the next, now after a breath, now once all is saved.
    const breath = below(4);
    if (breath === 1) await new Promise((done) => setTimeout(done, below(80)));
    if (breath > 1) await until("all is saved", () => work.shown === work.did.length);
  }
})().catch((error) => (work.trouble = `${work.doing}: ${error && error.stack ? error : String(error)}`));
