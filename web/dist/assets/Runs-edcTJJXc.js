import{$ as e,A as t,C as n,D as r,Dt as i,E as a,G as o,I as s,J as c,Ot as l,Q as u,R as d,Tt as f,Z as p,_t as m,at as h,bt as g,c as _,ct as v,dt as y,et as b,ft as x,gt as S,ht as C,it as w,j as T,k as E,kt as D,mt as O,n as k,ot as ee,p as A,pt as te,r as j,rt as M,ut as N,v as P,wt as ne,x as F,xt as I,yt as L,z as R}from"./Countdown-CEhdvqAJ.js";import{n as re,r as z,t as ie}from"./index-225p7pDX.js";import{a as B,c as V,i as H,t as U}from"./StatusPill-C9xU7wzj.js";import{i as ae,n as oe,t as se}from"./RelativeTime-DvPO99Kt.js";import{n as W,r as G,t as K}from"./StageDots-DTjcMGJe.js";import{t as ce}from"./Avatar-CNyOQNJP.js";import{t as q}from"./Number-S5Kj8Tk6.js";var J=new Set([`$$slots`,`$$events`,`$$legacy`]);function le(e,n){let r=E(n,J),i={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};a(e,t(()=>r,{get icon(){return i}}))}var Y=b(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function ue(e,t){f(t,!0);let r=I(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>n()),i=I(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?n():new Date(t.run.completedAt).getTime();return _(e-new Date(t.run.startedAt).getTime())});var a=Y(),o=O(a),c=O(o),d=O(c);ce(d,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var g=m(d,2),b=O(g),x=O(b),C=S(x);l(b);var w=m(b,2),T=O(w),E=m(T),D=S(E,!0);l(w),l(g),l(c),l(o);var k=m(o),ee=O(k);U(ee,{get status(){return t.run.status},get waiting(){return v(r)}}),l(k);var A=m(k),te=O(A);K(te,{get stage(){return t.run.stage},get status(){return t.run.status}}),l(A);var j=m(A),M=O(j);se(M,{get time(){return t.run.triggeredAt}}),l(j);var N=m(j),P=S(N,!0),F=m(N),L=O(F);q(L,{get value(){return t.run.newFollowersCount}}),l(F);var R=m(F),re=O(R);q(re,{get value(){return t.run.likersCount}}),l(R);var z=m(R),ie=O(z);q(ie,{get value(){return t.run.candidatesPassedCount}}),l(z);var V=m(z),ae=O(V);q(ae,{get value(){return t.run.estimatedCostUsd},as:`money`}),l(V),l(a),y(e=>{s(b,`href`,e),p(C,`@${t.run.trackedAccount.handle??``}`),p(T,`${B[t.run.source]??``} · `),p(D,t.run.savedSearch?.name??`no search`),p(P,v(i))},[()=>H(t.run)]),h(`click`,a,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),u(e,a),ne()}w([`click`]);var X=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new X(`
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
}`);function Q(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in V?t:void 0,source:n in B?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new A(e=>this.#c(e));#e=g([]);get rows(){return v(this.#e)}set rows(e){L(this.#e,e)}#t=g([]);get waiting(){return v(this.#t)}set waiting(e){L(this.#t,e)}#n=g(!1);get more(){return v(this.#n)}set more(e){L(this.#n,e,!0)}#r=g(!1);get loadingMore(){return v(this.#r)}set loadingMore(e){L(this.#r,e,!0)}#i=g(null);get moreError(){return v(this.#i)}set moreError(e){L(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=Q(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await P(Z,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=W(de,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?G(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=Q(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await P(Z,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=F(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},$=b(`<option> </option>`),pe=b(`<!> `,1),me=b(`<div class="new svelte-7rp0t2"><!></div>`),he=b(`<div class="foot svelte-7rp0t2"><!></div>`),ge=b(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=b(`<header class="svelte-7rp0t2"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(t,n){f(n,!0);let a=new fe,s=I(()=>Q(z.params)),_=I(()=>v(s).status!==void 0||v(s).source!==void 0||v(s).account!==void 0),b=g(null);r(()=>()=>a.stop()),x(()=>{v(s),N(()=>{a.resource.forget(),a.resource.load()})}),x(()=>{a.waiting.length>0&&re(`${a.waiting.length} new`)});function w(e){if(ie(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...v(b)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var E=_e();ee(`keydown`,te,w);var A=C(E),P=m(O(A),2),F=O(P),U=O(F);U.value=U.__value=``;var se=m(U);o(se,17,()=>Object.entries(V),([e,t])=>e,(e,t)=>{var n=I(()=>D(v(t),2));let r=()=>v(n)[0],i=()=>v(n)[1];var a=$(),o=S(a,!0),s={};y(()=>{p(o,i()),s!==(s=r())&&(a.value=(a.__value=s)??``)}),u(e,a)}),l(F);var W;d(F);var G=m(F,2),K=O(G);K.value=K.__value=``;var ce=m(K);o(ce,17,()=>a.resource.data?.trackedAccounts??[],e=>e.databaseId,(e,t)=>{var n=$(),r=S(n),i={};y(()=>{p(r,`@${v(t).handle??``}`),i!==(i=v(t).databaseId)&&(n.value=(n.__value=i)??``)}),u(e,n)}),l(G);var q;d(G);var J=m(G,2),Y=O(J);Y.value=Y.__value=``;var X=m(Y);o(X,17,()=>Object.entries(B),([e,t])=>e,(e,t)=>{var n=I(()=>D(v(t),2));let r=()=>v(n)[0],i=()=>v(n)[1];var a=$(),o=S(a,!0),s={};y(()=>{p(o,i()),s!==(s=r())&&(a.value=(a.__value=s)??``)}),u(e,a)}),l(J);var Z;d(J);var de=m(J,2),ve=e=>{j(e,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(e,t)=>{i();var n=M(`Reset`);u(e,n)},$$slots:{default:!0}})};c(de,e=>{v(_)&&e(ve)}),l(P),l(A);var ye=m(A,2),be=O(ye),xe=e=>{var t=me(),n=O(t);j(n,{kind:`primary`,onclick:()=>a.show(),children:(e,t)=>{var n=pe(),r=C(n);le(r,{size:14,"aria-hidden":`true`});var i=m(r);y(()=>p(i,`${a.waiting.length??``} new`)),u(e,n)},$$slots:{default:!0}}),l(t),u(e,t)};c(be,e=>{a.waiting.length>0&&e(xe)});var Se=m(be,2);{let t=I(()=>v(_)?`Runs that match`:`All runs`);oe(Se,{get title(){return v(t)},get resource(){return a.resource},lines:8,flush:!0,children:(t,n)=>{var r=e(),s=C(r),d=e=>{{let t=I(()=>v(_)?`No run is like this`:`No runs yet`);k(e,{get title(){return v(t)},children:(e,t)=>{i();var n=M();y(()=>p(n,v(_)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),u(e,n)},$$slots:{default:!0}})}},f=e=>{var t=ge(),n=C(t),r=m(O(n));o(r,21,()=>a.rows,e=>e.id,(e,t)=>{ue(e,{get run(){return v(t)},open:()=>z.go(H(v(t)))})}),l(r),T(r,e=>L(b,e),()=>v(b)),l(n);var s=m(n,2),d=e=>{var t=he(),n=O(t);ae(n,{get error(){return a.moreError},onretry:()=>a.next()}),l(t),u(e,t)};c(s,e=>{a.moreError&&e(d)});var f=m(s,2),p=e=>{var t=he(),n=O(t);j(n,{get busy(){return a.loadingMore},onclick:()=>a.next(),children:(e,t)=>{i();var n=M(`Older runs`);u(e,n)},$$slots:{default:!0}}),l(t),u(e,t)};c(f,e=>{a.more&&e(p)}),u(e,t)};c(s,e=>{a.rows.length===0?e(d):e(f,-1)}),u(t,r)},$$slots:{default:!0}})}l(ye),y(()=>{W!==(W=v(s).status??``)&&(F.value=(F.__value=W)??``,R(F,W)),q!==(q=v(s).account??``)&&(G.value=(G.__value=q)??``,R(G,q)),Z!==(Z=v(s).source??``)&&(J.value=(J.__value=Z)??``,R(J,Z))}),h(`change`,F,e=>z.choose({status:e.currentTarget.value})),h(`change`,G,e=>z.choose({account:e.currentTarget.value})),h(`change`,J,e=>z.choose({trigger:e.currentTarget.value})),u(t,E),ne()}w([`change`]);export{ve as default};