// Stands only in the page for a tablet, which comes from an address: has the browser keep the page (`xtask/tablet/sw.js`), so that it opens
// without a network for ever, and offers a new version when there is one. It never takes one by itself: somebody may be in the middle of
// a visit. What happens to it never harms the page, which runs as well without.
const root = document.documentElement;
const worker = navigator.serviceWorker;
const HOUR = 3_600_000;

const words = (zh, en) => (root.lang.startsWith("en") ? en : zh);

function bar(text, buttons) {
  document.getElementById("served")?.remove();
  const shown = document.createElement("div");
  shown.id = "served";
  shown.setAttribute("role", "status");
  shown.style.cssText =
    "position:fixed;z-index:60;left:0;right:0;bottom:calc(env(safe-area-inset-bottom,0px) + 5rem);margin:0 auto;width:fit-content;" +
    "max-width:min(36rem,calc(100vw - 2rem));box-sizing:border-box;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;" +
    "padding:.75rem 1rem;border:2px solid currentColor;border-radius:.5rem;background:Canvas;color:CanvasText;font-size:1rem;line-height:1.5";
  const line = document.createElement("span");
  line.textContent = text;
  line.style.cssText = "flex:1 1 14rem";
  shown.append(line);
  for (const [name, press] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.style.cssText = "min-height:44px;padding:0 1rem;font:inherit;cursor:pointer";
    button.onclick = () => {
      shown.remove();
      press?.();
    };
    shown.append(button);
  }
  document.body.append(shown);
}

function state(now) {
  root.dataset.served = now;
}

function cannot(why) {
  state("refused");
  console.info("The page is not kept on this device: " + why);
  bar(
    words(
      "本页面没有存到这台设备，断网后打不开：网址要用 https，或用本机地址。已录入的内容不受影响。",
      "This page is not kept on this device and will not open without a network: the address must be https or this machine's own. What was entered is not affected.",
    ),
    [[words("知道了", "OK")]],
  );
}

async function keep() {
  const first = !worker.controller;
  let taking = false;
  worker.addEventListener("controllerchange", () => taking && location.reload());
  const registration = await worker.register("sw.js", { updateViaCache: "none" });
  const offer = () => {
    state("waiting");
    const take = () => {
      taking = true;
      registration.waiting?.postMessage("take over");
    };
    bar(
      words(
        "有新版本。已保存的内容不变；办完手头的事再更新。",
        "There is a new version. What is saved stays as it is; update when you have finished what you are doing.",
      ),
      [[words("以后再说", "Later")], [words("更新", "Update"), take]],
    );
  };
  const watch = (coming) =>
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && worker.controller) offer();
      if (coming.state === "redundant" && !registration.active) cannot("it could not be read whole");
    });
  if (registration.waiting && worker.controller) offer();
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });

  await worker.ready;
  if (root.dataset.served) return;
  state("kept");
  if (first) {
    bar(
      words(
        "本页面已存到这台设备，以后没有网络也能打开。可在浏览器菜单里选“添加到主屏幕”。",
        "This page is now kept on this device and opens without a network. “Add to home screen” is in the browser's menu.",
      ),
      [[words("知道了", "OK")]],
    );
  }
}

addEventListener("load", () => {
  if (worker) keep().catch((error) => cannot(String(error)));
  else cannot("the browser offers no service worker here");
});
