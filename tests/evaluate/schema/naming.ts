// Names that drizzle makes up, with and without casing.
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  pgTableCreator,
  primaryKey,
  serial,
  text,
  timestamp,
  unique,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core';
import { prefixed } from './lib/constants';

export const userAccounts = pgTable('userAccounts', {
  userId: serial().primaryKey(),
  userName: text().notNull().unique(),
  'user-mail': text().unique(),
  email_address: text().unique('account_mail'),
  "owner's": text(),
  APIKey: text(),
  xMLHttpURL2: text(),
  isOK: boolean(),
  address2Line: text(),
  v2: text(),
  already_snake: text(),
  PascalCase: text(),
  givenName: text('first_name'),
  familyName: text('lastName').unique(),
  $dollar: text(),
  ümlaut: text('umlaut'),
});

export const orders = pgTable(
  'orders',
  {
    orderId: integer().notNull(),
    lineNo: integer().notNull(),
    userId: integer().references(() => userAccounts.userId),
    userName: text().references(() => userAccounts.userName, { onDelete: 'cascade' }),
    placedAt: timestamp(),
    note: varchar({ length: 10 }),
    explicitName: integer('explicit'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lineNo] }),
    index().on(t.placedAt),
    index().on(t.userId, t.explicitName.desc()),
    uniqueIndex().on(t.userName, t.note),
    unique().on(t.userId, t.placedAt),
    unique().on(t.explicitName),
  ],
);

// The cased names stand in the table's name too: each original name is replaced where it is first found.
export const orderIdLog = pgTable(
  'orderIdLog',
  {
    orderId: integer(),
    lineNo: integer(),
    logged: integer('Logged'),
  },
  (table) => ({
    pk: primaryKey({ columns: [table.orderId, table.logged] }),
    order: foreignKey({ columns: [table.orderId, table.lineNo], foreignColumns: [orders.orderId, orders.lineNo] }),
  }),
);

export const aVeryLongTableNameThatGoesOnAndOnAndOn = pgTable('a_very_long_table_name_that_goes_on_and_on_and_on', {
  id: integer('id').primaryKey(),
  aVeryLongColumnNameAsWell: integer('a_very_long_column_name_as_well')
    .unique()
    .references(() => userAccounts.userId),
});

const shopTable = pgTableCreator((name) => `shop_${name}`);
const functionTable = pgTableCreator(prefixed);

export const products = shopTable('products', { productId: integer().primaryKey(), skuCode: text().unique() }, (t) => [
  index().on(t.skuCode),
]);

export const stock = functionTable(
  'stock',
  {
    productId: integer('product_id').references(() => products.productId),
    place: text('place').notNull(),
  },
  (t) => [primaryKey({ name: 'stock_key', columns: [t.productId, t.place] })],
);

export const same = pgTableCreator((name) => name)('same', { id: integer() });
