export type Journey = { title: string; operation: string; variables?: Record<string, unknown> };

export const journeys: readonly Journey[] = [{ title: 'Schema', operation: '{ __typename }' }];
