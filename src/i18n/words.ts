/** The same keys with other words: makes the compiler refuse a missing or surplus translation. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
