import { build } from "esbuild";

const shared = { bundle: true, minify: true, target: "es2020", logLevel: "warning" };
const out = "../chatting_rt/static/widget";

await build({ ...shared, entryPoints: ["src/core.ts"], format: "esm", outfile: `${out}/core.js` });
await build({ ...shared, entryPoints: ["src/loader.ts"], format: "iife", outfile: `${out}/loader.js` });
