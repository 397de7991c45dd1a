import{$ as e,A as t,Ct as n,Dt as r,E as i,Et as a,F as o,L as s,O as c,Ot as l,Q as u,R as d,S as f,T as p,W as m,X as h,Z as g,_,at as v,b as y,bt as b,c as x,dt as S,f as C,ft as w,gt as T,ht as E,it as D,k as O,lt as k,mt as A,n as j,nt as M,pt as N,q as P,r as F,rt as I,st as L,ut as R,vt as z,wt as ee,yt as B}from"./Countdown-XkNyPjwB.js";import{n as te,r as V,t as ne}from"./index-BkTF-3Vh.js";import{a as H,c as U,i as re,t as W}from"./StatusPill-DCP8zaTq.js";import{i as ie,n as ae,t as oe}from"./RelativeTime-B06jG3A2.js";import{n as G,r as K,t as q}from"./StageDots-CL22-gcq.js";import{n as se,t as J}from"./Number-DX6RC0n4.js";var Y=new Set([`$$slots`,`$$events`,`$$legacy`]);function ce(e,t){let n=c(t,Y),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};p(e,O(()=>n,{get icon(){return r}}))}var X=e(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function le(e,t){ee(t,!0);let i=b(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>f()),a=b(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?f():new Date(t.run.completedAt).getTime();return x(e-new Date(t.run.startedAt).getTime())});var s=X(),c=N(s),l=N(c),u=N(l);se(u,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var d=T(u,2),p=N(d),m=N(p),_=E(m);r(p);var v=T(p,2),y=N(v),S=T(y),C=E(S,!0);r(v),r(d),r(l),r(c);var w=T(c),O=N(w);W(O,{get status(){return t.run.status},get waiting(){return L(i)}}),r(w);var k=T(w),A=N(k);q(A,{get stage(){return t.run.stage},get status(){return t.run.status}}),r(k);var j=T(k),M=N(j);oe(M,{get time(){return t.run.triggeredAt}}),r(j);var P=T(j),F=E(P,!0),I=T(P),z=N(I);J(z,{get value(){return t.run.newFollowersCount}}),r(I);var B=T(I),te=N(B);J(te,{get value(){return t.run.likersCount}}),r(B);var V=T(B),ne=N(V);J(ne,{get value(){return t.run.candidatesPassedCount}}),r(V);var U=T(V),ie=N(U);J(ie,{get value(){return t.run.estimatedCostUsd},as:`money`}),r(U),r(s),R(e=>{o(p,`href`,e),h(_,`@${t.run.trackedAccount.handle??``}`),h(y,`${H[t.run.source]??``} · `),h(C,t.run.savedSearch?.name??`no search`),h(F,L(a))},[()=>re(t.run)]),D(`click`,s,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),g(e,s),n()}I([`click`]);var Z=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Z(`
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
    `,{fragmentName:`RunRow`});var Q=new Z(`
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
}`),ue=new Z(`
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
}`);function $(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in U?t:void 0,source:n in H?n:void 0,account:e.get(`account`)??void 0}}var de=class{resource=new C(e=>this.#c(e));#e=B([]);get rows(){return L(this.#e)}set rows(e){z(this.#e,e)}#t=B([]);get waiting(){return L(this.#t)}set waiting(e){z(this.#t,e)}#n=B(!1);get more(){return L(this.#n)}set more(e){z(this.#n,e,!0)}#r=B(!1);get loadingMore(){return L(this.#r)}set loadingMore(e){z(this.#r,e,!0)}#i=B(null);get moreError(){return L(this.#i)}set moreError(e){z(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=$(V.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await _(Q,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=G(ue,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?K(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=$(V.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await _(Q,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=y(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},fe=e(`<option> </option>`),pe=e(`<!> `,1),me=e(`<div class="new svelte-7rp0t2"><!></div>`),he=e(`<div class="foot svelte-7rp0t2"><!></div>`),ge=e(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=e(`<header class="svelte-7rp0t2"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(e,o){ee(o,!0);let c=new de,f=b(()=>$(V.params)),p=b(()=>L(f).status!==void 0||L(f).source!==void 0||L(f).account!==void 0),_=B(null);i(()=>()=>c.stop()),S(()=>{L(f),k(()=>{c.resource.forget(),c.resource.load()})}),S(()=>{c.waiting.length>0&&te(`${c.waiting.length} new`)});function y(e){if(ne(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...L(_)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var x=_e();v(`keydown`,w,y);var C=A(x),O=T(N(C),2),I=N(O),W=N(I);W.value=W.__value=``;var oe=T(W);m(oe,17,()=>Object.entries(U),([e,t])=>e,(e,t)=>{var n=b(()=>l(L(t),2));let r=()=>L(n)[0],i=()=>L(n)[1];var a=fe(),o=E(a,!0),s={};R(()=>{h(o,i()),s!==(s=r())&&(a.value=(a.__value=s)??``)}),g(e,a)}),r(I);var G;s(I);var K=T(I,2),q=N(K);q.value=q.__value=``;var se=T(q);m(se,17,()=>c.resource.data?.trackedAccounts??[],e=>e.databaseId,(e,t)=>{var n=fe(),r=E(n),i={};R(()=>{h(r,`@${L(t).handle??``}`),i!==(i=L(t).databaseId)&&(n.value=(n.__value=i)??``)}),g(e,n)}),r(K);var J;s(K);var Y=T(K,2),X=N(Y);X.value=X.__value=``;var Z=T(X);m(Z,17,()=>Object.entries(H),([e,t])=>e,(e,t)=>{var n=b(()=>l(L(t),2));let r=()=>L(n)[0],i=()=>L(n)[1];var a=fe(),o=E(a,!0),s={};R(()=>{h(o,i()),s!==(s=r())&&(a.value=(a.__value=s)??``)}),g(e,a)}),r(Y);var Q;s(Y);var ue=T(Y,2),ve=e=>{F(e,{kind:`ghost`,onclick:()=>V.choose({status:``,account:``,trigger:``}),children:(e,t)=>{a();var n=M(`Reset`);g(e,n)},$$slots:{default:!0}})};P(ue,e=>{L(p)&&e(ve)}),r(O),r(C);var ye=T(C,2),be=N(ye),xe=e=>{var t=me(),n=N(t);F(n,{kind:`primary`,onclick:()=>c.show(),children:(e,t)=>{var n=pe(),r=A(n);ce(r,{size:14,"aria-hidden":`true`});var i=T(r);R(()=>h(i,`${c.waiting.length??``} new`)),g(e,n)},$$slots:{default:!0}}),r(t),g(e,t)};P(be,e=>{c.waiting.length>0&&e(xe)});var Se=T(be,2);{let e=b(()=>L(p)?`Runs that match`:`All runs`);ae(Se,{get title(){return L(e)},get resource(){return c.resource},lines:8,flush:!0,children:(e,n)=>{var i=u(),o=A(i),s=e=>{{let t=b(()=>L(p)?`No run is like this`:`No runs yet`);j(e,{get title(){return L(t)},children:(e,t)=>{a();var n=M();R(()=>h(n,L(p)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),g(e,n)},$$slots:{default:!0}})}},l=e=>{var n=ge(),i=A(n),o=T(N(i));m(o,21,()=>c.rows,e=>e.id,(e,t)=>{le(e,{get run(){return L(t)},open:()=>V.go(re(L(t)))})}),r(o),t(o,e=>z(_,e),()=>L(_)),r(i);var s=T(i,2),l=e=>{var t=he(),n=N(t);ie(n,{get error(){return c.moreError},onretry:()=>c.next()}),r(t),g(e,t)};P(s,e=>{c.moreError&&e(l)});var u=T(s,2),d=e=>{var t=he(),n=N(t);F(n,{get busy(){return c.loadingMore},onclick:()=>c.next(),children:(e,t)=>{a();var n=M(`Older runs`);g(e,n)},$$slots:{default:!0}}),r(t),g(e,t)};P(u,e=>{c.more&&e(d)}),g(e,n)};P(o,e=>{c.rows.length===0?e(s):e(l,-1)}),g(e,i)},$$slots:{default:!0}})}r(ye),R(()=>{G!==(G=L(f).status??``)&&(I.value=(I.__value=G)??``,d(I,G)),J!==(J=L(f).account??``)&&(K.value=(K.__value=J)??``,d(K,J)),Q!==(Q=L(f).source??``)&&(Y.value=(Y.__value=Q)??``,d(Y,Q))}),D(`change`,I,e=>V.choose({status:e.currentTarget.value})),D(`change`,K,e=>V.choose({account:e.currentTarget.value})),D(`change`,Y,e=>V.choose({trigger:e.currentTarget.value})),g(e,x),n()}I([`change`]);export{ve as default};