import { expect, test } from "vitest";

import { snippet_for } from "../src/install/snippet_for.ts";

const site = { key: 'k"<', brand_color: null };

test("what is pasted cannot break out of its attributes", () => {
  expect(snippet_for("https://chat.example", site, false)).toBe(
    '<script async src="https://chat.example/w/v1/loader.js"\n  data-key="k&quot;&lt;"></script>',
  );
});

test("only where visitors are shown does it connect before somebody acts", () => {
  expect(snippet_for("https://chat.example", site, true)).toContain('data-live="yes"');
  expect(snippet_for("https://chat.example", site, false)).not.toContain("data-live");
});
