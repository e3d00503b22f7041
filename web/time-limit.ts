/** The gateway's time limit for a function. After it, no response comes. */
const secondsToAnswer = 30;

/** Runs `action` with a signal that aborts after the time limit. The limit includes the body, up to its last byte. */
export const withTimeLimit = async <Value>(
  action: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), secondsToAnswer * 1000);
  try {
    return await action(limit.signal);
  } finally {
    clearTimeout(timer);
  }
};
