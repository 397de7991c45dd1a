import{$ as e,C as t,Et as n,F as r,G as i,R as a,U as o,V as s,X as c,Y as l,_t as u,bt as d,ct as f,gt as p,h as m,ht as h,it as g,lt as _,pt as v,q as y,rt as b,st as x,ut as S,w as C,x as w,xt as T}from"./format-Cu7X_red.js";import{l as E,o as D,s as O}from"./index-CdiAAlsx.js";import{s as k}from"./words-C_mP7tsD.js";import{c as A,r as j}from"./Countdown-PduYWs84.js";import{t as M}from"./Problem-BDkBXdaA.js";var N=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
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
    `),P=i(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),F=i(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),I=i(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function L(i,l){let L=y();T(l,!0);let R=m(l,`open`,15),z=new j(e=>A(N,{runs:5},e)),B=h(``),V=h(0),H=e=>()=>D.go(e),U=p(()=>[...E.map(e=>({name:e.title,kind:`g ${e.key}`,run:()=>D.visit(e)})),...(z.data?.savedSearches??[]).map(e=>({name:e.name,kind:`People of a search`,run:H(`/people?search=${encodeURIComponent(e.id)}`)})),...(z.data?.trackedAccounts??[]).map(e=>({name:`@${e.handle}`,kind:`People of an account`,run:H(`/people?account=${encodeURIComponent(e.id)}`)})),...(z.data?.syncRuns.edges??[]).map(({node:e})=>({name:`Run ${e.databaseId} of @${e.trackedAccount.handle}`,kind:`Run, ${k[e.status].toLowerCase()}`,run:H(`/runs/${e.databaseId}`)})),...l.actions]),W=p(()=>e(B).toLowerCase().split(/\s+/).filter(e=>e!==``)),G=p(()=>{let t=e(U).filter(({name:t,kind:n})=>e(W).every(e=>`${t} ${n}`.toLowerCase().includes(e))),n=/^(?:run\s*)?(\d+)$/i.exec(e(B).trim())?.[1];return n&&!t.some(({name:e})=>e.startsWith(`Run ${n} `))&&t.unshift({name:`Run ${n}`,kind:`Run`,run:H(`/runs/${n}`)}),t.slice(0,12)}),K=p(()=>Math.min(e(V),e(G).length-1));g(()=>{if(R())return v(B,``),v(V,0),z.load(),()=>z.stop()});function q(e){e&&(R(!1),e.run())}let J={ArrowDown:()=>v(V,e(G).length===0?0:(e(K)+1)%e(G).length,!0),ArrowUp:()=>v(V,e(G).length===0?0:(e(K)-1+e(G).length)%e(G).length,!0),Enter:()=>q(e(G)[e(K)])};function Y(e){let t=J[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}O(i,{title:`Go to`,get open(){return R()},set open(e){R(e)},children:(i,l)=>{var d=I(),p=f(d);t(p),u(p,!0);var m=S(p,2);M(m,{get error(){return z.error}});var h=S(m,2);r(h,23,()=>e(G),e=>e.kind+e.name,(t,r,i)=>{var a=P(),l=x(a),u=_(l,!0),d=S(l,2),f=_(d,!0);n(a),b(()=>{C(a,`id`,`${L}-${e(i)??``}`),C(a,`aria-selected`,e(i)===e(K)),s(u,e(r).name),s(f,e(r).kind)}),c(`click`,a,()=>q(e(r))),c(`pointermove`,a,()=>v(V,e(i),!0)),o(t,a)}),n(h);var g=S(h,2),y=e=>{var t=F();o(e,t)};a(g,t=>{e(G).length===0&&t(y)}),b(()=>{C(p,`aria-controls`,`${L}-list`),C(p,`aria-activedescendant`,e(G).length>0?`${L}-${e(K)}`:void 0),C(h,`id`,`${L}-list`)}),c(`input`,p,()=>v(V,0)),c(`keydown`,p,Y),w(p,()=>e(B),e=>v(B,e)),o(i,d)},$$slots:{default:!0}}),d()}l([`input`,`keydown`,`click`,`pointermove`]);export{L as default};