import react from "@vitejs/plugin-react";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const MOST_INITIAL_JS = 200_000;

/** Fails the build when what a browser must load before it can show anything grows too large. */
function size_gate(): Plugin {
  return {
    name: "size-gate",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const needed = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
      for (const name of needed) {
        for (const imported of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) needed.add(imported);
      }
      const size = chunks
        .filter((chunk) => needed.has(chunk.fileName))
        .reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      this.info(`initial JavaScript: ${(size / 1000).toFixed(1)} kB gzipped of ${MOST_INITIAL_JS / 1000}`);
      if (size > MOST_INITIAL_JS)
        this.error(`The initial JavaScript is ${size} bytes gzipped, more than ${MOST_INITIAL_JS}.`);
    },
  };
}

const server = process.env["CHATTING_URL"] ?? "http://localhost:8000";

export default defineConfig({
  plugins: [react(), size_gate()],
  build: { outDir: "../chatting_rt/static/dashboard", emptyOutDir: true, assetsInlineLimit: 0 },
  server: {
    proxy: {
      "/v1": server,
      "/w": server,
      "/demo": server,
      "/socket.io": { target: server, ws: true },
    },
  },
  test: { environment: "node", include: ["tests/**/*.test.{ts,tsx}"] },
});
