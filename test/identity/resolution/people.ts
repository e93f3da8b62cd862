import fc from 'fast-check';
import type { RawRecord } from '../../../subgraphs/identity/resolution/types.ts';

const pick = (...values: string[]) => fc.constantFrom(...values);

const aValue: Record<string, fc.Arbitrary<string>> = {
  given_name: pick('Anna', 'Ana', 'Anne-Marie', 'Bob', 'Robert', 'Jan', 'J.', 'Mohammed', 'محمد', 'Berg'),
  surname: pick('Berg', 'van den Berg', 'Jansen', 'Janssen', 'Al-Hassan', 'Smith', 'Smith-Jones', 'Anna'),
  full_name: pick('Anna Berg', 'Berg, Anna', 'Dr. Bob Smith', 'Jansen'),
  date_of_birth: pick('1980-03-04', '1980-04-03', '04/03/1980', '1980-03-05', '1951-12-31', '1980'),
  email: pick('anna@example.com', 'ana@example.com', 'anna@other.org', 'family@example.com', 'n/a'),
  address_1: pick('Main Street', 'Main St.', 'Mian Street', 'Dorpsstraat', 'Dorpsstr.'),
  postcode: pick('2801 AB', '2801AB', '2801 AC', '1012 XY'),
  shoe_size: pick('38', '42', '42.5'),
};

/** Few values, so that many agree. A column may be missing from every record. */
export const aFile = ({ most }: { most: number }): fc.Arbitrary<RawRecord[]> =>
  fc
    .subarray(Object.keys(aValue), { minLength: 1 })
    .chain((columns) =>
      fc.array(
        fc.record(
          Object.fromEntries(columns.map((column) => [column, aValue[column] as fc.Arbitrary<string>])),
          {
            requiredKeys: [],
          },
        ),
        { minLength: 1, maxLength: most },
      ),
    )
    .map((rows) =>
      rows.map((values, index) => ({ id: `r${index + 1}`, values: values as Record<string, string> })),
    );
