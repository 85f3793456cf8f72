import type { Compilable, CompiledQuery } from 'kysely';

/**
 * The same query with its text written only once, for the few that run at every write: writing the text takes longer than
 * running it. Holds for queries whose text does not depend on the values; all rows must have the same columns.
 */
export function template<Row extends object, Output>(
  build: (row: Row) => Compilable<Output>,
): (row: Row) => Compilable<Output> {
  let written: CompiledQuery<Output> | undefined;
  return (row) => ({
    compile() {
      // Built with each column's own name as its value, so that the parameters tell which column belongs where.
      written ??= build(Object.fromEntries(Object.keys(row).map((column) => [column, column])) as Row).compile();
      return { ...written, parameters: written.parameters.map((column) => row[column as keyof Row]) };
    },
  });
}
