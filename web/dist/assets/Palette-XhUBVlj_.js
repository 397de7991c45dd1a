import{Dt as e,H as t,I as n,J as r,K as i,S as a,St as o,T as s,W as c,X as l,Z as u,_t as d,at as f,ct as p,dt as m,et as h,g,gt as _,it as v,lt as y,mt as b,ut as x,vt as S,w as C,xt as w,y as T,z as E}from"./format-DkR7eRrJ.js";import{l as D,o as O,s as k}from"./index-BRughGky.js";import{s as A}from"./words-awXNWc91.js";import{c as j,r as M}from"./Countdown-DBhy0med.js";import{t as N}from"./Problem-D2cRbCp6.js";var P=new class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}}(`
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
    `),F=12,I={screen:7,account:3,search:3,run:3,action:3};function L(e,t){let n=t.toLowerCase().split(/\s+/).filter(e=>e!==``),r={...I};return e.map(e=>({command:e,rank:n.reduce((t,n)=>t+R(e,n),0)})).filter(e=>e.rank<1/0).sort((e,t)=>e.rank-t.rank).map(({command:e})=>e).filter(({group:e})=>r[e]-->0).slice(0,F)}function R({name:e,kind:t},n){let r=e.toLowerCase();return r.replace(/^@/,``).startsWith(n.replace(/^@/,``))?0:z(r).some(e=>e.startsWith(n.replace(/^@/,``)))?1:r.includes(n)?2:z(t.toLowerCase()).includes(n)?3:1/0}var z=e=>e.split(/[^\p{L}\p{N}]+/u),B=i(`<li role="option" class="svelte-88r7oi"><bdi> </bdi> <span class="svelte-88r7oi"> </span></li>`),V=i(`<p role="status" class="svelte-88r7oi">Nothing is called so.</p>`),H=i(`<input role="combobox" aria-label="Screen, account, search, run or command" aria-expanded="true" autocomplete="off" spellcheck="false" placeholder="Screen, account, search, run…"/> <!> <ul role="listbox" aria-label="What was found"></ul> <!>`,1);function U(i,l){let F=r();o(l,!0);let I=g(l,`open`,15),R=new M(e=>j(P,{runs:5},e)),z=_(``),U=_(0),W=(e,t,n,r)=>({group:e,id:r,name:t,kind:n,run:()=>O.go(r)}),G=d(()=>[...D.map(e=>({group:`screen`,id:e.path,name:e.title,kind:`g ${e.key}`,run:()=>O.visit(e)})),...(R.data?.trackedAccounts??[]).map(({id:e,handle:t})=>W(`account`,`@${t}`,`People of an account`,`/people?account=${encodeURIComponent(e)}`)),...(R.data?.savedSearches??[]).map(({id:e,name:t})=>W(`search`,t,`People of a search`,`/people?search=${encodeURIComponent(e)}`)),...(R.data?.syncRuns.edges??[]).map(({node:e})=>W(`run`,`Run ${e.databaseId} of @${e.trackedAccount.handle}`,`Run, ${A[e.status].toLowerCase()}`,`/runs/${e.databaseId}`)),...l.actions.map(e=>({group:`action`,id:e.name,...e}))]),K=d(()=>{let e=L(h(G),h(z)),t=/^(?:run\s*)?(\d+)$/i.exec(h(z).trim())?.[1];return!t||e.some(({id:e})=>e===`/runs/${t}`)?e:[W(`run`,`Run ${t}`,`Run`,`/runs/${t}`),...e]}),q=d(()=>Math.min(h(U),h(K).length-1));f(()=>{if(I())return b(z,``),b(U,0),R.load(),()=>R.stop()});let J;f(()=>{J?.children[h(q)]?.scrollIntoView({block:`nearest`})});function Y(e){e&&(I(!1),e.run())}let X={ArrowDown:()=>b(U,h(K).length===0?0:(h(q)+1)%h(K).length,!0),ArrowUp:()=>b(U,h(K).length===0?0:(h(q)-1+h(K).length)%h(K).length,!0),Enter:()=>Y(h(K)[h(q)])};function Z(e){let t=X[e.key];t&&!e.isComposing&&(e.preventDefault(),t())}k(i,{title:`Go to`,get open(){return I()},set open(e){I(e)},children:(r,i)=>{var o=H(),l=y(o);C(l),S(l,!0);var d=m(l,2);N(d,{get error(){return R.error}});var f=m(d,2);n(f,23,()=>h(K),e=>e.id,(n,r,i)=>{var a=B(),o=p(a),l=x(o,!0),d=m(o,2),f=x(d,!0);e(a),v(()=>{s(a,`id`,`${F}-${h(i)??``}`),s(a,`aria-selected`,h(i)===h(q)),t(l,h(r).name),t(f,h(r).kind)}),u(`click`,a,()=>Y(h(r))),u(`pointermove`,a,()=>b(U,h(i),!0)),c(n,a)}),e(f),T(f,e=>J=e,()=>J);var g=m(f,2),_=e=>{var t=V();c(e,t)};E(g,e=>{h(K).length===0&&e(_)}),v(()=>{s(l,`aria-controls`,`${F}-list`),s(l,`aria-activedescendant`,h(K).length>0?`${F}-${h(q)}`:void 0),s(f,`id`,`${F}-list`)}),u(`input`,l,()=>b(U,0)),u(`keydown`,l,Z),a(l,()=>h(z),e=>b(z,e)),c(r,o)},$$slots:{default:!0}}),w()}l([`input`,`keydown`,`click`,`pointermove`]);export{U as default};