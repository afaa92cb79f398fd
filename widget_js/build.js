// Builds the widget into the server's static folder, from the end: each file carries the name of the one it loads.
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { tell_weights } from "./budgets.js";

const out = fileURLToPath(new URL("../chatting_rt/static/widget/", import.meta.url));
const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["chrome92", "safari15", "firefox92"],
  logLevel: "warning",
};

/** Stylesheets are texts that a shadow root adopts. */
const css_text = {
  name: "css-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), {
        loader: "css",
        minify: true,
        target: shared.target,
      });
      return { loader: "text", contents: code.trim() };
    });
  },
};

/** Leaves out what no browser of ours needs of the socket, and what core/socket.ts takes the place of. */
const replaced = new Set();
const slim_socket = {
  name: "slim-socket",
  setup({ onLoad }) {
    const replace = (filter, contents) =>
      onLoad({ filter }, () => {
        replaced.add(filter);
        return { loader: "js", contents };
      });
    replace(/client_js\/src\/socket_io\.ts$/, `export const socket_io = null;`);
    replace(
      /engine\.io-client\/build\/esm\/transports\/index\.js$/,
      `import { WS } from "./websocket.js"; import { Fetch } from "./polling-fetch.js";
       export const transports = { websocket: WS, polling: Fetch };`,
    );
    replace(/engine\.io-client\/build\/esm\/index\.js$/, `export { Socket } from "./socket.js";`);
    replace(
      /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
      `export const parse = (uri) => { const { hostname: host, protocol, port } = new URL(uri);
       return { host, protocol: protocol.slice(0, -1), port }; };`,
    );
    // Without upgrades from polling (it is what is left when websockets are blocked) there is nothing to probe.
    onLoad({ filter: /engine\.io-client\/build\/esm\/socket\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace(/\n {4}_probe\(name\) \{\n[\s\S]*?\n {4}\}\n/, "\n");
      if (contents !== source) replaced.add(path);
      return { loader: "js", contents };
    });
    replace(/engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/, `export const decode = () => null;`);
  },
};
const REPLACED = 6;

rmSync(out, { recursive: true, force: true });

/** What the second file must not have a copy of, it gets from the first: see src/more/kit.ts. */
const of_the_core = {
  name: "of-the-core",
  setup({ onResolve }) {
    const kit = join(import.meta.dirname, "src/more/kit.ts");
    onResolve({ filter: /^preact(\/.+)?$|\/context\.ts$|\/locales\/locale\.ts$/ }, () => ({ path: kit }));
  },
};

const modules = {
  ...shared,
  format: "esm",
  splitting: true,
  outdir: out,
  entryNames: "[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  // What libraries call private.
  mangleProps: /^_[a-zA-Z]/,
  metafile: true,
};

const more = await build({
  ...modules,
  entryPoints: ["src/more.tsx"],
  chunkNames: "more/[name]-[hash]",
  plugins: [of_the_core, css_text],
});

const visit = await build({ ...modules, entryPoints: ["src/visit.ts"] });

const core = await build({
  ...modules,
  entryPoints: ["src/core.ts"],
  chunkNames: "i18n/[name]-[hash]",
  plugins: [css_text, slim_socket],
  define: {
    MORE_FILE: JSON.stringify(file_of(more, "src/more.tsx")),
    VISIT_FILE: JSON.stringify(file_of(visit, "src/visit.ts")),
  },
  external: ["./more-*", "./visit-*"],
});
if (replaced.size !== REPLACED) throw new Error("A dependency changed: the slim build no longer matches its modules");

await build({
  ...shared,
  entryPoints: ["src/loader.ts"],
  format: "iife",
  outfile: `${out}loader.js`,
  define: { CORE_FILE: JSON.stringify(file_of(core, "src/core.ts")) },
  tsconfigRaw: {}, // "use strict" is nothing that the type checker has not seen to.
  plugins: [css_text],
});

tell_weights(out);

function file_of({ metafile }, entry) {
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry);
  return basename(path);
}
