import type { messages } from './en/index.ts';

type Counted<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

type Leaves<Node, Path extends string> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Path}${Counted<Key>}`
    : Leaves<Node[Key], `${Path}${Key}.`>;
}[keyof Node & string];

/** Every text there is, by its path in the English locale; that Chinese has the same ones is a test. */
export type MessageKey = Leaves<typeof messages, ''>;

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;
