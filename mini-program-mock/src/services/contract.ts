/**
 * What the server's API promises, out of openapi.d.ts, which is made of openapi.yaml: what it does not know does not
 * compile.
 */
import type { paths } from '../../openapi';
import type { Interest } from './api';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The paths that the API has for a method. */
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Lowercase<M>, object> ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> = paths[P][Lowercase<M> & keyof paths[P]];

type Json<Part> = Part extends { content: { 'application/json': infer Body } } ? Body : void;

/** What the API answers there when all is well. */
export type Answered<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer Each } ? Json<Each[keyof Each & (200 | 201 | 202 | 204)]> : never;

/**
 * The key is the intent; the same on every try. In brackets, as TypeScript would else multiply all operations with each
 * other while it does not know yet which one is meant.
 */
type Asks<O> = ([O] extends [{ parameters: { path: infer Names } }] ? { at: Names } : { at?: undefined }) &
  ([O] extends [{ parameters: { query?: infer Query } }] ? { query?: Query } : { query?: undefined }) &
  ([O] extends [{ requestBody: infer Body }] ? { body: Json<Body> } : { body?: undefined }) &
  ([O] extends [{ parameters: { header: { 'Idempotency-Key': string } } }] ? { key: string } : { key?: undefined });

/** What the API wants to know there: `at` fills the path's names. Left out where it wants nothing. */
export type Wish<M extends Method, P extends PathOf<M>> = Asks<Operation<M, P>> & { timeoutMs?: number; interest?: Interest };

type Rest<Wanted> = Partial<Wanted> extends Wanted ? [wish?: Wanted] : [wish: Wanted];

/** Asks the API for something that it has, as it wants to be asked. */
export type Call = <M extends Method, P extends PathOf<M>>(method: M, path: P, ...wish: Rest<Wish<M, P>>) => Promise<Answered<M, P>>;

/** The same for what is answered as a file. */
export type CallForFile = <P extends PathOf<'GET'>>(path: P, ...wish: Rest<Wish<'GET', P>>) => Promise<ArrayBuffer>;
