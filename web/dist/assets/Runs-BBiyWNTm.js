import{$ as e,A as t,At as n,B as r,D as i,Et as a,K as o,L as s,M as c,O as l,Ot as u,Q as d,S as f,St as p,Tt as ee,Y as m,_t as h,at as g,bt as _,dt as v,et as y,ft as b,gt as x,ht as S,it as C,j as w,kt as T,l as te,lt as E,m as D,mt as O,n as ne,ot as k,pt as A,r as j,st as M,tt as N,vt as P,w as F,xt as I,y as L,z as R}from"./Countdown-qOk8JUR5.js";import{n as re,r as z,t as ie}from"./index-B1uSH7XM.js";import{a as B,c as V,i as ae,t as H}from"./StatusPill-QnhWI8cR.js";import{i as oe,n as se,t as U}from"./RelativeTime-In0xuMVg.js";import{n as W,r as G,t as K}from"./StageDots-Ch-jfxgi.js";import{t as ce}from"./Avatar-BWYYinuZ.js";import{t as q}from"./Number-DHMEFdcv.js";var J=new Set([`$$slots`,`$$events`,`$$legacy`]);function le(e,n){let r=t(n,J),a={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};i(e,w(()=>r,{get icon(){return a}}))}var Y=N(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function ue(t,n){a(n,!0);let r=p(()=>n.run.waitingUntil!=null&&new Date(n.run.waitingUntil).getTime()>F()),i=p(()=>{if(n.run.startedAt==null)return`—`;let e=n.run.completedAt==null?F():new Date(n.run.completedAt).getTime();return te(e-new Date(n.run.startedAt).getTime())});var o=Y(),c=S(o),l=S(c),u=S(l);ce(u,{get src(){return n.run.trackedAccount.profileImageUrl},get name(){return n.run.trackedAccount.handle},size:28});var f=P(u,2),m=S(f),g=S(m),_=h(g);T(m);var v=P(m,2),y=S(v),x=P(y),C=h(x,!0);T(v),T(f),T(l),T(c);var w=P(c),D=S(w);H(D,{get status(){return n.run.status},get waiting(){return E(r)}}),T(w);var O=P(w),ne=S(O);K(ne,{get stage(){return n.run.stage},get status(){return n.run.status}}),T(O);var A=P(O),j=S(A);U(j,{get time(){return n.run.triggeredAt}}),T(A);var M=P(A),N=h(M,!0),I=P(M),L=S(I);q(L,{get value(){return n.run.newFollowersCount}}),T(I);var R=P(I),re=S(R);q(re,{get value(){return n.run.likersCount}}),T(R);var z=P(R),ie=S(z);q(ie,{get value(){return n.run.candidatesPassedCount}}),T(z);var V=P(z),oe=S(V);q(oe,{get value(){return n.run.estimatedCostUsd},as:`money`}),T(V),T(o),b(e=>{s(m,`href`,e),d(_,`@${n.run.trackedAccount.handle??``}`),d(y,`${B[n.run.source]??``} · `),d(C,n.run.savedSearch?.name??`no search`),d(N,E(i))},[()=>ae(n.run)]),k(`click`,o,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&n.open()),e(t,o),ee()}g([`click`]);var X=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new X(`
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
    `,{fragmentName:`RunRow`});var Z=new X(`
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
}`),de=new X(`
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
}`);function Q(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in V?t:void 0,source:n in B?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new D(e=>this.#c(e));#e=I([]);get rows(){return E(this.#e)}set rows(e){_(this.#e,e)}#t=I([]);get waiting(){return E(this.#t)}set waiting(e){_(this.#t,e)}#n=I(!1);get more(){return E(this.#n)}set more(e){_(this.#n,e,!0)}#r=I(!1);get loadingMore(){return E(this.#r)}set loadingMore(e){_(this.#r,e,!0)}#i=I(null);get moreError(){return E(this.#i)}set moreError(e){_(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=Q(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await L(Z,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=W(de,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?G(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=Q(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await L(Z,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=f(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},$=N(`<option> </option>`),pe=N(`<!> `,1),me=N(`<div class="new svelte-7rp0t2"><!></div>`),he=N(`<div class="foot svelte-7rp0t2"><!></div>`),ge=N(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=N(`<header class="svelte-7rp0t2"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(t,i){a(i,!0);let s=new fe,f=p(()=>Q(z.params)),g=p(()=>E(f).status!==void 0||E(f).source!==void 0||E(f).account!==void 0),w=I(null);l(()=>()=>s.stop()),A(()=>{E(f),v(()=>{s.resource.forget(),s.resource.load()})}),A(()=>{s.waiting.length>0&&re(`${s.waiting.length} new`)});function te(e){if(ie(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...E(w)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var D=_e();M(`keydown`,O,te);var N=x(D),F=P(S(N),2),L=S(F),H=S(L);H.value=H.__value=``;var U=P(H);o(U,17,()=>Object.entries(V),([e,t])=>e,(t,r)=>{var i=p(()=>n(E(r),2));let a=()=>E(i)[0],o=()=>E(i)[1];var s=$(),c=h(s,!0),l={};b(()=>{d(c,o()),l!==(l=a())&&(s.value=(s.__value=l)??``)}),e(t,s)}),T(L);var W;R(L);var G=P(L,2),K=S(G);K.value=K.__value=``;var ce=P(K);o(ce,17,()=>s.resource.data?.trackedAccounts??[],e=>e.databaseId,(t,n)=>{var r=$(),i=h(r),a={};b(()=>{d(i,`@${E(n).handle??``}`),a!==(a=E(n).databaseId)&&(r.value=(r.__value=a)??``)}),e(t,r)}),T(G);var q;R(G);var J=P(G,2),Y=S(J);Y.value=Y.__value=``;var X=P(Y);o(X,17,()=>Object.entries(B),([e,t])=>e,(t,r)=>{var i=p(()=>n(E(r),2));let a=()=>E(i)[0],o=()=>E(i)[1];var s=$(),c=h(s,!0),l={};b(()=>{d(c,o()),l!==(l=a())&&(s.value=(s.__value=l)??``)}),e(t,s)}),T(J);var Z;R(J);var de=P(J,2),ve=t=>{j(t,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(t,n)=>{u();var r=C(`Reset`);e(t,r)},$$slots:{default:!0}})};m(de,e=>{E(g)&&e(ve)}),T(F),T(N);var ye=P(N,2),be=S(ye),xe=t=>{var n=me(),r=S(n);j(r,{kind:`primary`,onclick:()=>s.show(),children:(t,n)=>{var r=pe(),i=x(r);le(i,{size:14,"aria-hidden":`true`});var a=P(i);b(()=>d(a,`${s.waiting.length??``} new`)),e(t,r)},$$slots:{default:!0}}),T(n),e(t,n)};m(be,e=>{s.waiting.length>0&&e(xe)});var Se=P(be,2);{let t=p(()=>E(g)?`Runs that match`:`All runs`);se(Se,{get title(){return E(t)},get resource(){return s.resource},lines:8,flush:!0,children:(t,n)=>{var r=y(),i=x(r),a=t=>{{let n=p(()=>E(g)?`No run is like this`:`No runs yet`);ne(t,{get title(){return E(n)},children:(t,n)=>{u();var r=C();b(()=>d(r,E(g)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),e(t,r)},$$slots:{default:!0}})}},l=t=>{var n=ge(),r=x(n),i=P(S(r));o(i,21,()=>s.rows,e=>e.id,(e,t)=>{ue(e,{get run(){return E(t)},open:()=>z.go(ae(E(t)))})}),T(i),c(i,e=>_(w,e),()=>E(w)),T(r);var a=P(r,2),l=t=>{var n=he(),r=S(n);oe(r,{get error(){return s.moreError},onretry:()=>s.next()}),T(n),e(t,n)};m(a,e=>{s.moreError&&e(l)});var d=P(a,2),f=t=>{var n=he(),r=S(n);j(r,{get busy(){return s.loadingMore},onclick:()=>s.next(),children:(t,n)=>{u();var r=C(`Older runs`);e(t,r)},$$slots:{default:!0}}),T(n),e(t,n)};m(d,e=>{s.more&&e(f)}),e(t,n)};m(i,e=>{s.rows.length===0?e(a):e(l,-1)}),e(t,r)},$$slots:{default:!0}})}T(ye),b(()=>{W!==(W=E(f).status??``)&&(L.value=(L.__value=W)??``,r(L,W)),q!==(q=E(f).account??``)&&(G.value=(G.__value=q)??``,r(G,q)),Z!==(Z=E(f).source??``)&&(J.value=(J.__value=Z)??``,r(J,Z))}),k(`change`,L,e=>z.choose({status:e.currentTarget.value})),k(`change`,G,e=>z.choose({account:e.currentTarget.value})),k(`change`,J,e=>z.choose({trigger:e.currentTarget.value})),e(t,D),ee()}g([`change`]);export{ve as default};