import { customType } from 'drizzle-orm/pg-core';

export const citext = customType<{ data: string }>({
  dataType() {
    return 'citext';
  },
});

export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

export const ltree = customType<{ data: string; config: { depth?: number } }>({
  dataType(config) {
    return config?.depth ? `ltree(${config.depth})` : 'ltree';
  },
  toDriver(value: string): string {
    return value.toLowerCase();
  },
});

/** Kept in the case in which it is written. */
export const money = customType<{ data: number; driverData: string; config: { precision: number } }>({
  dataType: (config) => {
    const { precision = 19 } = config ?? {};
    return `NUMERIC(${precision}, 4)`;
  },
  fromDriver: (value) => Number(value),
});
