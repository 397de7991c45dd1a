import{B as e,C as t,H as n,J as r,K as i,L as a,P as o,Q as s,S as c,Tt as l,W as u,Y as d,b as f,bt as p,ct as m,ft as h,gt as g,ht as _,lt as v,m as y,mt as b,nt as x,ot as S,rt as C,st as w,yt as T}from"./format-C7iQRSPy.js";import{l as E,o as D,s as O}from"./index-QtLNsMDn.js";import{s as k}from"./words-DsU0iogv.js";import{c as A,r as j}from"./Countdown-Cdlm2Lzq.js";import{t as M}from"./Problem-BGjc8k1S.js";var N=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
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
    `),P=u(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),F=u(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),I=u(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function L(r,u){let L=i();p(u,!0);let R=y(u,`open`,15),z=new j(e=>A(N,{runs:5},e)),B=b(``),V=b(0),H=e=>()=>D.go(e),U=_(()=>[...E.map(e=>({name:e.title,kind:`g ${e.key}`,run:()=>D.visit(e)})),...(z.data?.savedSearches??[]).map(e=>({name:e.name,kind:`People of a search`,run:H(`/people?search=${encodeURIComponent(e.id)}`)})),...(z.data?.trackedAccounts??[]).map(e=>({name:`@${e.handle}`,kind:`People of an account`,run:H(`/people?account=${encodeURIComponent(e.id)}`)})),...(z.data?.syncRuns.edges??[]).map(({node:e})=>({name:`Run ${e.databaseId} of @${e.trackedAccount.handle}`,kind:`Run, ${k[e.status].toLowerCase()}`,run:H(`/runs/${e.databaseId}`)})),...u.actions]),W=_(()=>s(B).toLowerCase().split(/\s+/).filter(e=>e!==``)),G=_(()=>{let e=s(U).filter(({name:e,kind:t})=>s(W).every(n=>`${e} ${t}`.toLowerCase().includes(n))),t=/^(?:run\s*)?(\d+)$/i.exec(s(B).trim())?.[1];return t&&!e.some(({name:e})=>e.startsWith(`Run ${t} `))&&e.unshift({name:`Run ${t}`,kind:`Run`,run:H(`/runs/${t}`)}),e.slice(0,12)}),K=_(()=>Math.min(s(V),s(G).length-1));C(()=>{if(R())return h(B,``),h(V,0),z.load(),()=>z.stop()});function q(e){e&&(R(!1),e.run())}let J={ArrowDown:()=>h(V,s(G).length===0?0:(s(K)+1)%s(G).length,!0),ArrowUp:()=>h(V,s(G).length===0?0:(s(K)-1+s(G).length)%s(G).length,!0),Enter:()=>q(s(G)[s(K)])};function Y(e){let t=J[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}O(r,{title:`Go to`,get open(){return R()},set open(e){R(e)},children:(r,i)=>{var u=I(),p=w(u);c(p),g(p,!0);var _=v(p,2);M(_,{get error(){return z.error}});var y=v(_,2);o(y,23,()=>s(G),e=>e.kind+e.name,(r,i,a)=>{var o=P(),c=S(o),u=m(c,!0),f=v(c,2),p=m(f,!0);l(o),x(()=>{t(o,`id`,`${L}-${s(a)??``}`),t(o,`aria-selected`,s(a)===s(K)),e(u,s(i).name),e(p,s(i).kind)}),d(`click`,o,()=>q(s(i))),d(`pointermove`,o,()=>h(V,s(a),!0)),n(r,o)}),l(y);var b=v(y,2),C=e=>{var t=F();n(e,t)};a(b,e=>{s(G).length===0&&e(C)}),x(()=>{t(p,`aria-controls`,`${L}-list`),t(p,`aria-activedescendant`,s(G).length>0?`${L}-${s(K)}`:void 0),t(y,`id`,`${L}-list`)}),d(`input`,p,()=>h(V,0)),d(`keydown`,p,Y),f(p,()=>s(B),e=>h(B,e)),n(r,u)},$$slots:{default:!0}}),T()}r([`input`,`keydown`,`click`,`pointermove`]);export{L as default};