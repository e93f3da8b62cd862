import { parse, validate } from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { composeSupergraph } from '../../gateway/compose.ts';
import { createGraph, type Graph } from '../../gateway/execute/graph.ts';
import { journeys } from '../../gateway/sandbox/journeys.ts';

let graph: Graph;
beforeAll(async () => {
  const { sdl } = await composeSupergraph('supergraph.yaml');
  const connect = () => ({ execute: async () => ({}) }); // nothing is asked: operations are only validated
  graph = createGraph(sdl, { connect });
});

it.each(journeys.map(({ title, operation }) => [title, operation]))(
  '“%s” fits the schema',
  (_, operation) => {
    expect(validate(graph.apiSchema, parse(operation))).toEqual([]);
  },
);

it('composes, and shared types mean the same in every subgraph', async () => {
  const { hints } = await composeSupergraph('supergraph.yaml');
  const expected = 'INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM'; // each subgraph lists its own UserErrorCodes
  expect(hints.filter(({ code }) => code !== expected)).toEqual([]);
});
