import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { label_on } from "../src/label_on.ts";

const labels = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/labels.json`, "utf8")) as Record<string, string>;

/** The same list is read by tests/domain/test_brands.py. */
test("what stands on a colour is as the server says", () => {
  for (const [color, label] of Object.entries(labels)) expect([color, label_on(color)]).toEqual([color, label]);
});

test("on any colour it can be read", () => {
  const values = Array.from({ length: 86 }, (_, step) => 3 * step);
  let least = Infinity;
  for (const red of values)
    for (const green of values)
      for (const blue of values) {
        const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        const is_black = label_on(`#${hex(red)}${hex(green)}${hex(blue)}`) === "#000000";
        least = Math.min(least, is_black ? (luminance + 0.05) / 0.05 : 1.05 / (luminance + 0.05));
      }
  expect(least).toBeGreaterThanOrEqual(4.5);
}, 60_000);

const hex = (value: number): string => value.toString(16).padStart(2, "0");

/** As WCAG 2 defines it. */
function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
