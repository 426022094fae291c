// Brought into a page that is ready: types into one field after the other, in every page and dialog, until the browser is killed.
// `arguments[0]`: { seed, visit, record, problem, project, places: [name] or null for chance }.
//
// What was typed stands in `work.did`: ["typed", FIELD, TEXT], each text once, the last of a field in the place of those before it.
// `work.shown` says how many of these the badge has called safe, in the book or as a draft.
const plan = arguments[0];
const work = (window.work = { did: [], shown: 0, heard: 0, doing: "", ended: false, trouble: null, fields: [] });

let state = plan.seed >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = (count) => Math.floor(random() * count);
const any = (list) => list[below(list.length)];
const sleep = (time) => new Promise((done) => setTimeout(done, time));

const until = async (what, seen, patience = 20000) => {
  work.doing = what;
  const start = performance.now();
  for (;;) {
    const found = seen();
    if (found) return found;
    if (performance.now() - start > patience) throw new Error(`waited in vain: ${what}; the badge says ${badge()?.textContent}`);
    await sleep(5);
  }
};
const badge = () => document.querySelector(".save");
const shown = (element) => element && element.getClientRects().length > 0 && element.checkVisibility();
const all = (selector, scope = document) => [...scope.querySelectorAll(selector)].filter(shown);
const said = (element) => (element.getAttribute("aria-label") || element.textContent).replace(/\s+/g, " ").trim();
const dialog = () => document.querySelector("dialog[open]");
const button = (text, scope = document) => {
  const there = all("button, [role=menuitem]", scope).filter((one) => !one.disabled);
  return there.find((one) => said(one) === text) ?? there.find((one) => said(one).startsWith(text));
};
const press = async (text, scope) => (await until(`there is ${text}`, () => button(text, scope?.() ?? document))).click();

// Where words are typed: not by what this file knows of the page, but by what the page has.
const fields = (scope) =>
  all("input, textarea", scope).filter(
    (one) => !/^(checkbox|radio|file|hidden|button|submit)$/.test(one.type) && !one.readOnly && !one.disabled && one.dataset.words !== "passing",
  );
const label = (field) => (field.labels && field.labels[0] ? said(field.labels[0]) : field.name || "?");

const go = async (hash, selector) => {
  if (dialog()) await leave();
  // What the page before has of the same kind does not count; another part of one page is that page.
  const path = (address) => address.split("?")[0];
  const before = path(location.hash) === path(hash) ? null : document.querySelector(selector);
  if (location.hash !== hash) location.hash = hash;
  const there = () => location.hash === hash && document.querySelector(selector);
  await until(`${hash} is shown`, () => there() && there() !== before);
};
const opened = () => until("the dialog is open", dialog);
const leave = async () => {
  // As the browser does for Esc.
  const open = dialog();
  open.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  open.dispatchEvent(new Event("cancel", { cancelable: true }));
  await until("the dialog is closed", () => dialog() !== open);
};
const menu = async (entry) => {
  await press("更多");
  await press(entry);
};

const page = () => document.querySelector("main");
const places = {
  visit: async () => {
    await go(plan.visit, ".item__tools");
    await until("the foot of the visit is there", () => fields(page()).length > 3);
    return page();
  },
  note: async () => {
    await go(plan.visit, ".item__tools");
    const item = any(all(".item").filter((one) => one.querySelector(".item__tools")));
    if (!item.querySelector(".item__more textarea")) item.querySelector(".item__tools button").click();
    await until("the note is open", () => item.querySelector(".item__more textarea"));
    return item;
  },
  raise: async () => {
    await go(plan.visit, ".item__tools");
    const checks = all(".item").filter((one) => [...one.querySelectorAll("[role=radio]")].some((radio) => said(radio) === "否"));
    const item = checks[below(Math.min(3, checks.length))];
    if (!button("登记问题", item)) [...item.querySelectorAll("[role=radio]")].find((radio) => said(radio) === "否").click();
    await press("登记问题", () => item);
    return opened();
  },
  discard: async () => {
    await go(plan.visit, ".item__tools");
    await menu("放弃");
    return opened();
  },
  amend: async () => {
    await go(plan.record, ".record");
    const there = () => all(".record .history-button button").filter((one) => said(one).startsWith("更正："));
    if (!there().length) await press("更正");
    const pencils = await until("there are pencils", () => there().length && there());
    any(pencils).click();
    return opened();
  },
  problem: async () => {
    await go(plan.problem, ".problem");
    return page();
  },
  edit: async () => {
    await go(plan.problem, ".problem");
    await press("修改");
    return opened();
  },
  act: async () => {
    await go(plan.problem, ".problem");
    const asks = all(".problem__actions > .row button").filter((one) => !one.hasAttribute("aria-haspopup") && one.getAttribute("aria-disabled") !== "true" && !/修改|批准|恢复/.test(said(one)));
    if (asks.length) any(asks).click();
    else await menu("撤回");
    return opened();
  },
  project: async () => {
    await go(`${plan.project}?tab=remark`, ".project textarea");
    return page();
  },
  raiseAnew: async () => {
    await go(plan.project, ".project");
    await press("登记问题");
    return opened();
  },
  editProject: async () => {
    await go(`${plan.project}/edit`, ".form-actions");
    return page();
  },
  newVisit: async () => {
    await go(`${plan.project}/visit`, ".form-actions");
    return page();
  },
  newProject: async () => {
    await go("#/projects/new", ".form-actions");
    return page();
  },
  settings: async () => {
    await go("#/settings", "#settings-person");
    return page();
  },
  unit: async () => {
    await go("#/settings", "#settings-units");
    await press("新增单位");
    return opened();
  },
  hands: async () => {
    await go("#/settings", "#settings-person");
    await press("换人使用");
    return opened();
  },
  checklist: async () => {
    if (work.checklist) await go(work.checklist, ".templates__section-head");
    else {
      await go("#/templates", "main a[href^='#/templates/']");
      all("main a[href^='#/templates/']")[0].click();
      await press("另存一份");
      await until("the editor is open", () => document.querySelector(".templates__section-head"));
      work.checklist = location.hash;
    }
    return page();
  },
  item: async () => {
    await places.checklist();
    any(all(".templates__open").slice(0, 4)).click();
    return opened();
  },
};
work.places = Object.keys(places);

