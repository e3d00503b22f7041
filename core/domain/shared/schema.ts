/**
 * Builds a schema. Marked with `@__PURE__` where it is called, so that the bundler leaves out what nobody uses: a cold
 * start builds the schemas of its own step alone. A test asks for the mark.
 */
export const schema = <Schema>(make: () => Schema): Schema => make();

/**
 * Like `schema`, for a large schema that every function holds. The schema is built on first use, so that
 * loading the function does not wait for it.
 */
export const onFirstUse = <Schema>(make: () => Schema): (() => Schema) => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
