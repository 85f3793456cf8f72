/** Keeps the newest results by file and content, so that a file that has not changed is not read again. */

const mostNames = 2_000;
const mostContents = 3;

export function remembered<T>(): (name: string, content: string, make: () => T) => T {
  const known = new Map<string, Map<string, T>>();
  return (name, content, make) => {
    const contents = known.get(name) ?? new Map<string, T>();
    const result = contents.get(content) ?? make();
    // The newest last: the oldest goes first.
    contents.delete(content);
    contents.set(content, result);
    if (contents.size > mostContents) contents.delete(contents.keys().next().value!);
    if (known.size >= mostNames) known.clear();
    known.set(name, contents);
    return result;
  };
}

/** Keeps the newest results by the very things they were made from, compared one by one. */
export function rememberedOf<T>(): (parts: readonly unknown[], make: () => T) => T {
  let known: { parts: readonly unknown[]; result: T }[] = [];
  return (parts, make) => {
    const same = known.find(
      (one) => one.parts.length === parts.length && one.parts.every((part, i) => part === parts[i]),
    );
    const newest = same ?? { parts, result: make() };
    known = [newest, ...known.filter((one) => one !== newest)].slice(0, mostContents);
    return newest.result;
  };
}
