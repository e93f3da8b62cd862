import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, type Joint } from '../../../subgraphs/identity/merging/groups.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('ids and joints give groups', () => {
  it.each<[string, Joint[], string[][]]>([
    ['nobody is joined', [], [['a'], ['b'], ['c'], ['d']]],
    ['two are one', [{ into: 'b', from: 'a' }], [['b', 'a'], ['c'], ['d']]],
    [
      'a chain goes by the id of the last survivor',
      [
        { into: 'b', from: 'a' },
        { into: 'c', from: 'b' },
      ],
      [['c', 'b', 'a'], ['d']],
    ],
    [
      'what names a merged id means the customer who has it',
      [
        { into: 'a', from: 'b' },
        { into: 'b', from: 'c' },
      ],
      [['a', 'b', 'c'], ['d']],
    ],
    [
      'what is joined already stays as it is',
      [
        { into: 'a', from: 'b' },
        { into: 'b', from: 'a' },
      ],
      [['a', 'b'], ['c'], ['d']],
    ],
  ])('%s', (_, joints, groups) => {
    expect(groupsOf(['a', 'b', 'c', 'd'], joints)).toEqual(groups);
  });

  it('every id is in one group, and a group goes by one of its ids', () => {
    fc.assert(
      fc.property(theJoints(), (joints) => {
        const groups = groupsOf(IDS, joints);
        expect(groups.flat().sort()).toEqual(IDS);
      }),
    );
  });

  it('taking any joint out parts one group in two, and the customer keeps their id on one side', () => {
    fc.assert(
      fc.property(theJoints(), fc.nat(), (joints, place) => {
        const forest = joints.filter((joint, index) => isNews(joints.slice(0, index), joint));
        if (!forest.length) return;
        const out = place % forest.length;
        const [before, after] = [groupsOf(IDS, forest), groupsOf(IDS, forest.toSpliced(out, 1))];
        expect(after).toHaveLength(before.length + 1);
        const names = new Set(after.map(([id]) => id));
        for (const [id] of before) expect(names).toContain(id);
      }),
    );
  });
});

const theJoints = () => {
  const anId = fc.constantFrom(...IDS);
  return fc.array(fc.record({ into: anId, from: anId }), { maxLength: 12 });
};

const isNews = (before: readonly Joint[], joint: Joint): boolean =>
  groupsOf(IDS, [...before, joint]).length < groupsOf(IDS, before).length;
