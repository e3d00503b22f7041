/** A value that several components of the console watch: the session, the language, the address. */
import { useEffect, useState } from "preact/hooks";

export interface Store<T> {
  get(): T;
  set(value: T): void;
  watch(listener: (value: T) => void): () => void;
}

export const createStore = <T>(first: T): Store<T> => {
  let current = first;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const listener of listeners) listener(value);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useStore = <T>(store: Store<T>): T => {
  const [, show] = useState(store.get());
  useEffect(() => {
    show(() => store.get());
    return store.watch((value) => show(() => value));
  }, [store]);
  return store.get();
};
