import{Dt as e,H as t,I as n,J as r,K as i,S as a,St as o,T as s,W as c,X as l,Z as u,_t as d,at as f,ct as p,dt as m,et as h,g,gt as _,it as v,lt as y,mt as b,nt as x,ut as S,vt as C,w,xt as T,y as E,z as D}from"./format-DkR7eRrJ.js";import{l as O,o as k,s as A}from"./index-Bt-9fM6h.js";import{s as j}from"./words-Djoa_Y8a.js";import{c as M,r as N}from"./Countdown-HnqKytR4.js";import{t as P}from"./Problem-DCRK0tyJ.js";var F=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
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
    `),I=12,L={screen:7,account:3,search:3,run:3,action:3};function R(e,t){let n=t.toLowerCase().split(/\s+/).filter(e=>e!==``),r={...L};return e.map(e=>({command:e,rank:n.reduce((t,n)=>t+z(e,n),0)})).filter(e=>e.rank<1/0).sort((e,t)=>e.rank-t.rank).map(({command:e})=>e).filter(({group:e})=>r[e]-->0).slice(0,I)}function z({name:e,kind:t},n){let r=e.toLowerCase();return r.replace(/^@/,``).startsWith(n.replace(/^@/,``))?0:B(r).some(e=>e.startsWith(n.replace(/^@/,``)))?1:r.includes(n)?2:B(t.toLowerCase()).includes(n)?3:1/0}var B=e=>e.split(/[^\p{L}\p{N}]+/u),V=i(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),H=i(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),U=i(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function W(i,l){let I=r();o(l,!0);let L=g(l,`open`,15),z=new N(e=>M(F,{runs:5},e)),B=_(``),W=_(0),G=(e,t,n,r)=>({group:e,id:r,name:t,kind:n,run:()=>k.go(r)}),K=d(()=>[...O.map(e=>({group:`screen`,id:e.path,name:e.title,kind:`g ${e.key}`,run:()=>k.visit(e)})),...(z.data?.trackedAccounts??[]).map(({id:e,handle:t})=>G(`account`,`@${t}`,`People of an account`,`/people?account=${encodeURIComponent(e)}`)),...(z.data?.savedSearches??[]).map(({id:e,name:t})=>G(`search`,t,`People of a search`,`/people?search=${encodeURIComponent(e)}`)),...(z.data?.syncRuns.edges??[]).map(({node:e})=>G(`run`,`Run ${e.databaseId} of @${e.trackedAccount.handle}`,`Run, ${j[e.status].toLowerCase()}`,`/runs/${e.databaseId}`)),...l.actions.map(e=>({group:`action`,id:e.name,...e}))]),q=d(()=>{let e=R(h(K),h(B)),t=/^(?:run\s*)?(\d+)$/i.exec(h(B).trim())?.[1];return!t||e.some(({id:e})=>e===`/runs/${t}`)?e:[G(`run`,`Run ${t}`,`Run`,`/runs/${t}`),...e]}),J=d(()=>Math.min(h(W),h(q).length-1));f(()=>{if(L())return b(B,x(()=>l.typed),!0),b(W,0),z.load(),()=>z.stop()});let Y;f(()=>{Y?.children[h(J)]?.scrollIntoView({block:`nearest`})});function X(e){e&&(L(!1),e.run())}let Z={ArrowDown:()=>b(W,h(q).length===0?0:(h(J)+1)%h(q).length,!0),ArrowUp:()=>b(W,h(q).length===0?0:(h(J)-1+h(q).length)%h(q).length,!0),Enter:()=>X(h(q)[h(J)])};function Q(e){let t=Z[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}A(i,{title:`Go to`,get open(){return L()},set open(e){L(e)},children:(r,i)=>{var o=U(),l=y(o);w(l),C(l,!0);var d=m(l,2);P(d,{get error(){return z.error}});var f=m(d,2);n(f,23,()=>h(q),e=>e.id,(n,r,i)=>{var a=V(),o=p(a),l=S(o,!0),d=m(o,2),f=S(d,!0);e(a),v(()=>{s(a,`id`,`${I}-${h(i)??``}`),s(a,`aria-selected`,h(i)===h(J)),t(l,h(r).name),t(f,h(r).kind)}),u(`click`,a,()=>X(h(r))),u(`pointermove`,a,()=>b(W,h(i),!0)),c(n,a)}),e(f),E(f,e=>Y=e,()=>Y);var g=m(f,2),_=e=>{var t=H();c(e,t)};D(g,e=>{h(q).length===0&&e(_)}),v(()=>{s(l,`aria-controls`,`${I}-list`),s(l,`aria-activedescendant`,h(q).length>0?`${I}-${h(J)}`:void 0),s(f,`id`,`${I}-list`)}),u(`input`,l,()=>b(W,0)),u(`keydown`,l,Q),a(l,()=>h(B),e=>b(B,e)),c(r,o)},$$slots:{default:!0}}),T()}l([`input`,`keydown`,`click`,`pointermove`]);export{W as default};