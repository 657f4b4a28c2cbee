/**
 * What a route answers before it becomes a response. `response` is a stream that goes out as it is;
 * `kept` is what is stored for a repeat where the body holds a secret that is shown once.
 */
export type Answer = { status: number; body: unknown; headers?: Record<string, string>; response?: Response; kept?: unknown };
