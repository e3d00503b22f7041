/**
 * Builds a schema. That a schema is built changes nothing else: said so to the bundler, a function's bundle holds those
 * alone that it uses.
 */
/* @__NO_SIDE_EFFECTS__ */
export function schema<Schema>(make: () => Schema): Schema {
  return make();
}
