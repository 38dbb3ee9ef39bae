export * from './values';
export { DEFAULT_LIMIT as LIMIT } from './constants';
export type * from './columns';
