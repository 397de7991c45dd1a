import{B as e,C as t,Ct as n,Dt as r,E as i,H as a,J as o,L as s,P as c,Q as l,T as u,U as d,W as f,X as p,Y as m,_ as h,at as g,ct as _,dt as v,et as y,g as b,h as x,it as ee,mt as S,nt as C,ot as w,p as T,pt as E,q as D,rt as O,s as k,st as A,vt as te,wt as j,yt as M}from"./format-Dp83eJf0.js";import{c as N,d as P,g as F,n as I,p as L,r as R}from"./Countdown-CoPBWTCw.js";import{i as z,n as ne,r as B,t as re}from"./index-sCSKJOxm.js";import{i as V,r as ie,s as H}from"./words-Cujr3T8z.js";import{a as ae,n as U,r as oe,t as se}from"./RelativeTime-GQ917O3p.js";import{n as W,r as G,t as K}from"./StageDots-BuK4u1Kd.js";import{t as ce}from"./StatusPill-IbGlRvys.js";import{t as q}from"./Avatar-BP7aaM1d.js";var J=new Set([`$$slots`,`$$events`,`$$legacy`]);function le(e,t){let n=x(t,J),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};F(e,b(()=>n,{get icon(){return r}}))}var Y=f(`<tr class="svelte-18bjxf1"><td class="svelte-18bjxf1"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></td><td class="half svelte-18bjxf1" data-label="Status"><!></td><td class="half svelte-18bjxf1" data-label="Stage"><!></td><td class="half svelte-18bjxf1" data-label="Begun"><!></td><td data-label="Took" class="number half svelte-18bjxf1"> </td><td data-label="New" class="number svelte-18bjxf1"><!></td><td data-label="Likers" class="number svelte-18bjxf1"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number svelte-18bjxf1"><!></td></tr>`);function ue(n,r){M(r,!0);let i=S(()=>r.run.waitingUntil!=null&&new Date(r.run.waitingUntil).getTime()>L()),o=S(()=>{if(r.run.startedAt==null)return`—`;let e=r.run.completedAt==null?L():new Date(r.run.completedAt).getTime();return k(e-new Date(r.run.startedAt).getTime())});var s=Y(),c=g(s),u=g(c),d=g(u);q(d,{get src(){return r.run.trackedAccount.profileImageUrl},get name(){return r.run.trackedAccount.handle},size:28});var f=_(d,2),p=g(f),h=g(p),v=A(h);j(p);var y=_(p,2),b=g(y),x=_(b),ee=A(x,!0);j(y),j(f),j(u),j(c);var w=_(c),T=g(w);ce(T,{get status(){return r.run.status},get waiting(){return l(i)}}),j(w);var E=_(w),D=g(E);K(D,{get stage(){return r.run.stage},get status(){return r.run.status}}),j(E);var O=_(E),N=g(O);se(N,{get time(){return r.run.triggeredAt}}),j(O);var P=_(O),F=A(P,!0),I=_(P),R=g(I);U(R,{get value(){return r.run.newFollowersCount}}),j(I);var z=_(I),ne=g(z);U(ne,{get value(){return r.run.likersCount}}),j(z);var B=_(z),re=g(B);U(re,{get value(){return r.run.candidatesPassedCount}}),j(B);var H=_(B),ae=g(H);U(ae,{get value(){return r.run.estimatedCostUsd},as:`money`}),j(H),j(s),C(n=>{t(p,`href`,n),e(v,`@${r.run.trackedAccount.handle??``}`),e(b,`${V[r.run.source]??``} · `),e(ee,r.run.savedSearch?.name??`no search`),e(F,l(o))},[()=>ie(r.run)]),m(`click`,s,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&r.open()),a(n,s),te()}o([`click`]);var X=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new X(`
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
}`);function Q(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:t in H?t:void 0,source:n in V?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new R(e=>this.#c(e));#e=E([]);get rows(){return l(this.#e)}set rows(e){v(this.#e,e)}#t=E([]);get waiting(){return l(this.#t)}set waiting(e){v(this.#t,e)}#n=E(!1);get more(){return l(this.#n)}set more(e){v(this.#n,e,!0)}#r=E(!1);get loadingMore(){return l(this.#r)}set loadingMore(e){v(this.#r,e,!0)}#i=E(null);get moreError(){return l(this.#i)}set moreError(e){v(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=Q(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await N(Z,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=W(de,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?G(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=Q(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await N(Z,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=P(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},$=f(`<option> </option>`),pe=f(`<!> `,1),me=f(`<div class="new svelte-7rp0t2"><!></div>`),he=f(`<div class="foot svelte-7rp0t2"><!></div>`),ge=f(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),_e=f(`<header class="svelte-7rp0t2"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ve(t,o){M(o,!0);let f=new fe,b=S(()=>Q(z.params)),x=S(()=>l(b).status!==void 0||l(b).source!==void 0||l(b).account!==void 0),k=E(null);T(()=>()=>f.stop()),O(()=>{l(b),y(()=>{f.resource.forget(),f.resource.load()})}),O(()=>{f.waiting.length>0&&B(`${f.waiting.length} new`)});function N(e){if(ne(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...l(k)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var P=_e();p(`keydown`,ee,N);var F=w(P),L=_(g(F),2),R=g(L),U=g(R);U.value=U.__value=``;var se=_(U);c(se,17,()=>Object.entries(H),([e,t])=>e,(t,n)=>{var i=S(()=>r(l(n),2));let o=()=>l(i)[0],s=()=>l(i)[1];var c=$(),u=A(c,!0),d={};C(()=>{e(u,s()),d!==(d=o())&&(c.value=(c.__value=d)??``)}),a(t,c)}),j(R);var W;u(R);var G=_(R,2),K=g(G);K.value=K.__value=``;var ce=_(K);c(ce,17,()=>f.resource.data?.trackedAccounts??[],e=>e.databaseId,(t,n)=>{var r=$(),i=A(r),o={};C(()=>{e(i,`@${l(n).handle??``}`),o!==(o=l(n).databaseId)&&(r.value=(r.__value=o)??``)}),a(t,r)}),j(G);var q;u(G);var J=_(G,2),Y=g(J);Y.value=Y.__value=``;var X=_(Y);c(X,17,()=>Object.entries(V),([e,t])=>e,(t,n)=>{var i=S(()=>r(l(n),2));let o=()=>l(i)[0],s=()=>l(i)[1];var c=$(),u=A(c,!0),d={};C(()=>{e(u,s()),d!==(d=o())&&(c.value=(c.__value=d)??``)}),a(t,c)}),j(J);var Z;u(J);var de=_(J,2),ve=e=>{I(e,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(e,t)=>{n();var r=D(`Reset`);a(e,r)},$$slots:{default:!0}})};s(de,e=>{l(x)&&e(ve)}),j(L),j(F);var ye=_(F,2),be=g(ye),xe=t=>{var n=me(),r=g(n);I(r,{kind:`primary`,onclick:()=>f.show(),children:(t,n)=>{var r=pe(),i=w(r);le(i,{size:14,"aria-hidden":`true`});var o=_(i);C(()=>e(o,`${f.waiting.length??``} new`)),a(t,r)},$$slots:{default:!0}}),j(n),a(t,n)};s(be,e=>{f.waiting.length>0&&e(xe)});var Se=_(be,2);{let t=S(()=>l(x)?`Runs that match`:`All runs`);oe(Se,{get title(){return l(t)},get resource(){return f.resource},lines:8,flush:!0,children:(t,r)=>{var i=d(),o=w(i),u=t=>{{let r=S(()=>l(x)?`No run is like this`:`No runs yet`);re(t,{get title(){return l(r)},children:(t,r)=>{n();var i=D();C(()=>e(i,l(x)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),a(t,i)},$$slots:{default:!0}})}},p=e=>{var t=ge(),r=w(t),i=_(g(r));c(i,21,()=>f.rows,e=>e.id,(e,t)=>{ue(e,{get run(){return l(t)},open:()=>z.go(ie(l(t)))})}),j(i),h(i,e=>v(k,e),()=>l(k)),j(r);var o=_(r,2),u=e=>{var t=he(),n=g(t);ae(n,{get error(){return f.moreError},onretry:()=>f.next()}),j(t),a(e,t)};s(o,e=>{f.moreError&&e(u)});var d=_(o,2),p=e=>{var t=he(),r=g(t);I(r,{get busy(){return f.loadingMore},onclick:()=>f.next(),children:(e,t)=>{n();var r=D(`Older runs`);a(e,r)},$$slots:{default:!0}}),j(t),a(e,t)};s(d,e=>{f.more&&e(p)}),a(e,t)};s(o,e=>{f.rows.length===0?e(u):e(p,-1)}),a(t,i)},$$slots:{default:!0}})}j(ye),C(()=>{W!==(W=l(b).status??``)&&(R.value=(R.__value=W)??``,i(R,W)),q!==(q=l(b).account??``)&&(G.value=(G.__value=q)??``,i(G,q)),Z!==(Z=l(b).source??``)&&(J.value=(J.__value=Z)??``,i(J,Z))}),m(`change`,R,e=>z.choose({status:e.currentTarget.value})),m(`change`,G,e=>z.choose({account:e.currentTarget.value})),m(`change`,J,e=>z.choose({trigger:e.currentTarget.value})),a(t,P),te()}o([`change`]);export{ve as default};