import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(`${import.meta.dirname}/../src/style/tokens.css`, "utf8");

/** Foreground, the backgrounds it stands on, and what WCAG asks of it. */
const PAIRS: [string, string[], number][] = [
  ["text", ["bg", "surface", "subtle", "accent-subtle"], 4.5],
  ["muted", ["bg", "surface", "subtle", "accent-subtle"], 4.5],
  ["faint", ["bg", "surface"], 4.5],
  ["on-accent", ["accent", "accent-hover"], 4.5],
  ["accent-text", ["bg", "surface", "subtle", "accent-subtle"], 4.5],
  ["danger", ["bg", "danger-bg"], 4.5],
  ["warn", ["warn-bg"], 4.5],
  ["ok", ["bg", "ok-bg"], 4.5],
  ["note", ["bg", "note-bg", "accent-subtle"], 4.5],
  ["control-border", ["bg", "surface"], 3],
  ["focus", ["bg", "surface"], 3],
  ["online", ["bg", "surface"], 3],
  ["away", ["bg", "surface"], 3],
];

const CASES = PAIRS.flatMap(([front, backs, least]) =>
  backs.flatMap((back) => [0, 1].map((mode) => [front, back, mode === 0 ? "light" : "dark", mode, least] as const)),
);

test.each(CASES)("%s can be read on %s, %s", (front, back, _, mode, least) => {
  expect(contrast(colour(front, mode), colour(back, mode))).toBeGreaterThanOrEqual(least);
});

function colour(name: string, mode: number): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  return found?.[mode + 1] ?? expect.fail(`There is no --${name}.`);
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
