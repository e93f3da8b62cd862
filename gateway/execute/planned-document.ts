import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  type Condition,
  isConditional,
  type Operation,
  type Selected,
  type SelectedField,
} from './operation.ts';

/** Whether the caller may not see a field. */
export type IsDenied = (field: SelectedField) => boolean;

/**
 * What the planner is asked for: the operation without denied fields, without introspection, and with response names
 * that can't stand in for a key. Null when nothing is left to ask a subgraph for.
 */
export function plannedDocument(operation: Operation, isDenied: IsDenied): DocumentNode | null {
  const selections = operation.selections.flatMap((selected) => plan(selected, isDenied, true));
  if (selections.length === 0) return null;
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: operation.node.operation,
        ...(operation.node.name && { name: operation.node.name }),
        variableDefinitions: operation.node.variableDefinitions ?? [],
        directives: operation.node.directives ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ],
  };
}

function plan(selected: Selected, isDenied: IsDenied, isRoot: boolean): SelectionNode[] {
  if (selected.kind === 'fragment') {
    const selections = selected.selections.flatMap((inner) => plan(inner, isDenied, isRoot));
    if (selections.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(selected.on && { typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(selected.on.name) } }),
        directives: [...selected.directives, ...conditional(selected.condition)],
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ];
  }
  if (isRoot && selected.name.startsWith('__')) return [];
  if (isDenied(selected)) return [];
  const { node, name, plannedName, condition } = selected;
  const directives = [
    ...(node.directives ?? []).filter((directive) => !isConditional(directive)),
    ...conditional(condition),
  ];
  return [
    {
      kind: Kind.FIELD,
      ...(plannedName !== name && { alias: nameNode(plannedName) }),
      name: node.name,
      arguments: node.arguments ?? [],
      directives,
      ...(selected.selections && { selectionSet: nonEmpty(selected.selections, isDenied) }),
    } satisfies FieldNode,
  ];
}

/**
 * Whether the object exists is asked even when all of its fields are denied, and whatever their conditions say: the
 * planner makes a condition that all fields of an object share one of fetching the object.
 */
function nonEmpty(selections: readonly Selected[], isDenied: IsDenied): SelectionSetNode {
  const planned = selections.flatMap((inner) => plan(inner, isDenied, false));
  return {
    kind: Kind.SELECTION_SET,
    selections: planned.some(isUnconditional) ? planned : [TYPENAME, ...planned],
  };
}

function isUnconditional(selection: SelectionNode): boolean {
  if (selection.directives?.some(isConditional)) return false;
  return selection.kind !== Kind.INLINE_FRAGMENT || selection.selectionSet.selections.some(isUnconditional);
}

const conditional = (condition: Condition): DirectiveNode[] =>
  (condition ?? []).map(({ variable, is }) => ({
    kind: Kind.DIRECTIVE,
    name: nameNode(is ? 'include' : 'skip'),
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: nameNode('if'),
        value: { kind: Kind.VARIABLE, name: nameNode(variable) },
      } satisfies ArgumentNode,
    ],
  }));

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: nameNode('__typename') };
