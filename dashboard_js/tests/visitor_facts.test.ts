import { describe, expect, it } from "vitest";

import { attribute_changes } from "../src/visitor/visitor_facts.ts";

const known = { plan: "pro", seats: 5, is_paying: true };
const untouched = { "attributes.0": "pro", "attributes.1": "5", "attributes.2": "true", new_name: "", new_value: "" };

describe("what a form changes in the attributes", () => {
  it("is nothing where nothing was touched", () => {
    expect(attribute_changes(known, untouched)).toEqual({});
  });

  it("is what was rewritten, emptied and added", () => {
    const values = { ...untouched, "attributes.0": "free", "attributes.1": " ", new_name: " city ", new_value: "Bonn" };
    expect(attribute_changes(known, values)).toEqual({ plan: "free", seats: null, city: "Bonn" });
  });
});
