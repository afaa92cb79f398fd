type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form a language wants for a count and puts the count where the form has a `#`. */
export function plural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", digits.format(count));
}
