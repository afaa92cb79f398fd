/** What a table of words must have in every language, given the English one. */
export type WordsLike<English> = { [Key in keyof English]: English[Key] extends string ? string : Plural };
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
