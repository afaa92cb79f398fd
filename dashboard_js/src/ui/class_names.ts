/** The class names that apply, as one string. */
export function class_names(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
