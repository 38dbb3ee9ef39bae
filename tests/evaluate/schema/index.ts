// A barrel among the schema files: nothing counts twice.
export * from './builders';
export * from './keys';
export * as namespaced from './enums';
export { customers as clients } from './written';
export { authUsers } from 'drizzle-orm/supabase';
