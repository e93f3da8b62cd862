import { expect, it } from 'vitest';
import { useSubgraph, aService } from '/work/main/test/support/subgraph.ts';
import { identity } from '/work/main/subgraphs/identity/subgraph.ts';
import { COUNTRIES } from '/work/main/cli/demo/names.ts';
import * as people from '/work/main/cli/demo/people.ts';
import * as random from '/work/main/cli/demo/random.ts';
import { RECORD_COLUMNS } from '/work/main/subgraphs/identity/rules/records.ts';
const g = useSubgraph(identity);
it('throughput', async () => {
  const r = (random as any).openRandom?.(1) ?? (random as any).randomFrom?.(1) ?? new (random as any).Random(1);
  const ppl = people.peopleOf(r, new Map());
  const recs = people.recordsOf(r, ppl);
  const byCol = Object.fromEntries(Object.entries(RECORD_COLUMNS).map(([f,c])=>[c,f]));
  console.log(recs.length);
  const truth = new Map<string, Set<string>>();
  const t0=performance.now(); let n=0; const prob: any = {};
  const owner = new Map<string,{person:number, row:any}[]>();
  for (const source of people.SOURCES) {
    const mine = recs.filter(x=>x.source===source);
    for (let i=0;i<mine.length;i+=500) {
      const batch = mine.slice(i,i+500);
      const t=performance.now();
      const { data, errors } = await g.ask(aService('import'), `mutation($input: ImportCustomerRecordsInput!){importCustomerRecords(input:$input){accepted unchanged rejected results{index outcome customerId problems{code field message}} userErrors{code field message}}}`, { input: { source, records: batch.map(({row}) => { const {record_id, ...rest}=row; return { recordId: record_id, ...Object.fromEntries(Object.entries(rest).map(([c,v])=>[byCol[c],v])) }; }) } });
      if (errors) throw errors[0];
      const p = data.importCustomerRecords;
      console.log(source, batch.length, p.accepted, p.rejected, Math.round(performance.now()-t));
      p.results.forEach((x: any)=>{ for (const q of x.problems) { const k=q.code+q.field; (prob[k]??=[]).push(batch[x.index].row); }
        if (x.customerId) { const l = owner.get(x.customerId)??[]; l.push({person: batch[x.index].person.number, row: batch[x.index].row}); owner.set(x.customerId,l);} });
    }
  }
  console.log('total', Math.round(performance.now()-t0), 'customers', owner.size, Object.fromEntries(Object.entries(prob).map(([k,v]: any)=>[k,v.length, JSON.stringify(v[0])])));
  let mixed=0; for (const l of owner.values()) if (new Set(l.map(x=>x.person)).size>1) { mixed++; console.log(JSON.stringify(l)); }
  const byPerson = new Map<number, Map<string, any[]>>(); for (const [c,l] of owner) for (const x of l) { const m = byPerson.get(x.person)??new Map(); m.set(c,[...(m.get(c)??[]), x.row]); byPerson.set(x.person,m); }
  const split=[...byPerson.values()].filter(m=>m.size>1);
  console.log('mixed', mixed, 'people', byPerson.size, 'split', split.length);
  for (const m of split.slice(0,12)) console.log(JSON.stringify([...m.values()].map(rows=>rows.map((r:any)=>[r.given_name,r.surname,r.email,r.phone,r.loyalty_card,r.date_of_birth].join('|')))));
}, 60000);
