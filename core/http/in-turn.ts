/**
 * Commands that take the next number come in turn within a process: at once they would undo each other's work, and the
 * last of thirty would give up. Between processes the table decides, and whoever came second tries again.
 */
const turns = new Map<string, Promise<unknown>>();

export const inTurn = <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const mine = (turns.get(what) ?? Promise.resolve()).then(work);
  turns.set(
    what,
    mine.catch(() => {}),
  );
  return mine;
};
