// Builds the widget into the server's static folder: the core first, because the loader carries its name.
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { check_budgets } from "./budgets.js";

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

const { metafile } = await build({
  ...shared,
  entryPoints: ["src/core.ts"],
  format: "esm",
  splitting: true,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "i18n/[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  // What libraries call private.
  mangleProps: /^_[a-zA-Z]/,
  plugins: [css_text, slim_socket],
  metafile: true,
});
if (replaced.size !== REPLACED) throw new Error("A dependency changed: the slim build no longer matches its modules");

const [core_path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "src/core.ts");

await build({
  ...shared,
  entryPoints: ["src/loader.ts"],
  format: "iife",
  outfile: `${out}loader.js`,
  define: { CORE_FILE: JSON.stringify(basename(core_path)) },
  tsconfigRaw: {}, // "use strict" is nothing that the type checker has not seen to.
  plugins: [css_text],
});

check_budgets(out);
