import type { Result } from '../core/result';

/** What the pool says to a worker. */
export type Request =
  | { readonly kind: 'run'; readonly id: number; readonly kernel: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** A large buffer that later inputs refer to by `ResidentRef`. */
  | { readonly kind: 'keep'; readonly buffer: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'forget'; readonly buffer: number };

/** What a worker answers. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result<unknown> }
  /** The kernel threw: a programmer's error, told to the user as `worker-died`. */
  | { readonly kind: 'crashed'; readonly id: number; readonly reason: string };

/** The two ends of a worker, whatever makes it one: a Web Worker or a Node worker thread. */
export interface Port {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  close(): void;
}
