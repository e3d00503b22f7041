/** Edits of source files by their text. An edit whose place is missing throws: nothing is written half. */

/** A file of the project: `edit` gets its present text, or undefined where the file must be new. */
export interface SourceEdit {
  path: string;
  edit: (found: string | undefined) => string;
}

/** What a template makes: its edits, what is left by hand in order, and whether the documentation follows at once. */
export interface Made {
  edits: readonly SourceEdit[];
  left: readonly string[];
  generates: boolean;
}

export const newFile = (path: string, text: string): SourceEdit => ({
  path,
  edit: (found) => {
    if (found !== undefined) throw new Error(`${path} is there already`);
    return text;
  },
});

export const changedFile = (path: string, ...edits: readonly ((text: string) => string)[]): SourceEdit => ({
  path,
  edit: (found) => {
    if (found === undefined) throw new Error(`${path} is missing`);
    return edits.reduce((text, edit) => edit(text), found);
  },
});

/** Puts `lines[n]` before the place number n at which `anchor` stands. There must be exactly as many such places. */
export const putBefore =
  (anchor: string, ...lines: readonly string[]) =>
  (text: string): string => {
    const parts = text.split(anchor);
    if (parts.length !== lines.length + 1)
      throw new Error(`"${anchor.trim()}" stands ${parts.length - 1} times, not ${lines.length}`);
    return parts.reduce((before, after, index) => `${before}${lines[index - 1]}${anchor}${after}`);
  };

/** Puts `added` behind the first `end` after the only place at which `start` stands. */
export const putAfterBlock =
  (start: string, end: string, added: string) =>
  (text: string): string => {
    const [before, after, ...more] = text.split(start);
    const at = after?.indexOf(end) ?? -1;
    if (after === undefined || more.length > 0 || at < 0)
      throw new Error(`"${start.trim()}" with its end stands nowhere, or more than once`);
    return `${before}${start}${after.slice(0, at)}${end}${added}${after.slice(at + end.length)}`;
  };

export const putLast =
  (added: string) =>
  (text: string): string =>
    `${text.trimEnd()}\n\n${added}`;

/** Imports one more name. The formatter sorts the names and the modules afterwards. */
export const importName =
  (name: string, module: string) =>
  (text: string): string => {
    const [names, ...others] = [...text.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)].filter(
      ([, , from]) => from === module,
    );
    if (!names) return text.replace(/^import /m, `import { ${name} } from "${module}";\nimport `);
    if (others.length > 0) throw new Error(`"${module}" is imported twice`);
    const imported = (names[1] ?? "").split(",").map((each) => each.trim());
    if (imported.includes(name)) return text;
    return text.replace(names[0], names[0].replace("{", `{ ${name},`));
  };
