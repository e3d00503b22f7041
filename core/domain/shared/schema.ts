/**
 * Builds a schema. Marked with `@__PURE__` where it is called, so that the bundler leaves out what nobody uses: a cold
 * start builds the schemas of its own step alone. A test asks for the mark.
 */
export const schema = <Schema>(make: () => Schema): Schema => make();
