import type { Progress } from './result.ts';

/** Where nobody sees a line move, one is written after so many addresses. */
const STEP = 25;

/** What shows how far a run is: on a terminal one line that moves, elsewhere a line now and then. */
export function showProgress(stream: NodeJS.WriteStream): {
  show: (progress: Progress) => void;
  clear: () => void;
} {
  const { isTTY } = stream;
  return {
    show: ({ done, total, address }) => {
      if (isTTY) {
        const line = `${done} of ${total}  ${address}`.slice(0, Math.max(stream.columns - 1, 20));
        stream.write(`\r\x1b[2K${line}`);
      } else if (done % STEP === 0 && done < total) {
        stream.write(`${done} of ${total} addresses checked\n`);
      }
    },
    clear: () => {
      if (isTTY) stream.write('\r\x1b[2K');
    },
  };
}
