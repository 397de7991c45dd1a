import{Dt as e,H as t,I as n,J as r,K as i,S as a,St as o,T as s,W as c,X as l,Z as u,_t as d,at as f,ct as p,dt as m,et as h,g,gt as _,it as v,lt as y,mt as b,ut as x,vt as S,w as C,xt as w,z as T}from"./format-E49Z_DNw.js";import{l as E,o as D,s as O}from"./index-kJPAkcvV.js";import{s as k}from"./words-D-Kz7dge.js";import{c as A,r as j}from"./Countdown-D6FzhM5W.js";import{t as M}from"./Problem-P44HXGMV.js";var N=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
    query Palette($runs: Int!) {
  trackedAccounts {
    id
    handle
  }
  savedSearches {
    id
    name
  }
  syncRuns(first: $runs) {
    edges {
      node {
        databaseId
        status
        trackedAccount {
          handle
        }
      }
    }
  }
}
    `),P=i(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),F=i(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),I=i(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function L(i,l){let L=r();o(l,!0);let R=g(l,`open`,15),z=new j(e=>A(N,{runs:5},e)),B=_(``),V=_(0),H=e=>()=>D.go(e),U=d(()=>[...E.map(e=>({name:e.title,kind:`g ${e.key}`,run:()=>D.visit(e)})),...(z.data?.savedSearches??[]).map(e=>({name:e.name,kind:`People of a search`,run:H(`/people?search=${encodeURIComponent(e.id)}`)})),...(z.data?.trackedAccounts??[]).map(e=>({name:`@${e.handle}`,kind:`People of an account`,run:H(`/people?account=${encodeURIComponent(e.id)}`)})),...(z.data?.syncRuns.edges??[]).map(({node:e})=>({name:`Run ${e.databaseId} of @${e.trackedAccount.handle}`,kind:`Run, ${k[e.status].toLowerCase()}`,run:H(`/runs/${e.databaseId}`)})),...l.actions]),W=d(()=>h(B).toLowerCase().split(/\s+/).filter(e=>e!==``)),G=d(()=>{let e=h(U).filter(({name:e,kind:t})=>h(W).every(n=>`${e} ${t}`.toLowerCase().includes(n))),t=/^(?:run\s*)?(\d+)$/i.exec(h(B).trim())?.[1];return t&&!e.some(({name:e})=>e.startsWith(`Run ${t} `))&&e.unshift({name:`Run ${t}`,kind:`Run`,run:H(`/runs/${t}`)}),e.slice(0,12)}),K=d(()=>Math.min(h(V),h(G).length-1));f(()=>{if(R())return b(B,``),b(V,0),z.load(),()=>z.stop()});function q(e){e&&(R(!1),e.run())}let J={ArrowDown:()=>b(V,h(G).length===0?0:(h(K)+1)%h(G).length,!0),ArrowUp:()=>b(V,h(G).length===0?0:(h(K)-1+h(G).length)%h(G).length,!0),Enter:()=>q(h(G)[h(K)])};function Y(e){let t=J[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}O(i,{title:`Go to`,get open(){return R()},set open(e){R(e)},children:(r,i)=>{var o=I(),l=y(o);C(l),S(l,!0);var d=m(l,2);M(d,{get error(){return z.error}});var f=m(d,2);n(f,23,()=>h(G),e=>e.kind+e.name,(n,r,i)=>{var a=P(),o=p(a),l=x(o,!0),d=m(o,2),f=x(d,!0);e(a),v(()=>{s(a,`id`,`${L}-${h(i)??``}`),s(a,`aria-selected`,h(i)===h(K)),t(l,h(r).name),t(f,h(r).kind)}),u(`click`,a,()=>q(h(r))),u(`pointermove`,a,()=>b(V,h(i),!0)),c(n,a)}),e(f);var g=m(f,2),_=e=>{var t=F();c(e,t)};T(g,e=>{h(G).length===0&&e(_)}),v(()=>{s(l,`aria-controls`,`${L}-list`),s(l,`aria-activedescendant`,h(G).length>0?`${L}-${h(K)}`:void 0),s(f,`id`,`${L}-list`)}),u(`input`,l,()=>b(V,0)),u(`keydown`,l,Y),a(l,()=>h(B),e=>b(B,e)),c(r,o)},$$slots:{default:!0}}),w()}l([`input`,`keydown`,`click`,`pointermove`]);export{L as default};