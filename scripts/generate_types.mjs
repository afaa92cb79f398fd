// Reads the wire's JSON Schema on stdin and writes client_js/src/wire.gen.ts; with --check it only compares.
//   python -m handlers.reference.schema | node scripts/generate_types.mjs [--check]
import { compile } from "json-schema-to-typescript";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const target = join(dirname(fileURLToPath(import.meta.url)), "..", "client_js", "src", "wire.gen.ts");
const banner = "// generated, do not edit: see scripts/generate_types.mjs";

const { $defs, "x-chatting": sides } = JSON.parse(readFileSync(0, "utf8"));
const source = [await structs($defs), side("Visitor", sides.visitor), side("Agent", sides.agent)].join("\n");

if (!process.argv.includes("--check")) {
  writeFileSync(target, source);
} else if (readFileSync(target, "utf8") !== source) {
  console.error("client_js/src/wire.gen.ts is stale: make docs");
  process.exitCode = 1;
}

async function structs(definitions) {
  const text = await compile({ title: "Root", type: "object", $defs: untitled(definitions) }, "Root", {
    additionalProperties: false,
    bannerComment: banner,
    maxItems: -1,
    style: { printWidth: 120 },
    unreachableDefinitions: true,
  });
  // The root only holds the definitions together: neither it nor the notes that point to it say anything.
  return text
    .replace(/export interface Root \{\}\n/, "")
    .replace(
      /( \*\n)? \* This interface was referenced by `Root`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
      "",
    );
}

/** A title on a property would become a type of its own; the names of the definitions are the only ones wanted. */
function untitled(node) {
  if (Array.isArray(node)) return node.map(untitled);
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).filter(([key, value]) => !(key === "title" && typeof value === "string"));
  return Object.fromEntries(entries.map(([key, value]) => [key, untitled(value)]));
}

function side(name, { commands, durable, ephemeral }) {
  const pairs = Object.entries(commands).map(([command, { payload, result }]) => [
    command,
    `{ payload: ${payload}; result: ${result} }`,
  ]);
  return [
    interfaceOf(`${name}Commands`, pairs),
    interfaceOf(`${name}DurableEvents`, Object.entries(durable)),
    interfaceOf(`${name}EphemeralEvents`, Object.entries(ephemeral)),
    `export type ${name}Events = ${name}DurableEvents & ${name}EphemeralEvents;`,
    `export type ${name}Event = ${name}DurableEvents[keyof ${name}DurableEvents];\n`,
  ].join("\n");
}

function interfaceOf(name, pairs) {
  return [`export interface ${name} {`, ...pairs.map(([key, type]) => `  ${key}: ${type};`), "}\n"].join("\n");
}
