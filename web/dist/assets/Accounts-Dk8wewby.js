import{$ as e,Ct as t,Et as n,F as r,I as i,K as a,L as o,Ot as s,Q as c,St as l,Tt as u,Y as d,_t as f,b as p,bt as m,et as h,ft as g,gt as _,h as v,ht as y,it as b,kt as x,lt as S,m as C,n as w,pt as T,r as E,st as D,tt as O,vt as k,xt as A,y as j}from"./Countdown-qOk8JUR5.js";import{i as M,r as N}from"./index-B1uSH7XM.js";import{n as P,t as F}from"./RelativeTime-In0xuMVg.js";import{t as I}from"./Problem-BXKy7Su0.js";import{t as L}from"./Avatar-BWYYinuZ.js";import{i as R,o as z,s as B}from"./words-H5T14Ich.js";import{t as V}from"./Number-DHMEFdcv.js";import{t as H}from"./Outward-Dos8AwVj.js";var U=O(`<bdi> </bdi>`),W=O(` <code>goodones x connect</code>.`,1),G=O(`<p class="muted svelte-571jfp"><!></p>`),K=O(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function ee(t,r){n(r,!0);let i=l(()=>r.account.latestSyncRun),a=l(()=>S(i)?.status===`QUEUED`||S(i)?.status===`RUNNING`);var p=K(),m=y(p),h=y(m);L(h,{get src(){return r.account.profileImageUrl},get name(){return r.account.handle},size:36});var v=k(h,2),C=y(v),w=y(C);H(w,{get href(){return r.account.profileUrl},children:(t,n)=>{var i=U(),a=f(i);g(()=>c(a,`@${r.account.handle??``}`)),e(t,i)},$$slots:{default:!0}}),x(C);var T=k(C,2),D=y(T),O=k(D);V(O,{get value(){return r.account.lastKnownFollowerCount}});var A=k(O);x(T),x(v);var j=k(v,2),M=y(j),N=t=>{E(t,{kind:`primary`,get href(){return`/runs/${S(i).databaseId??``}`},children:(t,n)=>{s();var r=b();g(()=>c(r,`Watch run ${S(i).databaseId??``}`)),e(t,r)},$$slots:{default:!0}})},P=t=>{{let n=l(()=>!r.account.isActive);E(t,{kind:`primary`,get disabled(){return S(n)},get onclick(){return r.onstart},children:(t,n)=>{s();var r=b(`Start a sync`);e(t,r)},$$slots:{default:!0}})}};d(M,e=>{S(i)&&S(a)?e(N):e(P,-1)});var I=k(M,2);E(I,{get busy(){return r.busy},onclick:()=>r.onwake(!r.account.isActive),children:(t,n)=>{s();var i=b();g(()=>c(i,r.account.isActive?`Sleep`:`Wake`)),e(t,i)},$$slots:{default:!0}});var ee=k(I,2);E(ee,{kind:`ghost`,get onclick(){return r.ondelete},children:(t,n)=>{s();var r=b(`Delete`);e(t,r)},$$slots:{default:!0}}),x(j),x(m);var q=k(m,2),te=y(q);{let e=l(()=>r.account.savedSearch?.id??``),t=l(()=>[[``,`None`],...r.searches.map(({id:e,name:t})=>[e,t])]);B(te,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(t)},get onchange(){return r.onassign}})}var J=k(te,2);{let e=l(()=>Object.entries(z));B(J,{labelled:!0,label:`Tier`,get value(){return r.account.tier},get options(){return S(e)},get onchange(){return r.ontier}})}var Y=k(J,2),X=y(Y),ne=k(y(X)),re=f(ne);x(X);var Z=k(X,2),Q=k(y(Z)),$=y(Q),ie=e=>{F(e,{get time(){return r.account.nextSyncAt}})},ae=t=>{var n=b(`not scheduled`);e(t,n)};d($,e=>{r.account.nextSyncAt?e(ie):e(ae,-1)}),x(Q),x(Z);var oe=k(Z,2),se=k(y(oe),2),ce=k(y(se));V(ce,{get value(){return r.account.estimate.likelyCostUsd},as:`money`});var le=k(ce,2);V(le,{get value(){return r.account.estimate.maxCostUsd},as:`money`}),x(se),x(oe),x(Y),x(q);var ue=k(q,2),de=t=>{var n=G(),i=y(n),a=t=>{var n=b(`Connected: followers and posts are read at the owner's price, and likers are read.`);e(t,n)},o=t=>{var n=W(),i=_(n);s(2),g(()=>c(i,`${r.account.connection===`RECONNECT`?`Its connection has ended.`:`Not connected: X shows likers to the owner alone, and reads cost ten times as much.`}
        Connect it with `)),e(t,n)};d(i,e=>{r.account.connection===`CONNECTED`?e(a):e(o,-1)}),x(n),e(t,n)};d(ue,e=>{r.account.network===`X`&&e(de)}),x(p),g(()=>{o(p,`aria-label`,`@${r.account.handle??``}`),c(D,`${R[r.account.network]??``} · `),c(A,` followers${r.account.isActive?``:` · asleep`}`),c(re,`${r.account.syncsUsedToday??``}${r.account.syncsAllowedToday==null?``:` of ${r.account.syncsAllowedToday}`} syncs`)}),e(t,p),u()}var q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new q(`
    fragment AccountsAccount on TrackedAccount {
  id
  network
  handle
  profileUrl
  profileImageUrl
  tier
  isActive
  lastKnownFollowerCount
  likersReadable
  connection
  nextSyncAt
  syncsUsedToday
  syncsAllowedToday
  savedSearch {
    id
  }
  latestSyncRun {
    databaseId
    status
  }
  estimate {
    maxResources
    maxCostUsd
    likelyResources
    likelyCostUsd
    runsUntilComplete
  }
}
    `,{fragmentName:`AccountsAccount`});var te=new q(`
    query Accounts {
  savedSearches {
    id
    name
  }
  trackedAccounts {
    ...AccountsAccount
  }
}
    fragment AccountsAccount on TrackedAccount {
  id
  network
  handle
  profileUrl
  profileImageUrl
  tier
  isActive
  lastKnownFollowerCount
  likersReadable
  connection
  nextSyncAt
  syncsUsedToday
  syncsAllowedToday
  savedSearch {
    id
  }
  latestSyncRun {
    databaseId
    status
  }
  estimate {
    maxResources
    maxCostUsd
    likelyResources
    likelyCostUsd
    runsUntilComplete
  }
}`),J=new q(`
    mutation AccountsTrack($input: TrackAccountInput!) {
  trackAccount(input: $input) {
    trackedAccount {
      id
    }
    userErrors {
      message
    }
  }
}
    `),Y=new q(`
    mutation AccountsStart($input: StartSyncInput!) {
  startSync(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      message
    }
  }
}
    `),X=new q(`
    mutation AccountsAssign($trackedAccountId: ID!, $savedSearchId: ID) {
  assignSavedSearch(
    trackedAccountId: $trackedAccountId
    savedSearchId: $savedSearchId
  ) {
    userErrors {
      message
    }
  }
}
    `),ne=new q(`
    mutation AccountsSleep($id: ID!) {
  sleepTrackedAccount(id: $id) {
    userErrors {
      message
    }
  }
}
    `),re=new q(`
    mutation AccountsWake($input: WakeTrackedAccountInput!) {
  wakeTrackedAccount(input: $input) {
    userErrors {
      message
    }
  }
}
    `),Z=new q(`
    mutation AccountsTier($input: ChangeTierInput!) {
  changeTier(input: $input) {
    userErrors {
      message
    }
  }
}
    `),Q=new q(`
    mutation AccountsDelete($input: DeleteTrackedAccountInput!) {
  deleteTrackedAccount(input: $input) {
    deletedTrackedAccountId
    userErrors {
      message
    }
  }
}
    `),$=O(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function ie(t,a){n(a,!0);let o=new p,l=A(``);async function d(e){e.preventDefault();let t={trackedAccountId:a.account.id,confirmHandle:S(l).trim()};await o.run(()=>v(Q,`deleteTrackedAccount`,{input:t}))&&a.ondeleted()}var h=$(),_=y(h),C=k(y(_)),w=y(C),T=f(w);x(C),s(),x(_);var O=k(_,2),j=y(O),M=k(y(j)),N=f(M,!0);s(),x(j);var P=k(j,2);i(P),x(O);var F=k(O,2);I(F,{get error(){return o.error}});var L=k(F,2),R=y(L);E(R,{get onclick(){return a.oncancel},children:(t,n)=>{s();var r=b(`Cancel`);e(t,r)},$$slots:{default:!0}});var z=k(R,2);E(z,{kind:`danger`,type:`submit`,get busy(){return o.busy},children:(t,n)=>{s();var r=b(`Delete account and data`);e(t,r)},$$slots:{default:!0}}),x(L),x(h),g(()=>{c(T,`@${a.account.handle??``}`),c(N,a.account.handle)}),D(`submit`,h,d),r(P,()=>S(l),e=>m(l,e)),e(t,h),u()}var ae=O(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),oe=O(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function se(t,r){n(r,!0);let i=new p,a=l(()=>r.account.estimate);function o(){i.run(async()=>{let{syncRun:e}=await v(Y,`startSync`,{input:{trackedAccountId:r.account.id}});e&&N.go(`/runs/${e.databaseId}`)})}var f=oe(),m=_(f);{let e=l(()=>r.account.savedSearch?.id??``),t=l(()=>[[``,`None: nobody is judged`],...r.searches.map(({id:e,name:t})=>[e,t])]);B(m,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(t)},get onchange(){return r.onassign}})}var h=k(m,2),C=t=>{var n=ae();e(t,n)};d(h,e=>{r.searches.length===0&&e(C)});var w=k(h,2),T=y(w),D=k(y(T)),O=y(D);V(O,{get value(){return S(a).likelyResources}});var A=k(O,2);V(A,{get value(){return S(a).likelyCostUsd},as:`money`}),x(D),x(T);var j=k(T,2),M=k(y(j)),P=y(M);V(P,{get value(){return S(a).maxResources}});var F=k(P,2);V(F,{get value(){return S(a).maxCostUsd},as:`money`}),x(M),x(j);var L=k(j,2),R=k(y(L)),z=y(R);V(z,{get value(){return S(a).runsUntilComplete}});var H=k(z);x(R),x(L),x(w);var U=k(w,2);I(U,{get error(){return i.error}});var W=k(U,2),G=y(W);E(G,{get onclick(){return r.oncancel},children:(t,n)=>{s();var r=b(`Not now`);e(t,r)},$$slots:{default:!0}});var K=k(G,2);E(K,{kind:`primary`,get busy(){return i.busy},onclick:o,children:(t,n)=>{s();var r=b(`Start sync`);e(t,r)},$$slots:{default:!0}}),x(W),g(()=>c(H,` ${S(a).runsUntilComplete===1?`run`:`runs`}`)),e(t,f),u()}var ce=O(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <p class="svelte-zq7okz">Nothing is read or charged yet. Before the first sync you see what it may cost.</p> <!> <div class="buttons svelte-zq7okz"><!> <!></div></form>`);function le(a,o){n(o,!0);let c=new p,l=A(``),d=A(``),f=A(`STARTER`);function h(e){e.preventDefault(),c.run(async()=>{let e={handle:S(l).trim(),network:S(d)===``?null:S(d),tier:S(f)},{trackedAccount:t}=await v(J,`trackAccount`,{input:e});t&&o.ontracked(t.id)})}var g=ce(),_=y(g),C=k(y(_),2);i(C),t(C,!0),x(_);var w=k(_,2);B(w,{labelled:!0,label:`Network`,get value(){return S(d)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>m(d,e,!0)});var T=k(w,2);B(T,{labelled:!0,label:`Tier`,get value(){return S(f)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>m(f,e,!0)});var O=k(T,4);I(O,{get error(){return c.error}});var j=k(O,2),M=y(j);E(M,{get onclick(){return o.oncancel},children:(t,n)=>{s();var r=b(`Cancel`);e(t,r)},$$slots:{default:!0}});var N=k(M,2);E(N,{kind:`primary`,type:`submit`,get busy(){return c.busy},children:(t,n)=>{s();var r=b(`Track account`);e(t,r)},$$slots:{default:!0}}),x(j),x(g),D(`submit`,g,h),r(C,()=>S(l),e=>m(l,e)),e(a,g),u()}var ue=O(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),de=O(`<li><!></li>`),fe=O(`<ul></ul>`),pe=O(`<!> <!>`,1),me=O(`<div class="head svelte-1jy01um"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!>`,1);function he(t,r){n(r,!0);let i=new C(e=>j(te,{},e)),o=new p,c=A(!1),f=A(!1),g=A(!1),D=A(null),O=A(null),N=l(()=>i.data?.trackedAccounts??[]),F=l(()=>i.data?.savedSearches??[]),L=l(()=>S(N).find(({id:e})=>e===S(D)));T(()=>(i.load(),()=>i.stop()));async function R(e,t){m(O,e,!0),await o.run(t),await i.load()}let z=(e,t)=>R(e,()=>v(X,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),B=(e,t)=>R(e,()=>v(Z,`changeTier`,{input:{trackedAccountId:e,tier:t}})),V=(e,t)=>R(e,()=>t?v(re,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):v(ne,`sleepTrackedAccount`,{id:e}));async function H(e){await i.load(),m(c,!1),m(D,e,!0),m(f,!0)}function U(){m(g,!1),i.load()}var W=me(),G=_(W),K=k(y(G),2);E(K,{kind:`primary`,onclick:()=>m(c,!0),children:(t,n)=>{s();var r=b(`Track an account`);e(t,r)},$$slots:{default:!0}}),x(G);var q=k(G,2),J=e=>{I(e,{get error(){return o.error}})};d(q,e=>{S(f)||e(J)});var Y=k(q,2);P(Y,{title:`Tracked accounts`,get resource(){return i},lines:6,flush:!0,children:(t,n)=>{var r=h(),i=_(r),u=t=>{w(t,{title:`No account yet`,action:t=>{E(t,{kind:`primary`,onclick:()=>m(c,!0),children:(t,n)=>{s();var r=b(`Track your first account`);e(t,r)},$$slots:{default:!0}})},children:(t,n)=>{var r=ue();e(t,r)},$$slots:{action:!0,default:!0}})},p=t=>{var n=fe();a(n,21,()=>S(N),e=>e.id,(t,n)=>{var r=de(),i=y(r);{let e=l(()=>o.busy&&S(O)===S(n).id);ee(i,{get account(){return S(n)},get searches(){return S(F)},get busy(){return S(e)},onassign:e=>z(S(n).id,e),ontier:e=>B(S(n).id,e),onwake:e=>V(S(n).id,e),onstart:()=>{m(D,S(n).id,!0),m(f,!0)},ondelete:()=>{m(D,S(n).id,!0),m(g,!0)}})}x(r),e(t,r)}),x(n),e(t,n)};d(i,e=>{S(N).length===0?e(u):e(p,-1)}),e(t,r)},$$slots:{default:!0}});var Q=k(Y,2);M(Q,{title:`Track an account`,get open(){return S(c)},set open(e){m(c,e,!0)},children:(e,t)=>{le(e,{ontracked:H,oncancel:()=>m(c,!1)})},$$slots:{default:!0}});var $=k(Q,2);{let t=l(()=>S(L)?.handle);M($,{get title(){return`Sync @${S(t)??``}`},get open(){return S(f)},set open(e){m(f,e,!0)},children:(t,n)=>{var r=h(),i=_(r),a=t=>{var n=pe(),r=_(n);se(r,{get account(){return S(L)},get searches(){return S(F)},onassign:e=>z(S(L).id,e),oncancel:()=>m(f,!1)});var i=k(r,2);I(i,{get error(){return o.error}}),e(t,n)};d(i,e=>{S(L)&&e(a)}),e(t,r)},$$slots:{default:!0}})}var ae=k($,2);M(ae,{title:`Delete account`,get open(){return S(g)},set open(e){m(g,e,!0)},children:(t,n)=>{var r=h(),i=_(r),a=e=>{ie(e,{get account(){return S(L)},ondeleted:U,oncancel:()=>m(g,!1)})};d(i,e=>{S(L)&&e(a)}),e(t,r)},$$slots:{default:!0}}),e(t,W),u()}export{he as default};