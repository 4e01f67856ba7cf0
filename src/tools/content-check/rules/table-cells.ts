import type { Rule } from '../rule.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';

/** Markdown leaves out the cells that a row has too many, and takes the line below a table for a row. */
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
            message: `This row has ${cells} cells, and the table's head ${columns}, so the last would be lost. Write as many into the head; a | that is meant as a plain sign is written \\|.`,
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

/** Cells of a row as it is written: what stands between the signs that have no backslash before them. */
function countCells(line: string): number {
  return line.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length;
}
