import{B as e,C as t,H as n,J as r,K as i,L as a,P as o,Q as s,S as c,W as l,Y as u,at as d,b as f,ct as p,dt as m,ht as h,m as g,mt as _,nt as v,ot as y,pt as b,rt as x,st as S,vt as C,wt as w,yt as T}from"./format-Dp83eJf0.js";import{a as E,i as D,s as O}from"./index-sCSKJOxm.js";import{s as k}from"./words-Cujr3T8z.js";import{c as A,r as j}from"./Countdown-CoPBWTCw.js";import{t as M}from"./Problem-C9zJKIPh.js";var N=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
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
    `),P=l(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),F=l(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),I=l(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function L(r,l){let L=i();T(l,!0);let R=g(l,`open`,15),z=new j(e=>A(N,{runs:5},e)),B=b(``),V=b(0),H=e=>()=>D.go(e),U=_(()=>[...O.map(e=>({name:e.title,kind:`g ${e.key}`,run:()=>D.visit(e)})),...(z.data?.savedSearches??[]).map(e=>({name:e.name,kind:`People of a search`,run:H(`/people?search=${encodeURIComponent(e.id)}`)})),...(z.data?.trackedAccounts??[]).map(e=>({name:`@${e.handle}`,kind:`People of an account`,run:H(`/people?account=${encodeURIComponent(e.id)}`)})),...(z.data?.syncRuns.edges??[]).map(({node:e})=>({name:`Run ${e.databaseId} of @${e.trackedAccount.handle}`,kind:`Run, ${k[e.status].toLowerCase()}`,run:H(`/runs/${e.databaseId}`)})),...l.actions]),W=_(()=>s(B).toLowerCase().split(/\s+/).filter(e=>e!==``)),G=_(()=>{let e=s(U).filter(({name:e,kind:t})=>s(W).every(n=>`${e} ${t}`.toLowerCase().includes(n))),t=/^(?:run\s*)?(\d+)$/i.exec(s(B).trim())?.[1];return t&&!e.some(({name:e})=>e.startsWith(`Run ${t} `))&&e.unshift({name:`Run ${t}`,kind:`Run`,run:H(`/runs/${t}`)}),e.slice(0,12)}),K=_(()=>Math.min(s(V),s(G).length-1));x(()=>{if(R())return m(B,``),m(V,0),z.load(),()=>z.stop()});function q(e){e&&(R(!1),e.run())}let J={ArrowDown:()=>m(V,s(G).length===0?0:(s(K)+1)%s(G).length,!0),ArrowUp:()=>m(V,s(G).length===0?0:(s(K)-1+s(G).length)%s(G).length,!0),Enter:()=>q(s(G)[s(K)])};function Y(e){let t=J[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}E(r,{title:`Go to`,get open(){return R()},set open(e){R(e)},children:(r,i)=>{var l=I(),g=y(l);c(g),h(g,!0);var _=p(g,2);M(_,{get error(){return z.error}});var b=p(_,2);o(b,23,()=>s(G),e=>e.kind+e.name,(r,i,a)=>{var o=P(),c=d(o),l=S(c,!0),f=p(c,2),h=S(f,!0);w(o),v(()=>{t(o,`id`,`${L}-${s(a)??``}`),t(o,`aria-selected`,s(a)===s(K)),e(l,s(i).name),e(h,s(i).kind)}),u(`click`,o,()=>q(s(i))),u(`pointermove`,o,()=>m(V,s(a),!0)),n(r,o)}),w(b);var x=p(b,2),C=e=>{var t=F();n(e,t)};a(x,e=>{s(G).length===0&&e(C)}),v(()=>{t(g,`aria-controls`,`${L}-list`),t(g,`aria-activedescendant`,s(G).length>0?`${L}-${s(K)}`:void 0),t(b,`id`,`${L}-list`)}),u(`input`,g,()=>m(V,0)),u(`keydown`,g,Y),f(g,()=>s(B),e=>m(B,e)),n(r,l)},$$slots:{default:!0}}),C()}r([`input`,`keydown`,`click`,`pointermove`]);export{L as default};