import { expect, test } from "vitest";

import { origin_errors, place_in, tidy_origin } from "../src/settings/origins.ts";
import { words } from "../src/words/en.ts";

test("what people type becomes what browsers send", () => {
  expect(tidy_origin(" www.example.com ")).toBe("https://www.example.com");
  expect(tidy_origin("HTTPS://Example.com/")).toBe("https://example.com");
  expect(tidy_origin("http://localhost:3000")).toBe("http://localhost:3000");
  expect(tidy_origin("")).toBe("");
});

test("what is no origin stays as it is, to be looked at again", () => {
  expect(tidy_origin("example.com/shop")).toBe("example.com/shop");
  expect(tidy_origin("ftp://example.com")).toBe("ftp://example.com");
});

test("each line gets its own error", () => {
  const origins = ["https://a.example", "", "a.example/x", "https://a.example"];
  expect(origin_errors(origins, words)).toEqual({ 2: words.site.origin_wrong, 3: words.site.origin_twice });
});

test("the server's field leads to its line", () => {
  expect(place_in("allowed_origins[2]")).toBe(2);
  expect(place_in("$.allowed_origins[0]")).toBe(0);
  expect(place_in("allowed_origins.1")).toBe(1);
  expect(place_in("allowed_origins")).toBeNull();
  expect(place_in("name")).toBeNull();
  expect(place_in(null)).toBeNull();
});
