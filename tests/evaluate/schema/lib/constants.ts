export const DEFAULT_LIMIT = 25;

export const EPOCH = new Date(0);

export const defaultSettings = {
  theme: 'dark',
  notifications: { email: true, push: false },
} as const satisfies Record<string, unknown>;

export const LENGTHS = { short: 16, name: 120, long: 1024 };
export const lengthOf = (kind: keyof typeof LENGTHS) => LENGTHS[kind];

const PREFIX = 'shop';
export const prefixed = (name: string) => `${PREFIX}_${name}`;

export default { precision: 12, scale: 3 } as { precision: number; scale: number };
