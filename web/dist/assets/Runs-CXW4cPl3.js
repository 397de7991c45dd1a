import{B as e,D as t,H as n,J as r,N as i,O as a,P as o,Q as s,R as c,T as l,U as u,V as d,W as f,X as ee,Y as p,a as m,at as h,ct as g,dt as te,et as ne,f as _,ft as re,g as v,ht as y,i as ie,it as b,j as ae,k as x,lt as S,mt as C,n as w,nt as T,ot as E,pt as D,q as O,r as k,rt as A,s as j,st as M,tt as N,ut as P,v as F,w as I,x as L,y as R}from"./index-CDEf8byb.js";import{d as z,i as B,m as V,n as H,o as oe,r as se,s as U,t as W,u as G}from"./StatusPill-eAqB9Y1X.js";import{n as K,r as ce,t as q}from"./StageDots-h8nWA54J.js";var J=new Set([`$$slots`,`$$events`,`$$legacy`]);function le(e,n){let r=t(n,J),i={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};I(e,a(()=>r,{get icon(){return i}}))}var Y=f(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function ue(e,t){re(t,!0);let r=P(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>L()),i=P(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?L():new Date(t.run.completedAt).getTime();return _(e-new Date(t.run.startedAt).getTime())});var a=Y(),o=b(a),c=b(o),l=b(c);H(l,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var u=M(l,2),f=b(u),ee=b(f),m=E(ee);C(f);var h=M(f,2),g=b(h),ne=M(g),v=E(ne,!0);C(h),C(u),C(c),C(o);var y=M(o),ie=b(y);W(ie,{get status(){return t.run.status},get waiting(){return s(r)}}),C(y);var x=M(y),S=b(x);q(S,{get stage(){return t.run.stage},get status(){return t.run.status}}),C(x);var w=M(x),T=b(w);se(T,{get time(){return t.run.triggeredAt}}),C(w);var D=M(w),O=E(D,!0),k=M(D),A=b(k);U(A,{get value(){return t.run.newFollowersCount}}),C(k);var j=M(k),F=b(j);U(F,{get value(){return t.run.likersCount}}),C(j);var I=M(j),R=b(I);U(R,{get value(){return t.run.candidatesPassedCount}}),C(I);var B=M(I),V=b(B);U(V,{get value(){return t.run.estimatedCostUsd},as:`money`}),C(B),C(a),N(e=>{ae(f,`href`,e),d(m,`@${t.run.trackedAccount.handle??``}`),d(g,`${z[t.run.source]??``} · `),d(v,t.run.savedSearch?.name??`no search`),d(O,s(i))},[()=>G(t.run)]),p(`click`,a,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),n(e,a),te()}r([`click`]);var X=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new X(`
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
}`);function Q(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in V?t:void 0,source:n in z?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new v(e=>this.#c(e));#e=S([]);get rows(){return s(this.#e)}set rows(e){g(this.#e,e)}#t=S([]);get waiting(){return s(this.#t)}set waiting(e){g(this.#t,e)}#n=S(!1);get more(){return s(this.#n)}set more(e){g(this.#n,e,!0)}#r=S(!1);get loadingMore(){return s(this.#r)}set loadingMore(e){g(this.#r,e,!0)}#i=S(null);get moreError(){return s(this.#i)}set moreError(e){g(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=Q(m.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await F(Z,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=K(de,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?ce(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=Q(m.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await F(Z,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=R(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},$=f(`<option> </option>`),pe=f(`<!> `,1),me=f(`<div class="new svelte-7rp0t2"><!></div>`),he=f(`<div class="foot svelte-7rp0t2"><!></div>`),ge=f(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=f(`<header class="svelte-7rp0t2"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(t,r){re(r,!0);let a=new fe,f=P(()=>Q(m.params)),_=P(()=>s(f).status!==void 0||s(f).source!==void 0||s(f).account!==void 0),v=S(null);l(()=>()=>a.stop()),T(()=>{s(f),ne(()=>{a.resource.forget(),a.resource.load()})}),T(()=>{a.waiting.length>0&&ie(`${a.waiting.length} new`)});function ae(e){if(k(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...s(v)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var F=_e();ee(`keydown`,A,ae);var I=h(F),L=M(b(I),2),R=b(L),H=b(R);H.value=H.__value=``;var se=M(H);c(se,17,()=>Object.entries(V),([e,t])=>e,(e,t)=>{var r=P(()=>y(s(t),2));let i=()=>s(r)[0],a=()=>s(r)[1];var o=$(),c=E(o,!0),l={};N(()=>{d(c,a()),l!==(l=i())&&(o.value=(o.__value=l)??``)}),n(e,o)}),C(R);var U;i(R);var W=M(R,2),K=b(W);K.value=K.__value=``;var ce=M(K);c(ce,17,()=>a.resource.data?.trackedAccounts??[],e=>e.databaseId,(e,t)=>{var r=$(),i=E(r),a={};N(()=>{d(i,`@${s(t).handle??``}`),a!==(a=s(t).databaseId)&&(r.value=(r.__value=a)??``)}),n(e,r)}),C(W);var q;i(W);var J=M(W,2),Y=b(J);Y.value=Y.__value=``;var X=M(Y);c(X,17,()=>Object.entries(z),([e,t])=>e,(e,t)=>{var r=P(()=>y(s(t),2));let i=()=>s(r)[0],a=()=>s(r)[1];var o=$(),c=E(o,!0),l={};N(()=>{d(c,a()),l!==(l=i())&&(o.value=(o.__value=l)??``)}),n(e,o)}),C(J);var Z;i(J);var de=M(J,2),ve=e=>{j(e,{kind:`ghost`,onclick:()=>m.choose({status:``,account:``,trigger:``}),children:(e,t)=>{D();var r=O(`Reset`);n(e,r)},$$slots:{default:!0}})};e(de,e=>{s(_)&&e(ve)}),C(L),C(I);var ye=M(I,2),be=b(ye),xe=e=>{var t=me(),r=b(t);j(r,{kind:`primary`,onclick:()=>a.show(),children:(e,t)=>{var r=pe(),i=h(r);le(i,{size:14,"aria-hidden":`true`});var o=M(i);N(()=>d(o,`${a.waiting.length??``} new`)),n(e,r)},$$slots:{default:!0}}),C(t),n(e,t)};e(be,e=>{a.waiting.length>0&&e(xe)});var Se=M(be,2);{let t=P(()=>s(_)?`Runs that match`:`All runs`);B(Se,{get title(){return s(t)},get resource(){return a.resource},lines:8,flush:!0,children:(t,r)=>{var i=u(),o=h(i),l=e=>{{let t=P(()=>s(_)?`No run is like this`:`No runs yet`);w(e,{get title(){return s(t)},children:(e,t)=>{D();var r=O();N(()=>d(r,s(_)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),n(e,r)},$$slots:{default:!0}})}},f=t=>{var r=ge(),i=h(r),o=M(b(i));c(o,21,()=>a.rows,e=>e.id,(e,t)=>{ue(e,{get run(){return s(t)},open:()=>m.go(G(s(t)))})}),C(o),x(o,e=>g(v,e),()=>s(v)),C(i);var l=M(i,2),u=e=>{var t=he(),r=b(t);oe(r,{get error(){return a.moreError},onretry:()=>a.next()}),C(t),n(e,t)};e(l,e=>{a.moreError&&e(u)});var d=M(l,2),f=e=>{var t=he(),r=b(t);j(r,{get busy(){return a.loadingMore},onclick:()=>a.next(),children:(e,t)=>{D();var r=O(`Older runs`);n(e,r)},$$slots:{default:!0}}),C(t),n(e,t)};e(d,e=>{a.more&&e(f)}),n(t,r)};e(o,e=>{a.rows.length===0?e(l):e(f,-1)}),n(t,i)},$$slots:{default:!0}})}C(ye),N(()=>{U!==(U=s(f).status??``)&&(R.value=(R.__value=U)??``,o(R,U)),q!==(q=s(f).account??``)&&(W.value=(W.__value=q)??``,o(W,q)),Z!==(Z=s(f).source??``)&&(J.value=(J.__value=Z)??``,o(J,Z))}),p(`change`,R,e=>m.choose({status:e.currentTarget.value})),p(`change`,W,e=>m.choose({account:e.currentTarget.value})),p(`change`,J,e=>m.choose({trigger:e.currentTarget.value})),n(t,F),te()}r([`change`]);export{ve as default};