import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** Markdown drops surplus cells, and reads a line directly below a table as a row. */
export const tableCells: Rule = {
  name: 'table-cells',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { children: rows } of nodesOf(tree, 'table')) {
      const columns = rows[0]?.children.length ?? 0;
      for (const row of rows.slice(1)) {
        const at = startOf(row);
        const line = source.slice(at, endOf(row)).trim();
        const cells = countCells(line);
        if (cells > columns) {
          yield {
            at,
            message: `This row has ${cells} cells, but the table’s head has ${columns}, so the rest would be lost. Give the head as many cells, or write \\| for a plain |.`,
          };
        } else if (cells === 1 && columns > 1) {
          yield {
            at,
            message:
              'This line would become a row of the table. Leave a blank line above it, or write its cells: | a | b |',
          };
        }
      }
    }
  },
};

/** The number of cells in a row as written: a | after a backslash does not separate cells. */
function countCells(line: string): number {
  return line.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length;
}
