// Between the browser and the program: becomes one script, which leaves the variable `sitebook` behind for start.mjs.
export { default } from "./sitebook.js";
export { Parts } from "./parts.mjs";
export { addJournal } from "./rescue.mjs";
export { compilesAtOnce, Rest } from "./rest.mjs";
