import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { over_budget } from "../budgets.js";

const built = join(import.meta.dirname, "../../chatting_rt/static/widget");

function folder_with(name: string, bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "widget-"));
  writeFileSync(join(folder, name), randomBytes(bytes));
  return folder;
}

describe("the size gate", () => {
  it("holds what is built to its budgets", () => {
    expect(existsSync(join(built, "loader.js")), "build the widget first: npm run build").toBe(true);
    expect(over_budget(built)).toEqual([]);
  });

  it.each([
    ["loader.js", 2000],
    ["core-ABC123.js", 28_000],
  ])("lets %s of %i bytes pass", (name, bytes) => {
    expect(over_budget(folder_with(name, bytes))).toEqual([]);
  });

  it.each([
    ["loader.js", 2100],
    ["core-ABC123.js", 28_700],
    ["unplanned.js", 10],
  ])("stops %s of %i bytes", (name, bytes) => {
    expect(over_budget(folder_with(name, bytes))).toMatchObject([{ name }]);
  });
});
