/** As long as the gateway waits for its function: afterwards no answer will come. */
const secondsToAnswer = 30;

/** Ends what is asked of a server that never answers, or whose answer stops on the way: until its last byte. */
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
