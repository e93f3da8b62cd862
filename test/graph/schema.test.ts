import { readFileSync } from 'node:fs';
import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readRule } from '#shared/rule.ts';
import { subgraphs } from '../../subgraphs/index.ts';

const definitions = subgraphs.map(({ name, schemaFile, personal }) => ({
  name,
  personal,
  document: parse(readFileSync(schemaFile, 'utf8')),
}));

/** Nodes of federation's own making need no words of ours. */
const DESCRIBED: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
]);
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

describe.each(definitions)('$name', ({ document, personal }) => {
  it('describes every type, field, argument and enum value', () => {
    const bare: string[] = [];
    const path: string[] = [];
    visit(document, {
      enter(node) {
        const name = 'name' in node && node.name?.value;
        if (name) path.push(name);
        const isRoot = node.kind === Kind.OBJECT_TYPE_DEFINITION && ROOTS.has(node.name.value);
        if (DESCRIBED.has(node.kind) && !isRoot && !('description' in node && node.description)) {
          bare.push(path.join('.'));
        }
      },
      leave(node) {
        if ('name' in node && node.name?.value) path.pop();
      },
    });
    expect(bare).toEqual([]);
  });

  it('has a rule on every field of a personal type', () => {
    const bare: string[] = [];
    const isExternal = ({ directives = [] }: FieldDefinitionNode) =>
      directives.some(({ name }) => name.value === 'external');
    for (const type of document.definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || !personal[type.name.value]) continue;
      const typeRule = readRule(type.directives as ConstDirectiveNode[]);
      for (const field of type.fields ?? []) {
        const isKey = field.name.value === 'id'; // a key travels with every reference; identity guards it
        // A rule on the proof would have to be repeated by every field that requires it; the guard checks whose it is.
        const isProof = field.name.value === 'consentProof';
        if (!typeRule && !isKey && !isProof && !isExternal(field) && !readRule(field.directives)) {
          bare.push(`${type.name.value}.${field.name.value}`);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  it('asks for the proof wherever it asks for a purpose', () => {
    const bare: string[] = [];
    visit(document, {
      FieldDefinition(field) {
        const directives = new Map(field.directives?.map((directive) => [directive.name.value, directive]));
        if (!directives.has('consent')) return;
        const required = directives.get('requires')?.arguments?.[0]?.value;
        if (required?.kind !== Kind.STRING || !/\bconsentProof\b/.test(required.value))
          bare.push(field.name.value);
      },
    });
    expect(bare).toEqual([]);
  });
});
