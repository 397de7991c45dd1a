import{$ as e,D as t,E as n,Et as r,F as i,G as a,J as o,R as s,Tt as c,U as l,V as u,W as d,X as f,Y as p,Z as m,_ as h,bt as ee,ct as g,g as _,gt as v,ht as y,it as b,kt as x,lt as S,m as te,ot as C,pt as w,rt as T,s as E,st as D,tt as O,ut as k,v as A,w as j,xt as ne}from"./format-Cu7X_red.js";import{c as M,d as N,g as P,n as F,p as I,r as L}from"./Countdown-PduYWs84.js";import{a as re,i as R,o as z,t as B}from"./index-CdiAAlsx.js";import{i as V,r as ie,s as H}from"./words-C_mP7tsD.js";import{a as U,n as W,r as ae,t as oe}from"./RelativeTime-CgekvUza.js";import{n as G,t as K}from"./StatusPill-B2Qz0JFP.js";import{n as q,r as J,t as Y}from"./StageDots-BLWREdKV.js";import{t as X}from"./Avatar-BZC2N9iJ.js";var Z=new Set([`$$slots`,`$$events`,`$$legacy`]);function se(e,t){let n=_(t,Z),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};P(e,h(()=>n,{get icon(){return r}}))}var ce=a(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!> <!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function le(t,n){ne(n,!0);let i=v(()=>n.run.waitingUntil!=null&&new Date(n.run.waitingUntil).getTime()>I()),a=v(()=>{if(n.run.startedAt==null)return`—`;let e=n.run.completedAt==null?I():new Date(n.run.completedAt).getTime();return E(e-new Date(n.run.startedAt).getTime())});var o=ce(),c=D(o),d=D(c),p=D(d);X(p,{get src(){return n.run.trackedAccount.profileImageUrl},get name(){return n.run.trackedAccount.handle},size:28});var m=k(p,2),h=D(m),g=D(h),_=S(g);r(h);var y=k(h,2),b=D(y),x=k(b),te=S(x,!0);r(y),r(m),r(d),r(c);var C=k(c),w=D(C);K(w,{get status(){return n.run.status},get waiting(){return e(i)}}),r(C);var O=k(C),A=D(O);Y(A,{get stage(){return n.run.stage},get status(){return n.run.status}});var M=k(A,2),N=e=>{G(e,{get done(){return n.run.progress.run},get label(){return`Done of the run of @${n.run.trackedAccount.handle??``}`}})};s(M,e=>{n.run.status===`RUNNING`&&e(N)}),r(O);var P=k(O),F=D(P);oe(F,{get time(){return n.run.triggeredAt}}),r(P);var L=k(P),re=S(L,!0),R=k(L),z=D(R);W(z,{get value(){return n.run.newFollowersCount}}),r(R);var B=k(R),H=D(B);W(H,{get value(){return n.run.likersCount}}),r(B);var U=k(B),ae=D(U);W(ae,{get value(){return n.run.candidatesPassedCount}}),r(U);var q=k(U),J=D(q);W(J,{get value(){return n.run.estimatedCostUsd},as:`money`}),r(q),r(o),T(t=>{j(h,`href`,t),u(_,`@${n.run.trackedAccount.handle??``}`),u(b,`Run ${n.run.databaseId??``} · ${V[n.run.source]??``} · `),u(te,n.run.savedSearch?.name??`no search`),u(re,e(a))},[()=>ie(n.run)]),f(`click`,o,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&n.open()),l(t,o),ee()}p([`click`]);var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
  progress {
    run
  }
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
    `,{fragmentName:`RunRow`});var $=new Q(`
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
  progress {
    run
  }
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
}`),ue=new Q(`
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
  progress {
    run
  }
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
}`);function de(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in H?t:void 0,source:n in V?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new L(e=>this.#c(e));#e=y([]);get rows(){return e(this.#e)}set rows(e){w(this.#e,e)}#t=y([]);get waiting(){return e(this.#t)}set waiting(e){w(this.#t,e)}#n=y(!1);get more(){return e(this.#n)}set more(e){w(this.#n,e,!0)}#r=y(!1);get loadingMore(){return e(this.#r)}set loadingMore(e){w(this.#r,e,!0)}#i=y(null);get moreError(){return e(this.#i)}set moreError(e){w(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=de(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await M($,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=q(ue,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?J(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=de(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await M($,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=N(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},pe=a(`<option> </option>`),me=a(`<!> `,1),he=a(`<div class="new svelte-7rp0t2"><!></div>`),ge=a(`<div class="foot svelte-7rp0t2"><!></div>`),_e=a(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),ve=a(`<header class="screen-head"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ye(a,p){ne(p,!0);let h=new fe,_=v(()=>de(z.params)),E=v(()=>e(_).status!==void 0||e(_).source!==void 0||e(_).account!==void 0),j=y(null);te(()=>()=>h.stop()),b(()=>{e(_),O(()=>{h.resource.forget(),h.resource.load()})}),b(()=>{h.waiting.length>0&&re(`${h.waiting.length} new`)});function M(t){if(R(t)||t.key!==`j`&&t.key!==`k`)return;let n=[...e(j)?.querySelectorAll(`a.open`)??[]],r=n.indexOf(document.activeElement);n[t.key===`j`?Math.min(r+1,n.length-1):Math.max(r-1,0)]?.focus()}var N=ve();m(`keydown`,C,M);var P=g(N),I=k(D(P),2),L=D(I),W=D(L);W.value=W.__value=``;var oe=k(W);i(oe,17,()=>Object.entries(H),([e,t])=>e,(t,n)=>{var r=v(()=>x(e(n),2));let i=()=>e(r)[0],a=()=>e(r)[1];var o=pe(),s=S(o,!0),c={};T(()=>{u(s,a()),c!==(c=i())&&(o.value=(o.__value=c)??``)}),l(t,o)}),r(L);var G;n(L);var K=k(L,2),q=D(K);q.value=q.__value=``;var J=k(q);i(J,17,()=>h.resource.data?.trackedAccounts??[],e=>e.databaseId,(t,n)=>{var r=pe(),i=S(r),a={};T(()=>{u(i,`@${e(n).handle??``}`),a!==(a=e(n).databaseId)&&(r.value=(r.__value=a)??``)}),l(t,r)}),r(K);var Y;n(K);var X=k(K,2),Z=D(X);Z.value=Z.__value=``;var ce=k(Z);i(ce,17,()=>Object.entries(V),([e,t])=>e,(t,n)=>{var r=v(()=>x(e(n),2));let i=()=>e(r)[0],a=()=>e(r)[1];var o=pe(),s=S(o,!0),c={};T(()=>{u(s,a()),c!==(c=i())&&(o.value=(o.__value=c)??``)}),l(t,o)}),r(X);var Q;n(X);var $=k(X,2),ue=e=>{F(e,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(e,t)=>{c();var n=o(`Reset`);l(e,n)},$$slots:{default:!0}})};s($,t=>{e(E)&&t(ue)}),r(I),r(P);var ye=k(P,2),be=D(ye),xe=e=>{var t=he(),n=D(t);F(n,{kind:`primary`,onclick:()=>h.show(),children:(e,t)=>{var n=me(),r=g(n);se(r,{size:14,"aria-hidden":`true`});var i=k(r);T(()=>u(i,`${h.waiting.length??``} new`)),l(e,n)},$$slots:{default:!0}}),r(t),l(e,t)};s(be,e=>{h.waiting.length>0&&e(xe)});var Se=k(be,2);{let t=v(()=>e(E)?`Runs that match`:`All runs`);ae(Se,{get title(){return e(t)},get resource(){return h.resource},lines:8,flush:!0,children:(t,n)=>{var a=d(),f=g(a),p=t=>{{let n=v(()=>e(E)?`No run is like this`:`No runs yet`);B(t,{get title(){return e(n)},children:(t,n)=>{c();var r=o();T(()=>u(r,e(E)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),l(t,r)},$$slots:{default:!0}})}},m=t=>{var n=_e(),a=g(n),u=k(D(a));i(u,21,()=>h.rows,e=>e.id,(t,n)=>{le(t,{get run(){return e(n)},open:()=>z.go(ie(e(n)))})}),r(u),A(u,e=>w(j,e),()=>e(j)),r(a);var d=k(a,2),f=e=>{var t=ge(),n=D(t);U(n,{get error(){return h.moreError},onretry:()=>h.next()}),r(t),l(e,t)};s(d,e=>{h.moreError&&e(f)});var p=k(d,2),m=e=>{var t=ge(),n=D(t);F(n,{get busy(){return h.loadingMore},onclick:()=>h.next(),children:(e,t)=>{c();var n=o(`Older runs`);l(e,n)},$$slots:{default:!0}}),r(t),l(e,t)};s(p,e=>{h.more&&e(m)}),l(t,n)};s(f,e=>{h.rows.length===0?e(p):e(m,-1)}),l(t,a)},$$slots:{default:!0}})}r(ye),T(()=>{G!==(G=e(_).status??``)&&(L.value=(L.__value=G)??``,t(L,G)),Y!==(Y=e(_).account??``)&&(K.value=(K.__value=Y)??``,t(K,Y)),Q!==(Q=e(_).source??``)&&(X.value=(X.__value=Q)??``,t(X,Q))}),f(`change`,L,e=>z.choose({status:e.currentTarget.value})),f(`change`,K,e=>z.choose({account:e.currentTarget.value})),f(`change`,X,e=>z.choose({trigger:e.currentTarget.value})),l(a,N),ee()}p([`change`]);export{ye as default};