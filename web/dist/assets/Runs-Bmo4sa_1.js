import{At as e,D as t,Dt as n,Et as r,G as i,H as a,I as o,K as s,O as c,Q as l,St as u,T as ee,W as d,X as f,Y as p,Z as m,_ as h,_t as g,at as _,c as v,ct as y,dt as b,et as x,gt as S,h as te,it as C,lt as w,mt as T,nt as E,st as ne,ut as D,v as O,xt as re,y as k,z as A}from"./format-DkR7eRrJ.js";import{_ as j,c as M,f as N,m as P,n as F,r as I}from"./Countdown-DBhy0med.js";import{a as ie,i as L,o as R,t as z}from"./index-Dm8cA0zW.js";import{i as B,r as ae,s as oe}from"./words-34I1KKhP.js";import{a as V,n as H,r as se,t as U}from"./RelativeTime-CHvCl7Cr.js";import{n as W,t as ce}from"./StatusPill-BS9G_SIh.js";import{n as G,r as K,t as q}from"./StageDots-CLO_UeT0.js";import{t as J}from"./Avatar-BuhXzoBi.js";var le=new Set([`$$slots`,`$$events`,`$$legacy`]);function ue(e,t){let n=h(t,le),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};j(e,O(()=>n,{get icon(){return r}}))}var de=s(`<tr class="svelte-18bjxf1"><th scope="row"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></th><td class="half" data-label="Status"><!></td><td class="half" data-label="Stage"><!> <!></td><td class="half" data-label="Begun"><!></td><td data-label="Took" class="number half extra"> </td><td data-label="New" class="number extra"><!></td><td data-label="Likers" class="number extra"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number"><!></td></tr>`);function fe(e,t){u(t,!0);let r=g(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>P()),i=g(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?P():new Date(t.run.completedAt).getTime();return v(e-new Date(t.run.startedAt).getTime())});var o=de(),s=y(o),c=y(s),l=y(c);J(l,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var f=b(l,2),p=y(f),h=y(p),_=D(h);n(p);var S=b(p,2),te=y(S),w=b(te),T=D(w,!0);n(S),n(f),n(c),n(s);var E=b(s),ne=y(E);ce(ne,{get status(){return t.run.status},get waiting(){return x(r)}}),n(E);var O=b(E),k=y(O);q(k,{get stage(){return t.run.stage},get status(){return t.run.status}});var j=b(k,2),M=e=>{W(e,{get done(){return t.run.progress.run},get label(){return`Done of the run of @${t.run.trackedAccount.handle??``}`}})};A(j,e=>{t.run.status===`RUNNING`&&e(M)}),n(O);var N=b(O),F=y(N);U(F,{get time(){return t.run.triggeredAt}}),n(N);var I=b(N),ie=D(I,!0),L=b(I),R=y(L);H(R,{get value(){return t.run.newFollowersCount}}),n(L);var z=b(L),oe=y(z);H(oe,{get value(){return t.run.likersCount}}),n(z);var V=b(z),se=y(V);H(se,{get value(){return t.run.candidatesPassedCount}}),n(V);var G=b(V),K=y(G);H(K,{get value(){return t.run.estimatedCostUsd},as:`money`}),n(G),n(o),C(e=>{ee(p,`href`,e),a(_,`@${t.run.trackedAccount.handle??``}`),a(te,`Run ${t.run.databaseId??``} · ${B[t.run.source]??``} · `),a(T,t.run.savedSearch?.name??`no search`),a(ie,x(i))},[()=>ae(t.run)]),m(`click`,o,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),d(e,o),re()}f([`click`]);var Y=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Y(`
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
}`);function pe(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:Object.hasOwn(oe,t)?t:void 0,source:Object.hasOwn(B,n)?n:void 0,account:e.get(`account`)??void 0}}var me=class{resource=new I(e=>this.#c(e));#e=S([]);get rows(){return x(this.#e)}set rows(e){T(this.#e,e)}#t=S([]);get waiting(){return x(this.#t)}set waiting(e){T(this.#t,e)}#n=S(!1);get more(){return x(this.#n)}set more(e){T(this.#n,e,!0)}#r=S(!1);get loadingMore(){return x(this.#r)}set loadingMore(e){T(this.#r,e,!0)}#i=S(null);get moreError(){return x(this.#i)}set moreError(e){T(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=pe(R.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await M(X,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=G(Z,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?K(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=pe(R.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await M(X,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=N(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},Q=s(`<option> </option>`),he=s(`<option>One that is not among your accounts</option>`),ge=s(`<!> `,1),_e=s(`<div class="new svelte-7rp0t2"><!></div>`),ve=s(`<div class="foot svelte-7rp0t2"><!></div>`),ye=s(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number extra">Took</th><th scope="col" class="number extra">New</th><th scope="col" class="number extra">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),be=s(`<header class="screen-head"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function xe(s,ee){u(ee,!0);let f=new me,h=g(()=>pe(R.params)),v=g(()=>x(h).status!==void 0||x(h).source!==void 0||x(h).account!==void 0),O=g(()=>f.resource.data?.trackedAccounts??[]),j=g(()=>f.resource.data!==null&&x(h).account!==void 0&&x(O).every(({databaseId:e})=>e!==x(h).account)),M=S(null);te(()=>()=>f.stop()),_(()=>{x(h),E(()=>{f.resource.forget(),f.resource.load()})}),_(()=>{f.waiting.length>0&&ie(`${f.waiting.length} new`)});function N(e){if(L(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...x(M)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var P=be();l(`keydown`,ne,N);var I=w(P),H=b(y(I),2),U=y(H),W=y(U);W.value=W.__value=``;var ce=b(W);o(ce,17,()=>Object.entries(oe),([e,t])=>e,(t,n)=>{var r=g(()=>e(x(n),2));let i=()=>x(r)[0],o=()=>x(r)[1];var s=Q(),c=D(s,!0),l={};C(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(U);var G;t(U);var K=b(U,2),q=y(K);q.value=q.__value=``;var J=b(q);o(J,17,()=>x(O),e=>e.databaseId,(e,t)=>{var n=Q(),r=D(n),i={};C(()=>{a(r,`@${x(t).handle??``}`),i!==(i=x(t).databaseId)&&(n.value=(n.__value=i)??``)}),d(e,n)});var le=b(J),de=e=>{var t=he(),n={};C(()=>{n!==(n=x(h).account)&&(t.value=(t.__value=n)??``)}),d(e,t)};A(le,e=>{x(j)&&e(de)}),n(K);var Y;t(K);var X=b(K,2),Z=y(X);Z.value=Z.__value=``;var xe=b(Z);o(xe,17,()=>Object.entries(B),([e,t])=>e,(t,n)=>{var r=g(()=>e(x(n),2));let i=()=>x(r)[0],o=()=>x(r)[1];var s=Q(),c=D(s,!0),l={};C(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(X);var $;t(X);var Se=b(X,2),Ce=e=>{F(e,{kind:`ghost`,onclick:()=>R.choose({status:``,account:``,trigger:``}),children:(e,t)=>{r();var n=p(`Reset`);d(e,n)},$$slots:{default:!0}})};A(Se,e=>{x(v)&&e(Ce)}),n(H),n(I);var we=b(I,2),Te=y(we),Ee=e=>{var t=_e(),r=y(t);F(r,{kind:`primary`,onclick:()=>f.show(),children:(e,t)=>{var n=ge(),r=w(n);ue(r,{size:14,"aria-hidden":`true`});var i=b(r);C(()=>a(i,`${f.waiting.length??``} new`)),d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};A(Te,e=>{f.waiting.length>0&&e(Ee)});var De=b(Te,2);{let e=g(()=>x(v)?`Runs that match`:`All runs`);se(De,{get title(){return x(e)},get resource(){return f.resource},lines:8,flush:!0,children:(e,t)=>{var s=i(),c=w(s),l=e=>{{let t=g(()=>x(v)?`No run is like this`:`No runs yet`);z(e,{get title(){return x(t)},children:(e,t)=>{r();var n=p();C(()=>a(n,x(v)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),d(e,n)},$$slots:{default:!0}})}},u=e=>{var t=ye(),i=w(t),a=b(y(i));o(a,21,()=>f.rows,e=>e.id,(e,t)=>{fe(e,{get run(){return x(t)},open:()=>R.go(ae(x(t)))})}),n(a),k(a,e=>T(M,e),()=>x(M)),n(i);var s=b(i,2),c=e=>{var t=ve(),r=y(t);V(r,{get error(){return f.moreError},onretry:()=>f.next()}),n(t),d(e,t)};A(s,e=>{f.moreError&&e(c)});var l=b(s,2),u=e=>{var t=ve(),i=y(t);F(i,{get busy(){return f.loadingMore},onclick:()=>f.next(),children:(e,t)=>{r();var n=p(`Older runs`);d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};A(l,e=>{f.more&&e(u)}),d(e,t)};A(c,e=>{f.rows.length===0?e(l):e(u,-1)}),d(e,s)},$$slots:{default:!0}})}n(we),C(()=>{G!==(G=x(h).status??``)&&(U.value=(U.__value=G)??``,c(U,G)),Y!==(Y=x(h).account??``)&&(K.value=(K.__value=Y)??``,c(K,Y)),$!==($=x(h).source??``)&&(X.value=(X.__value=$)??``,c(X,$))}),m(`change`,U,e=>R.choose({status:e.currentTarget.value})),m(`change`,K,e=>R.choose({account:e.currentTarget.value})),m(`change`,X,e=>R.choose({trigger:e.currentTarget.value})),d(s,P),re()}f([`change`]);export{xe as default};