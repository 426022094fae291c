// Keeps the page on the device: beside `index.html` on any static server, https or the machine's own address. What it keeps is one
// version, whole or not at all: each file is compared with its SHA-256 before anything is kept, so that half a page, or the sign-in page of
// some network, never takes the place of a version that works. A new one waits until the page says so.
"use strict";

const FILES = {}; // The packer puts the files here, each with its SHA-256.
const VERSION = ""; // The packer puts the version here.
const PREFIX = "sitebook-page-";
const CACHE = PREFIX + VERSION;
const PAGE = "index.html";
const TYPES = { html: "text/html", webmanifest: "application/manifest+json", png: "image/png" };

async function whole(name) {
  const answer = await fetch(name, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== FILES[name]) throw new Error(`${name} is not whole`);
  return [name, new Response(bytes, { headers: { "content-type": TYPES[name.split(".").pop()] } })];
}

async function install() {
  const files = await Promise.all(Object.keys(FILES).map(whole));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([name, file]) => cache.put(name, file)));
}

async function clean() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === "navigate" ? PAGE : request, { ignoreSearch: true });
  return kept || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});
