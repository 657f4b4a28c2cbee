/** What a route answers before it becomes a response. `response` is a stream that goes out as it is. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string>; response?: Response };
