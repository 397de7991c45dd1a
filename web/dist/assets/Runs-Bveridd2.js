import{B as e,C as t,E as n,H as r,J as i,L as a,Ot as o,P as s,Q as c,T as l,Tt as u,U as d,W as f,X as p,Y as m,_ as h,at as ee,bt as te,ct as g,et as ne,ft as _,g as v,h as y,ht as b,lt as x,mt as S,nt as C,ot as w,p as T,q as E,rt as D,s as O,st as k,wt as A,yt as j}from"./format-C7iQRSPy.js";import{c as M,d as N,g as P,n as F,p as I,r as L}from"./Countdown-Cdlm2Lzq.js";import{a as R,i as re,o as z,t as ie}from"./index-QtLNsMDn.js";import{i as B,r as ae,s as V}from"./words-DsU0iogv.js";import{a as oe,n as H,r as se,t as ce}from"./RelativeTime-ITeHHvkf.js";import{n as U,r as W,t as G}from"./StageDots-C2wQ57cQ.js";import{t as le}from"./StatusPill-C5Rg19Xm.js";import{t as K}from"./Avatar-C7eCn4vN.js";var q=new Set([`$$slots`,`$$events`,`$$legacy`]);function ue(e,t){let n=y(t,q),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};P(e,v(()=>n,{get icon(){return r}}))}var J=f(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function de(n,i){te(i,!0);let a=b(()=>i.run.waitingUntil!=null&&new Date(i.run.waitingUntil).getTime()>I()),o=b(()=>{if(i.run.startedAt==null)return`—`;let e=i.run.completedAt==null?I():new Date(i.run.completedAt).getTime();return O(e-new Date(i.run.startedAt).getTime())});var s=J(),l=w(s),d=w(l),f=w(d);K(f,{get src(){return i.run.trackedAccount.profileImageUrl},get name(){return i.run.trackedAccount.handle},size:28});var p=x(f,2),h=w(p),ee=w(h),ne=g(ee);u(h);var _=x(h,2),v=w(_),y=x(v),S=g(y,!0);u(_),u(p),u(d),u(l);var T=x(l),E=w(T);le(E,{get status(){return i.run.status},get waiting(){return c(a)}}),u(T);var D=x(T),k=w(D);G(k,{get stage(){return i.run.stage},get status(){return i.run.status}}),u(D);var A=x(D),M=w(A);ce(M,{get time(){return i.run.triggeredAt}}),u(A);var N=x(A),P=g(N,!0),F=x(N),L=w(F);H(L,{get value(){return i.run.newFollowersCount}}),u(F);var R=x(F),re=w(R);H(re,{get value(){return i.run.likersCount}}),u(R);var z=x(R),ie=w(z);H(ie,{get value(){return i.run.candidatesPassedCount}}),u(z);var V=x(z),oe=w(V);H(oe,{get value(){return i.run.estimatedCostUsd},as:`money`}),u(V),u(s),C(n=>{t(h,`href`,n),e(ne,`@${i.run.trackedAccount.handle??``}`),e(v,`Run ${i.run.databaseId??``} · ${B[i.run.source]??``} · `),e(S,i.run.savedSearch?.name??`no search`),e(P,c(o))},[()=>ae(i.run)]),m(`click`,s,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&i.open()),r(n,s),j()}i([`click`]);var Y=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Y(`
    fragment RunRow on SyncRun {
  id
  databaseId
  status
  stage
  source
  triggeredAt
  startedAt
  completedAt
  newFollowersCount
  deepCrawlCount
  likersCount
  candidatesPassedCount
  estimatedCostUsd
  lastSequence
  waitingUntil
  errorCode
  trackedAccount {
    databaseId
    handle
    profileImageUrl
  }
  savedSearch {
    name
  }
}
    `,{fragmentName:`RunRow`});var X=new Y(`
    query Runs($filter: SyncRunFilter, $after: String) {
  trackedAccounts {
    databaseId
    handle
  }
  syncRuns(first: 50, after: $after, filter: $filter) {
    updateSequence
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        ...RunRow
      }
    }
  }
}
    fragment RunRow on SyncRun {
  id
  databaseId
  status
  stage
  source
  triggeredAt
  startedAt
  completedAt
  newFollowersCount
  deepCrawlCount
  likersCount
  candidatesPassedCount
  estimatedCostUsd
  lastSequence
  waitingUntil
  errorCode
  trackedAccount {
    databaseId
    handle
    profileImageUrl
  }
  savedSearch {
    name
  }
}`),Z=new Y(`
    subscription RunUpdates($after: Int) {
  syncRunUpdated(after: $after) {
    updateSequence
    syncRun {
      ...RunRow
    }
  }
}
    fragment RunRow on SyncRun {
  id
  databaseId
  status
  stage
  source
  triggeredAt
  startedAt
  completedAt
  newFollowersCount
  deepCrawlCount
  likersCount
  candidatesPassedCount
  estimatedCostUsd
  lastSequence
  waitingUntil
  errorCode
  trackedAccount {
    databaseId
    handle
    profileImageUrl
  }
  savedSearch {
    name
  }
}`);function Q(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in V?t:void 0,source:n in B?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new L(e=>this.#c(e));#e=S([]);get rows(){return c(this.#e)}set rows(e){_(this.#e,e)}#t=S([]);get waiting(){return c(this.#t)}set waiting(e){_(this.#t,e)}#n=S(!1);get more(){return c(this.#n)}set more(e){_(this.#n,e,!0)}#r=S(!1);get loadingMore(){return c(this.#r)}set loadingMore(e){_(this.#r,e,!0)}#i=S(null);get moreError(){return c(this.#i)}set moreError(e){_(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=Q(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await M(X,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=U(Z,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?W(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=Q(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await M(X,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=N(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},$=f(`<option> </option>`),pe=f(`<!> `,1),me=f(`<div class="new svelte-7rp0t2"><!></div>`),he=f(`<div class="foot svelte-7rp0t2"><!></div>`),ge=f(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=f(`<header class="screen-head"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(t,i){te(i,!0);let f=new fe,v=b(()=>Q(z.params)),y=b(()=>c(v).status!==void 0||c(v).source!==void 0||c(v).account!==void 0),O=S(null);T(()=>()=>f.stop()),D(()=>{c(v),ne(()=>{f.resource.forget(),f.resource.load()})}),D(()=>{f.waiting.length>0&&R(`${f.waiting.length} new`)});function M(e){if(re(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...c(O)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var N=_e();p(`keydown`,ee,M);var P=k(N),I=x(w(P),2),L=w(I),H=w(L);H.value=H.__value=``;var ce=x(H);s(ce,17,()=>Object.entries(V),([e,t])=>e,(t,n)=>{var i=b(()=>o(c(n),2));let a=()=>c(i)[0],s=()=>c(i)[1];var l=$(),u=g(l,!0),d={};C(()=>{e(u,s()),d!==(d=a())&&(l.value=(l.__value=d)??``)}),r(t,l)}),u(L);var U;l(L);var W=x(L,2),G=w(W);G.value=G.__value=``;var le=x(G);s(le,17,()=>f.resource.data?.trackedAccounts??[],e=>e.databaseId,(t,n)=>{var i=$(),a=g(i),o={};C(()=>{e(a,`@${c(n).handle??``}`),o!==(o=c(n).databaseId)&&(i.value=(i.__value=o)??``)}),r(t,i)}),u(W);var K;l(W);var q=x(W,2),J=w(q);J.value=J.__value=``;var Y=x(J);s(Y,17,()=>Object.entries(B),([e,t])=>e,(t,n)=>{var i=b(()=>o(c(n),2));let a=()=>c(i)[0],s=()=>c(i)[1];var l=$(),u=g(l,!0),d={};C(()=>{e(u,s()),d!==(d=a())&&(l.value=(l.__value=d)??``)}),r(t,l)}),u(q);var X;l(q);var Z=x(q,2),ve=e=>{F(e,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(e,t)=>{A();var n=E(`Reset`);r(e,n)},$$slots:{default:!0}})};a(Z,e=>{c(y)&&e(ve)}),u(I),u(P);var ye=x(P,2),be=w(ye),xe=t=>{var n=me(),i=w(n);F(i,{kind:`primary`,onclick:()=>f.show(),children:(t,n)=>{var i=pe(),a=k(i);ue(a,{size:14,"aria-hidden":`true`});var o=x(a);C(()=>e(o,`${f.waiting.length??``} new`)),r(t,i)},$$slots:{default:!0}}),u(n),r(t,n)};a(be,e=>{f.waiting.length>0&&e(xe)});var Se=x(be,2);{let t=b(()=>c(y)?`Runs that match`:`All runs`);se(Se,{get title(){return c(t)},get resource(){return f.resource},lines:8,flush:!0,children:(t,n)=>{var i=d(),o=k(i),l=t=>{{let n=b(()=>c(y)?`No run is like this`:`No runs yet`);ie(t,{get title(){return c(n)},children:(t,n)=>{A();var i=E();C(()=>e(i,c(y)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),r(t,i)},$$slots:{default:!0}})}},p=e=>{var t=ge(),n=k(t),i=x(w(n));s(i,21,()=>f.rows,e=>e.id,(e,t)=>{de(e,{get run(){return c(t)},open:()=>z.go(ae(c(t)))})}),u(i),h(i,e=>_(O,e),()=>c(O)),u(n);var o=x(n,2),l=e=>{var t=he(),n=w(t);oe(n,{get error(){return f.moreError},onretry:()=>f.next()}),u(t),r(e,t)};a(o,e=>{f.moreError&&e(l)});var d=x(o,2),p=e=>{var t=he(),n=w(t);F(n,{get busy(){return f.loadingMore},onclick:()=>f.next(),children:(e,t)=>{A();var n=E(`Older runs`);r(e,n)},$$slots:{default:!0}}),u(t),r(e,t)};a(d,e=>{f.more&&e(p)}),r(e,t)};a(o,e=>{f.rows.length===0?e(l):e(p,-1)}),r(t,i)},$$slots:{default:!0}})}u(ye),C(()=>{U!==(U=c(v).status??``)&&(L.value=(L.__value=U)??``,n(L,U)),K!==(K=c(v).account??``)&&(W.value=(W.__value=K)??``,n(W,K)),X!==(X=c(v).source??``)&&(q.value=(q.__value=X)??``,n(q,X))}),m(`change`,L,e=>z.choose({status:e.currentTarget.value})),m(`change`,W,e=>z.choose({account:e.currentTarget.value})),m(`change`,q,e=>z.choose({trigger:e.currentTarget.value})),r(t,N),j()}i([`change`]);export{ve as default};