import { configDefaults, defineConfig } from "vitest/config";

// The live tests talk to a real server: tests/test_client_js.py starts one and runs them with its address.
const live = process.env["CHATTING_URL"] !== undefined;

export default defineConfig({
  test: {
    environment: "node",
    include: live ? ["tests/**/*.live.test.ts"] : ["tests/**/*.test.ts"],
    exclude: live ? configDefaults.exclude : [...configDefaults.exclude, "tests/**/*.live.test.ts"],
    passWithNoTests: true,
    testTimeout: live ? 30_000 : 5_000,
  },
});
