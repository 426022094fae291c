// Lowers and shrinks what the browser reads as text: called by xtask/src/pack.rs with one JSON argument
// { styles, boot, start, served, glue, to }. Writes style.css, boot.js, start.js, served.js and glue.js into the folder `to`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { transform } from "lightningcss";

const { styles, boot, start, served, glue, to } = JSON.parse(process.argv[2]);
const version = (major, minor = 0) => (major << 16) | (minor << 8);

const style = transform({
  filename: "style.css",
  code: Buffer.concat(styles.flatMap((file) => [readFileSync(file), Buffer.from("\n")])),
  minify: true,
  targets: { chrome: version(109), firefox: version(115), safari: version(16, 4), ios_saf: version(16, 4) },
});
for (const warning of style.warnings) console.error(`style: ${warning.message} (line ${warning.loc.line} of all sheets together)`);
writeFileSync(join(to, "style.css"), style.code);

// Older browsers than the floor must be able to read this script: it is what tells them so.
const script = transformSync(readFileSync(boot, "utf8"), { minify: true, target: "es5", charset: "utf8", legalComments: "none" });
writeFileSync(join(to, "boot.js"), script.code.trim());

const settings = {
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: ["chrome109", "firefox115", "safari16.4"],
  logLevel: "warning",
};
buildSync({ ...settings, entryPoints: [start], outfile: join(to, "start.js"), format: "esm" });
buildSync({ ...settings, entryPoints: [served], outfile: join(to, "served.js"), format: "iife" });
buildSync({
  ...settings,
  entryPoints: [glue],
  outfile: join(to, "glue.js"),
  format: "iife",
  globalName: "sitebook",
  // Where the module would be fetched from: it never is.
  define: { "import.meta.url": '""' },
});
