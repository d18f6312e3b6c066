export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of a JSON text is an object, and no list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an object of a JSON text; undefined also for what every object of JavaScript inherits. */
export function member(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
