import { mkdtempSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { check_budgets } from "../budgets.js";

function folder_with(name: string, bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "widget-"));
  writeFileSync(join(folder, name), randomBytes(bytes));
  return folder;
}

describe("the size gate", () => {
  vi.spyOn(console, "log").mockImplementation(() => {});

  it.each([
    ["loader.js", 2000],
    ["core-ABC123.js", 28_000],
  ])("lets %s of %i bytes pass", (name, bytes) => {
    expect(() => check_budgets(folder_with(name, bytes))).not.toThrow();
  });

  it.each([
    ["loader.js", 2100],
    ["core-ABC123.js", 28_700],
    ["unplanned.js", 10],
  ])("stops %s of %i bytes", (name, bytes) => {
    expect(() => check_budgets(folder_with(name, bytes))).toThrow("over budget");
  });
});
