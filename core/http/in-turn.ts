/**
 * Within a process, commands that take the next number run one after another. At once, they would undo each
 * other's work, and the last of thirty would give up. Between processes the table decides, and the later
 * command tries again.
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
