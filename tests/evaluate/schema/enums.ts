// Enums in every way that people list their values.
import { pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { Currency, Direction, PLANS, planLabels, ROLES, Status } from '@/lib/values';
import * as values from './lib/values';

export const mood = pgEnum('mood', ['sad', 'ok', 'happy']);
export const plan = pgEnum('plan', PLANS);
export const role = pgEnum('role', [...ROLES, 'guest'] as const);
export const status = pgEnum('status', Status);
export const statusValues = pgEnum('status_values', Object.values(Status) as [string, ...string[]]);
export const direction = pgEnum('direction', Direction);
export const currency = pgEnum('currency', [Currency.Euro, Currency['Dollar'], Currency.Yen]);
export const label = pgEnum('label', Object.keys(planLabels) as [string, ...string[]]);
export const level = pgEnum('level', values.LEVELS.map((level) => level.name) as [string, ...string[]]);
export const shouted = pgEnum('shouted', PLANS.map((name) => name.toUpperCase()) as [string, ...string[]]);
export const size = pgEnum('size', 's m l'.split(' ') as [string, ...string[]]);
export const every = pgEnum('every', [...PLANS, ...ROLES].concat('none') as [string, ...string[]]);
export const quoted = pgEnum('quoted', ["it's", 'with "quotes"', 'with, comma', 'ünïcode', ' spaced ']);
export const template = pgEnum('template', [`${PLANS[0]}_yearly`, `${PLANS[0]}_monthly`]);
export const filtered = pgEnum('filtered', ROLES.filter((name) => name !== 'admin') as [string, ...string[]]);

export const visibilitySchema = z.enum(['public', 'private', 'unlisted']);
export const visibility = pgEnum('visibility', visibilitySchema.options);
export const visibilityByName = pgEnum('visibility_by_name', [visibilitySchema.enum.public, visibilitySchema.enum.private]);
export const planOfSchema = pgEnum('plan_of_schema', z.enum(PLANS).options);
export const unique = pgEnum('unique', [...new Set(['a', ...PLANS, 'a'])] as [string, ...string[]]);
export type Visibility = z.infer<typeof visibilitySchema>;

const hidden = ['one', 'two'] as const;
export const shown = pgEnum('shown', hidden);
export { shown as shownAgain };

export const moods = pgTable('moods', {
  feeling: mood('feeling').notNull().default('ok'),
  feelingByKey: mood(),
  feelings: mood('feelings').array(),
  plan: plan('plan').default(PLANS[1]).notNull(),
  role: role('role').default('guest'),
  status: status('status').default(Status.Live),
  statusByValue: statusValues('status_by_value').default(Status['Draft']),
  statuses: status('statuses').array(),
  direction: direction('direction'),
  visibility: visibility('visibility').notNull().default('private'),
  choice: text('choice', { enum: mood.enumValues }).default(mood.enumValues[2]),
});