let words = 0;
const text = (field) => {
  words += 1;
  const number = plan.seed * 1000 + words;
  if (field.type === "time") return new Date(Date.UTC(2031, 0, 1) + (number % 1440) * 60000).toISOString().slice(11, 16);
  if (field.type === "date") return new Date(Date.UTC(2031, 0, 1) + (number % 20000) * 86400000).toISOString().slice(0, 10);
  if (field.inputMode === "decimal") return below(4) ? String(10000000 + number) : `约${10000000 + number}`;
  return `字${plan.seed}-${words}`;
};
const set = (field, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);

// Letter by letter, as an input method hands them over, with breaths in between; the field keeps the focus.
const type = async (place, field) => {
  const whole = text(field);
  // The same for the same field, whatever has been opened beside it: a later text takes the place of this one.
  const window = field.closest("dialog");
  const alike = fields(window ?? document).filter((one) => label(one) === label(field));
  const at = [location.hash, window ? said(window.querySelector("h2")) : "", field.closest(".item")?.id ?? "", label(field)];
  const key = [...at, alike.indexOf(field)].join(" | ");
  work.doing = `typing into ${key}`;
  field.scrollIntoView({ block: "center" });
  field.focus();
  if (document.activeElement !== field) throw new Error("it takes no focus");
  const steps = field.type === "date" || field.type === "time" ? [whole] : [whole.slice(0, 2), whole.slice(0, -1), whole];
  for (const step of steps) {
    set(field, step);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    if (step !== whole && below(3) === 0) await sleep(below(120));
  }
  work.did.push(["typed", key, whole]);
  if (!work.fields.includes(`${place}: ${label(field)}`)) work.fields.push(`${place}: ${label(field)}`);
};

const frame = () => new Promise((done) => setTimeout(done, 16));
(async () => {
  for (;;) {
    const done = work.did.length;
    await frame();
    if (badge()?.matches(".save--saved, .save--draft")) work.shown = done;
  }
})();
(async () => {
  await sleep(0);
  const wanted = plan.places ? [...plan.places] : null;
  for (;;) {
    const place = wanted ? wanted.shift() : any(Object.keys(places));
    if (!place) break;
    work.place = place;
    const scope = await places[place]();
    for (const closed of scope.querySelectorAll("details:not([open])")) closed.open = true;
    const there = await until(`${place} has fields`, () => fields(scope).length && fields(scope));
    if (wanted) {
      // All of them.
      for (const field of there) if (field.isConnected) await type(place, field);
      await until(`all of ${place} is called safe`, () => work.shown === work.did.length);
    } else {
      const count = 1 + below(3);
      for (let turn = 0; turn < count; turn += 1) {
        const field = any(there);
        if (field.isConnected) await type(place, field);
        await sleep(below(2) ? below(1800) : below(60));
      }
      if (below(3) === 0) document.activeElement.blur();
      if (dialog() && below(2)) await leave();
    }
  }
  if (dialog()) await leave();
  work.ended = true;
})().catch((error) => (work.trouble = `${work.place}, ${work.doing}: ${error && error.stack ? error : String(error)}`));
