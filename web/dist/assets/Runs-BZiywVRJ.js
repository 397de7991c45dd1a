import{At as e,D as t,Dt as n,Et as r,G as i,H as a,I as o,K as s,O as c,Q as l,St as u,T as ee,W as d,X as f,Y as p,Z as m,_ as h,_t as g,at as _,c as v,ct as y,dt as b,et as x,gt as S,h as C,it as w,lt as T,mt as E,nt as D,st as te,ut as O,v as k,xt as ne,y as A,z as j}from"./format-DkR7eRrJ.js";import{_ as M,c as N,f as P,m as F,n as I,r as L}from"./Countdown-BdP_DcrY.js";import{a as re,i as R,o as z,t as B}from"./index-CPFXIp7P.js";import{i as V,r as ie,s as H}from"./words-BpMLvoyg.js";import{a as U,n as W,r as ae,t as oe}from"./RelativeTime-t8i2v0kw.js";import{n as G,t as K}from"./StatusPill-CnqQC07t.js";import{n as q,r as J,t as Y}from"./StageDots-cIlQ_AEL.js";import{t as X}from"./Avatar-BuhXzoBi.js";var Z=new Set([`$$slots`,`$$events`,`$$legacy`]);function se(e,t){let n=h(t,Z),r={name:`arrow-up`,size:24,node:[[`path`,{d:`m5 12 7-7 7 7`}],[`path`,{d:`M12 19V5`}]]};M(e,k(()=>n,{get icon(){return r}}))}var ce=s(`<tr class="svelte-18bjxf1"><th scope="row"><span class="who svelte-18bjxf1"><!> <span class="svelte-18bjxf1"><a class="open svelte-18bjxf1"><bdi> </bdi></a> <span class="muted svelte-18bjxf1"> <bdi> </bdi></span></span></span></th><td class="half" data-label="Status"><!></td><td class="half" data-label="Stage"><!> <!></td><td class="half" data-label="Begun"><!></td><td data-label="Took" class="number half extra"> </td><td data-label="New" class="number extra"><!></td><td data-label="Likers" class="number extra"><!></td><td data-label="Good" class="number good svelte-18bjxf1"><!></td><td data-label="Cost" class="number"><!></td></tr>`);function le(e,t){u(t,!0);let r=g(()=>t.run.waitingUntil!=null&&new Date(t.run.waitingUntil).getTime()>F()),i=g(()=>{if(t.run.startedAt==null)return`—`;let e=t.run.completedAt==null?F():new Date(t.run.completedAt).getTime();return v(e-new Date(t.run.startedAt).getTime())});var o=ce(),s=y(o),c=y(s),l=y(c);X(l,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:28});var f=b(l,2),p=y(f),h=y(p),_=O(h);n(p);var S=b(p,2),C=y(S),T=b(C),E=O(T,!0);n(S),n(f),n(c),n(s);var D=b(s),te=y(D);K(te,{get status(){return t.run.status},get waiting(){return x(r)}}),n(D);var k=b(D),A=y(k);Y(A,{get stage(){return t.run.stage},get status(){return t.run.status}});var M=b(A,2),N=e=>{G(e,{get done(){return t.run.progress.run},get label(){return`Done of the run of @${t.run.trackedAccount.handle??``}`}})};j(M,e=>{t.run.status===`RUNNING`&&e(N)}),n(k);var P=b(k),I=y(P);oe(I,{get time(){return t.run.triggeredAt}}),n(P);var L=b(P),re=O(L,!0),R=b(L),z=y(R);W(z,{get value(){return t.run.newFollowersCount}}),n(R);var B=b(R),H=y(B);W(H,{get value(){return t.run.likersCount}}),n(B);var U=b(B),ae=y(U);W(ae,{get value(){return t.run.candidatesPassedCount}}),n(U);var q=b(U),J=y(q);W(J,{get value(){return t.run.estimatedCostUsd},as:`money`}),n(q),n(o),w(e=>{ee(p,`href`,e),a(_,`@${t.run.trackedAccount.handle??``}`),a(C,`Run ${t.run.databaseId??``} · ${V[t.run.source]??``} · `),a(E,t.run.savedSearch?.name??`no search`),a(re,x(i))},[()=>ie(t.run)]),m(`click`,o,e=>!e.target.closest(`a`)&&getSelection()?.isCollapsed&&t.open()),d(e,o),ne()}f([`click`]);var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
}`);function de(e){let t=e.get(`status`)??``,n=e.get(`trigger`)??``;return{status:Object.hasOwn(H,t)?t:void 0,source:Object.hasOwn(V,n)?n:void 0,account:e.get(`account`)??void 0}}var fe=class{resource=new L(e=>this.#c(e));#e=S([]);get rows(){return x(this.#e)}set rows(e){E(this.#e,e)}#t=S([]);get waiting(){return x(this.#t)}set waiting(e){E(this.#t,e)}#n=S(!1);get more(){return x(this.#n)}set more(e){E(this.#n,e,!0)}#r=S(!1);get loadingMore(){return x(this.#r)}set loadingMore(e){E(this.#r,e,!0)}#i=S(null);get moreError(){return x(this.#i)}set moreError(e){E(this.#i,e)}#a=null;#o=null;#s(e){let{status:t,source:n,account:r}=de(z.params);return{filter:{status:t,source:n,trackedAccountId:r},after:e}}async#c(e){this.#o?.();let t=await N($,this.#s(null),e);return this.rows=t.syncRuns.edges.map(e=>e.node),this.waiting=[],this.#l(t),this.#o=q(ue,t.syncRuns.updateSequence,e=>this.#u(e),()=>void this.resource.load()),t}#l({syncRuns:{pageInfo:e}}){this.more=e.hasNextPage,this.#a=e.endCursor??null}#u(e){let t=t=>t.map(t=>t.id===e.id?J(t,e):t),n=t=>t.some(t=>t.id===e.id);n(this.rows)?this.rows=t(this.rows):n(this.waiting)?this.waiting=t(this.waiting):this.#d(e)&&(this.waiting=[e,...this.waiting]),this.rows.length===0&&this.show()}#d(e){let{status:t,source:n,account:r}=de(z.params);if(t&&e.status!==t||n&&e.source!==n||r&&e.trackedAccount.databaseId!==r)return!1;let i=this.rows[0];return i===void 0||e.triggeredAt>=i.triggeredAt}show(){this.rows=[...this.waiting,...this.rows],this.waiting=[]}async next(){this.loadingMore=!0,this.moreError=null;try{let e=await N($,this.#s(this.#a)),t=new Set(this.rows.map(e=>e.id));this.rows=[...this.rows,...e.syncRuns.edges.map(e=>e.node).filter(e=>!t.has(e.id))],this.#l(e)}catch(e){this.moreError=P(e)}finally{this.loadingMore=!1}}stop(){this.resource.stop(),this.#o?.()}},pe=s(`<option> </option>`),me=s(`<!> `,1),he=s(`<div class="new svelte-7rp0t2"><!></div>`),ge=s(`<div class="foot svelte-7rp0t2"><!></div>`),_e=s(`<table class="cards compact"><thead><tr><th scope="col">Run</th><th scope="col">Status</th><th scope="col">Stage</th><th scope="col">Begun</th><th scope="col" class="number extra">Took</th><th scope="col" class="number extra">New</th><th scope="col" class="number extra">Likers</th><th scope="col" class="number">Good ones</th><th scope="col" class="number">Cost</th></tr></thead><tbody></tbody></table> <!> <!>`,1),ve=s(`<header class="screen-head"><h1>Runs</h1> <div class="filters svelte-7rp0t2" role="group" aria-label="Filters"><select aria-label="Status" class="svelte-7rp0t2"><option>Any status</option><!></select> <select aria-label="Account" class="svelte-7rp0t2"><option>Any account</option><!></select> <select aria-label="Trigger" class="svelte-7rp0t2"><option>Any trigger</option><!></select> <!></div></header> <div class="list svelte-7rp0t2"><!> <!></div>`,1);function ye(s,ee){u(ee,!0);let f=new fe,h=g(()=>de(z.params)),v=g(()=>x(h).status!==void 0||x(h).source!==void 0||x(h).account!==void 0),k=S(null);C(()=>()=>f.stop()),_(()=>{x(h),D(()=>{f.resource.forget(),f.resource.load()})}),_(()=>{f.waiting.length>0&&re(`${f.waiting.length} new`)});function M(e){if(R(e)||e.key!==`j`&&e.key!==`k`)return;let t=[...x(k)?.querySelectorAll(`a.open`)??[]],n=t.indexOf(document.activeElement);t[e.key===`j`?Math.min(n+1,t.length-1):Math.max(n-1,0)]?.focus()}var N=ve();l(`keydown`,te,M);var P=T(N),F=b(y(P),2),L=y(F),W=y(L);W.value=W.__value=``;var oe=b(W);o(oe,17,()=>Object.entries(H),([e,t])=>e,(t,n)=>{var r=g(()=>e(x(n),2));let i=()=>x(r)[0],o=()=>x(r)[1];var s=pe(),c=O(s,!0),l={};w(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(L);var G;t(L);var K=b(L,2),q=y(K);q.value=q.__value=``;var J=b(q);o(J,17,()=>f.resource.data?.trackedAccounts??[],e=>e.databaseId,(e,t)=>{var n=pe(),r=O(n),i={};w(()=>{a(r,`@${x(t).handle??``}`),i!==(i=x(t).databaseId)&&(n.value=(n.__value=i)??``)}),d(e,n)}),n(K);var Y;t(K);var X=b(K,2),Z=y(X);Z.value=Z.__value=``;var ce=b(Z);o(ce,17,()=>Object.entries(V),([e,t])=>e,(t,n)=>{var r=g(()=>e(x(n),2));let i=()=>x(r)[0],o=()=>x(r)[1];var s=pe(),c=O(s,!0),l={};w(()=>{a(c,o()),l!==(l=i())&&(s.value=(s.__value=l)??``)}),d(t,s)}),n(X);var Q;t(X);var $=b(X,2),ue=e=>{I(e,{kind:`ghost`,onclick:()=>z.choose({status:``,account:``,trigger:``}),children:(e,t)=>{r();var n=p(`Reset`);d(e,n)},$$slots:{default:!0}})};j($,e=>{x(v)&&e(ue)}),n(F),n(P);var ye=b(P,2),be=y(ye),xe=e=>{var t=he(),r=y(t);I(r,{kind:`primary`,onclick:()=>f.show(),children:(e,t)=>{var n=me(),r=T(n);se(r,{size:14,"aria-hidden":`true`});var i=b(r);w(()=>a(i,`${f.waiting.length??``} new`)),d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};j(be,e=>{f.waiting.length>0&&e(xe)});var Se=b(be,2);{let e=g(()=>x(v)?`Runs that match`:`All runs`);ae(Se,{get title(){return x(e)},get resource(){return f.resource},lines:8,flush:!0,children:(e,t)=>{var s=i(),c=T(s),l=e=>{{let t=g(()=>x(v)?`No run is like this`:`No runs yet`);B(e,{get title(){return x(t)},children:(e,t)=>{r();var n=p();w(()=>a(n,x(v)?`Change the filters, or reset them.`:`A sync of an account stands here from the moment it is asked for.`)),d(e,n)},$$slots:{default:!0}})}},u=e=>{var t=_e(),i=T(t),a=b(y(i));o(a,21,()=>f.rows,e=>e.id,(e,t)=>{le(e,{get run(){return x(t)},open:()=>z.go(ie(x(t)))})}),n(a),A(a,e=>E(k,e),()=>x(k)),n(i);var s=b(i,2),c=e=>{var t=ge(),r=y(t);U(r,{get error(){return f.moreError},onretry:()=>f.next()}),n(t),d(e,t)};j(s,e=>{f.moreError&&e(c)});var l=b(s,2),u=e=>{var t=ge(),i=y(t);I(i,{get busy(){return f.loadingMore},onclick:()=>f.next(),children:(e,t)=>{r();var n=p(`Older runs`);d(e,n)},$$slots:{default:!0}}),n(t),d(e,t)};j(l,e=>{f.more&&e(u)}),d(e,t)};j(c,e=>{f.rows.length===0?e(l):e(u,-1)}),d(e,s)},$$slots:{default:!0}})}n(ye),w(()=>{G!==(G=x(h).status??``)&&(L.value=(L.__value=G)??``,c(L,G)),Y!==(Y=x(h).account??``)&&(K.value=(K.__value=Y)??``,c(K,Y)),Q!==(Q=x(h).source??``)&&(X.value=(X.__value=Q)??``,c(X,Q))}),m(`change`,L,e=>z.choose({status:e.currentTarget.value})),m(`change`,K,e=>z.choose({account:e.currentTarget.value})),m(`change`,X,e=>z.choose({trigger:e.currentTarget.value})),d(s,N),ne()}f([`change`]);export{ye as default};