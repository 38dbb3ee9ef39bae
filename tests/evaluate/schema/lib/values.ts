export const PLANS = ['free', 'team', 'enterprise'] as const;

export const ROLES: readonly string[] = Object.freeze(['owner', 'admin', 'member']);

export enum Status {
  Draft = 'draft',
  Live = 'live',
  Gone = `gone`,
}

export const Direction = { North: 'north', South: 'south' } as const;

const Prefix = 'cur';
export enum Currency {
  Euro = 'EUR',
  Dollar = `${Prefix}_usd`,
  Yen = Euro,
}

export const planLabels: Record<string, string> = {
  free: 'Free',
  'team-plan': 'Team',
  ['enter' + 'prise']: 'Enterprise',
};

export const LEVELS = [{ name: 'low' }, { name: 'high' }];
