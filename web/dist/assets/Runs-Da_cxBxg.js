import{At as e,D as t,Dt as n,Et as r,G as i,H as a,I as o,K as s,O as c,Q as l,St as u,T as ee,W as d,X as f,Y as p,Z as m,_ as h,_t as g,at as te,c as _,ct as v,dt as y,et as b,gt as x,h as S,it as C,lt as w,mt as T,nt as E,st as ne,ut as D,v as O,xt as re,y as k,z as A}from"./format-DkR7eRrJ.js";import{c as ie,f as j,m as ae,n as M,r as N,v as P}from"./Countdown-HnqKytR4.js";import{a as oe,i as F,o as I,t as L}from"./index-Bt-9fM6h.js";import{i as R,r as se,s as z}from"./words-Djoa_Y8a.js";import{a as B,n as V,r as ce,t as H}from"./RelativeTime-ajkSRE0B.js";import{n as U,t as le}from"./StatusPill-CwYgy8eR.js";import{n as W,r as G,t as K}from"./StageDots-BFtYin3W.js";import{t as q}from"./Avatar-Diwdj0GV.js";var ue=new Set([`$$slots`,`$$events`,`$$legacy`]);function de(e,t){let n=h(t,ue),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};P(e,O(()=>n,{get icon(){return r}}))}var fe=s(`<tr class="svelte-18bjxf1"><th scope="row"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></th><td class="half" data-label="Status"><!></td><td class="half" data-label="Stage"><!> <!></td><td class="half" data-label="Begun"><!></td><td data-label="Took" class="number half extra"> </td><td data-label="New" class="number extra"><!></td><td data-label="Likers" class="number extra"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number"><!></td></tr>`);function pe(e,t){u(t,!0);let r=g(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>ae()),i=g(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?ae():new Date(t.run.completedAt).getTime();return _(e-new Date(t.run.startedAt).getTime())});var o=fe(),s=v(o),c=v(s),l=v(c);q(l,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var f=y(l,2),p=v(f),h=v(p),te=D(h);n(p);var x=y(p,2),S=v(x),w=y(S),T=D(w,!0);n(x),n(f),n(c),n(s);var E=y(s),ne=v(E);le(ne,{get status(){return t.run.status},get waiting(){return b(r)}}),n(E);var O=y(E),k=v(O);K(k,{get stage(){return t.run.stage},get status(){return t.run.status}});var ie=y(k,2),j=e=>{U(e,{get done(){return t.run.progress.run},get label(){return`Done of the run of @${t.run.trackedAccount.handle??``}`}})};A(ie,e=>{t.run.status===`RUNNING`&&e(j)}),n(O);var M=y(O),N=v(M);H(N,{get time(){return t.run.triggeredAt}}),n(M);var P=y(M),oe=D(P,!0),F=y(P),I=v(F);V(I,{get value(){return t.run.newFollowersCount}}),n(F);var L=y(F),z=v(L);V(z,{get value(){return t.run.likersCount}}),n(L);var B=y(L),ce=v(B);V(ce,{get value(){return t.run.candidatesPassedCount}}),n(B);var W=y(B),G=v(W);V(G,{get value(){return t.run.estimatedCostUsd},as:`money`}),n(W),n(o),C(e=>{ee(p,`href`,e),a(te,`@${t.run.trackedAccount.handle??``}`),a(S,`Run ${t.run.databaseId??``} · ${R[t.run.source]??``} · `),a(T,t.run.savedSearch?.name??`no search`),a(oe,b(i))},[()=>se(t.run)]),m(`click`,o,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),d(e,o),re()}f([`click`]);var J=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new J(`
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
    `,{fragmentName:`RunRow`});var Y=new J(`
    query Runs($filter: SyncRunFilter, $first: Int!, $after: String) {
  trackedAccounts {
    databaseId
    handle
  }
  syncRuns(first: $first, after: $after, filter: $filter) {
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
}`),X=new J(`
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
}`);function me(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:Object.hasOwn(z,t)?t:void 0,source:Object.hasOwn(R,n)?n:void 0,account:e.get(`account`)??void 0}}var Z=50,Q=100,he=2e3,ge=class{resource=new N(e=>this.#u(e));#e=x([]);get rows(){return b(this.#e)}set rows(e){T(this.#e,e)}#t=x([]);get waiting(){return b(this.#t)}set waiting(e){T(this.#t,e)}#n=x(!1);get more(){return b(this.#n)}set more(e){T(this.#n,e,!0)}#r=x(!1);get loadingMore(){return b(this.#r)}set loadingMore(e){T(this.#r,e,!0)}#i=x(null);get moreError(){return b(this.#i)}set moreError(e){T(this.#i,e)}#a=null;#o=null;#s={};#c=0;begin(){this.#c=Math.min(I.kept.rows??0,he),this.resource.forget(),this.resource.load()}#l(e,t,n){let{status:r,source:i,account:a}=me(I.params);return ie(Y,{filter:{status:r,source:i,trackedAccountId:a},first:t,after:e},n)}async#u(e){this.#o?.(),this.#s={},this.loadingMore=!1;let t=this.#c>Z?Q:Z,n=await this.#l(null,t,e),r=n,i=$([],n);for(;i.length<this.#c&&r.syncRuns.pageInfo.hasNextPage;)r=await this.#l(r.syncRuns.pageInfo.endCursor??null,t,e),i=$(i,r);return this.rows=i,this.waiting=[],this.#d(r),this.#o=W(X,n.syncRuns.updateSequence,e=>this.#f(e),()=>void this.resource.load()),n}#d({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#f(e){let t=t=>t.map(t=>t.id===e.id?G(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#p(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#p(e){let{status:t,source:n,account:r}=me(I.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){let e=this.#s;this.loadingMore=!0,this.moreError=null;try{let t=await this.#l(this.#a,Z);if(e!==this.#s)return;this.rows=$(this.rows,t),this.#c=Math.min(this.rows.length,he),this.#d(t)}catch(t){e===this.#s&&(this.moreError=j(t))}finally{e===this.#s&&(this.loadingMore=!1)}}stop(){this.resource.stop(),this.#o?.()}};function $(e,{syncRuns:t}){let n=new Set(e.map(e=>e.id));return[...e,...t.edges.map(e=>e.node).filter(e=>!n.has(e.id))]}var _e=s(`<option> </option>`),ve=s(`<option>One that is not among your accounts</option>`),ye=s(`<!> `,1),be=s(`<div class="new svelte-7rp0t2"><!></div>`),xe=s(`<div class="foot svelte-7rp0t2"><!></div>`),Se=s(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number extra">Took</th><th scope="col" class="number extra">New</th><th scope="col" class="number extra">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),Ce=s(`<header class="screen-head"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function we(s,ee){u(ee,!0);let f=new ge,h=g(()=>me(I.params)),_=g(()=>b(h).status!==void 0||b(h).source!==void 0||b(h).account!==void 0),O=g(()=>f.resource.data?.trackedAccounts??[]),ie=g(()=>f.resource.data!==null&&b(h).account!==void 0&&b(O).every(({databaseId:e})=>e!==b(h).account)),j=x(null);S(()=>{let e=I.keep(()=>({rows:f.rows.length}));return()=>{e(),f.stop()}}),te(()=>{b(h),E(()=>f.begin())}),te(()=>{f.waiting.length>0&&oe(`${f.waiting.length} new`)});function ae(e){if(F(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...b(j)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var N=Ce();l(`keydown`,ne,ae);var P=w(N),V=y(v(P),2),H=v(V),U=v(H);U.value=U.__value=``;var le=y(U);o(le,17,()=>Object.entries(z),([e,t])=>e,(t,n)=>{var r=g(()=>e(b(n),2));let i=()=>b(r)[0],o=()=>b(r)[1];var s=_e(),c=D(s,!0),l={};C(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(H);var W;t(H);var G=y(H,2),K=v(G);K.value=K.__value=``;var q=y(K);o(q,17,()=>b(O),e=>e.databaseId,(e,t)=>{var n=_e(),r=D(n),i={};C(()=>{a(r,`@${b(t).handle??``}`),i!==(i=b(t).databaseId)&&(n.value=(n.__value=i)??``)}),d(e,n)});var ue=y(q),fe=e=>{var t=ve(),n={};C(()=>{n!==(n=b(h).account)&&(t.value=(t.__value=n)??``)}),d(e,t)};A(ue,e=>{b(ie)&&e(fe)}),n(G);var J;t(G);var Y=y(G,2),X=v(Y);X.value=X.__value=``;var Z=y(X);o(Z,17,()=>Object.entries(R),([e,t])=>e,(t,n)=>{var r=g(()=>e(b(n),2));let i=()=>b(r)[0],o=()=>b(r)[1];var s=_e(),c=D(s,!0),l={};C(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(Y);var Q;t(Y);var he=y(Y,2),$=e=>{M(e,{kind:`ghost`,onclick:()=>I.choose({status:``,account:``,trigger:``}),children:(e,t)=>{r();var n=p(`Reset`);d(e,n)},$$slots:{default:!0}})};A(he,e=>{b(_)&&e($)}),n(V),n(P);var we=y(P,2),Te=v(we),Ee=e=>{var t=be(),r=v(t);M(r,{kind:`primary`,onclick:()=>f.show(),children:(e,t)=>{var n=ye(),r=w(n);de(r,{size:14,"aria-hidden":`true`});var i=y(r);C(()=>a(i,`${f.waiting.length??``} new`)),d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};A(Te,e=>{f.waiting.length>0&&e(Ee)});var De=y(Te,2);{let e=g(()=>b(_)?`Runs that match`:`All runs`);ce(De,{get title(){return b(e)},get resource(){return f.resource},lines:8,flush:!0,children:(e,t)=>{var s=i(),c=w(s),l=e=>{{let t=e=>{var t=i(),n=w(t),a=e=>{M(e,{href:`/accounts`,children:(e,t)=>{r();var n=p(`Go to accounts`);d(e,n)},$$slots:{default:!0}})};A(n,e=>{b(_)||e(a)}),d(e,t)},n=g(()=>b(_)?`No run is like this`:`No runs yet`);L(e,{get title(){return b(n)},action:t,children:(e,t)=>{r();var n=p();C(()=>a(n,b(_)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),d(e,n)},$$slots:{action:!0,default:!0}})}},u=e=>{var t=Se(),i=w(t),a=y(v(i));o(a,21,()=>f.rows,e=>e.id,(e,t)=>{pe(e,{get run(){return b(t)},open:()=>I.go(se(b(t)))})}),n(a),k(a,e=>T(j,e),()=>b(j)),n(i);var s=y(i,2),c=e=>{var t=xe(),r=v(t);B(r,{get error(){return f.moreError},onretry:()=>f.next()}),n(t),d(e,t)};A(s,e=>{f.moreError&&e(c)});var l=y(s,2),u=e=>{var t=xe(),i=v(t);M(i,{get busy(){return f.loadingMore},onclick:()=>f.next(),children:(e,t)=>{r();var n=p(`Older runs`);d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};A(l,e=>{f.more&&e(u)}),d(e,t)};A(c,e=>{f.rows.length===0?e(l):e(u,-1)}),d(e,s)},$$slots:{default:!0}})}n(we),C(()=>{W!==(W=b(h).status??``)&&(H.value=(H.__value=W)??``,c(H,W)),J!==(J=b(h).account??``)&&(G.value=(G.__value=J)??``,c(G,J)),Q!==(Q=b(h).source??``)&&(Y.value=(Y.__value=Q)??``,c(Y,Q))}),m(`change`,H,e=>I.choose({status:e.currentTarget.value})),m(`change`,G,e=>I.choose({account:e.currentTarget.value})),m(`change`,Y,e=>I.choose({trigger:e.currentTarget.value})),d(s,N),re()}f([`change`]);export{we as default};