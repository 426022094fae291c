// Finding things on the page as a person would name them. Put before every script that needs it; never part of the page.

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

function visible(element) {
  if (element.getClientRects().length === 0) return false;
  return getComputedStyle(element).visibility === "visible";
}

// What a modal dialog covers cannot be reached, so it is not looked at.
function reachable(scope) {
  if (scope) return scope;
  const modals = document.querySelectorAll("dialog:modal");
  return modals.length ? modals[modals.length - 1] : document;
}

// The text of an element as assistive technology reads it: without what is hidden from it, and without form controls.
function readAloud(element, top) {
  if (element.nodeType === Node.TEXT_NODE) return element.textContent;
  if (element.nodeType !== Node.ELEMENT_NODE) return "";
  if (!top && element.getAttribute("aria-hidden") === "true") return "";
  if (!top && /^(select|textarea|input|style|script)$/i.test(element.tagName)) return "";
  if (!top && element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  if (/^img$/i.test(element.tagName)) return element.alt;
  const style = getComputedStyle(element);
  if (!top && style.display === "none") return "";
  const text = [...element.childNodes].map((child) => readAloud(child, false)).join("");
  return style.display.startsWith("inline") ? text : ` ${text} `;
}

// An element's accessible name, by the parts of the accname rules that a plain HTML page uses.
function accessibleName(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return squeeze(ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map((part) => readAloud(part, true)).join(" "));
  if (element.getAttribute("aria-label")) return squeeze(element.getAttribute("aria-label"));
  if (element.labels && element.labels.length) return squeeze([...element.labels].map((label) => readAloud(label, true)).join(" "));
  if (/^(button|submit|reset)$/.test(element.type) && element.tagName === "INPUT") return squeeze(element.value);
  if (!/^(input|select|textarea)$/i.test(element.tagName)) {
    const text = squeeze(readAloud(element, true));
    if (text) return text;
  }
  return squeeze(element.title || element.placeholder || "");
}

// A heading that takes the focus when a window opens is none.
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role], [tabindex]:not(h1, h2, h3), [contenteditable=true]";

function controls(scope) {
  return [...reachable(scope).querySelectorAll(CONTROLS)].filter(visible);
}

// The control with this name, or the names that there are.
function control(name, scope) {
  const all = controls(scope);
  const found = all.filter((element) => accessibleName(element) === name);
  const enabled = found.find((element) => !element.disabled) || found[0];
  return enabled || [...new Set(all.map(accessibleName))].filter(Boolean).slice(0, 150);
}

// The smallest visible element whose text contains this.
function withText(text, scope) {
  const all = [...reachable(scope).querySelectorAll("*")].filter((element) => visible(element) && squeeze(element.textContent).includes(text));
  return all.find((element) => !all.some((other) => other !== element && element.contains(other))) || null;
}

// Where a person would put the finger: controls that are drawn by their label are hit on the label.
function target(element) {
  element.scrollIntoView({ block: "center", inline: "center" });
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const label = element.labels && element.labels[0];
  return label && !element.contains(hit) && visible(label) ? label : element;
}

function visibleText() {
  return squeeze(document.body ? document.body.innerText : "");
}
