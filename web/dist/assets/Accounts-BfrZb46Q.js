import{$ as e,Ct as t,Dt as n,Et as r,F as i,N as a,P as o,Q as s,W as c,X as l,Z as u,_ as d,at as f,bt as p,dt as m,f as h,gt as g,ht as _,mt as v,n as y,nt as b,p as x,pt as S,q as C,r as w,st as T,ut as E,v as D,vt as O,wt as k,xt as A,yt as j}from"./Countdown-XkNyPjwB.js";import{i as M,r as N}from"./index-BkTF-3Vh.js";import{n as P,t as F}from"./RelativeTime-B06jG3A2.js";import{t as I}from"./Problem-Cs6du9DI.js";import{n as L,t as R}from"./Number-DX6RC0n4.js";import{i as z,o as B,s as V}from"./words-BBKgeTiY.js";import{t as H}from"./Outward-CcrW4UHR.js";var U=e(`<bdi> </bdi>`),W=e(` <code>goodones x connect</code>.`,1),G=e(`<p class="muted svelte-571jfp"><!></p>`),ee=e(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function te(e,a){k(a,!0);let o=p(()=>a.account.latestSyncRun),s=p(()=>T(o)?.status===`QUEUED`||T(o)?.status===`RUNNING`);var c=ee(),d=S(c),f=S(d);L(f,{get src(){return a.account.profileImageUrl},get name(){return a.account.handle},size:36});var m=g(f,2),h=S(m),y=S(h);H(y,{get href(){return a.account.profileUrl},children:(e,t)=>{var n=U(),r=_(n);E(()=>l(r,`@${a.account.handle??``}`)),u(e,n)},$$slots:{default:!0}}),n(h);var x=g(h,2),D=S(x),O=g(D);R(O,{get value(){return a.account.lastKnownFollowerCount}});var A=g(O);n(x),n(m);var j=g(m,2),M=S(j),N=e=>{w(e,{kind:`primary`,get href(){return`/runs/${T(o).databaseId??``}`},children:(e,t)=>{r();var n=b();E(()=>l(n,`Watch run ${T(o).databaseId??``}`)),u(e,n)},$$slots:{default:!0}})},P=e=>{{let t=p(()=>!a.account.isActive);w(e,{kind:`primary`,get disabled(){return T(t)},get onclick(){return a.onstart},children:(e,t)=>{r();var n=b(`Start a sync`);u(e,n)},$$slots:{default:!0}})}};C(M,e=>{T(o)&&T(s)?e(N):e(P,-1)});var I=g(M,2);w(I,{get busy(){return a.busy},onclick:()=>a.onwake(!a.account.isActive),children:(e,t)=>{r();var n=b();E(()=>l(n,a.account.isActive?`Sleep`:`Wake`)),u(e,n)},$$slots:{default:!0}});var te=g(I,2);w(te,{kind:`ghost`,get onclick(){return a.ondelete},children:(e,t)=>{r();var n=b(`Delete`);u(e,n)},$$slots:{default:!0}}),n(j),n(d);var K=g(d,2),q=S(K);{let e=p(()=>a.account.savedSearch?.id??``),t=p(()=>[[``,`None`],...a.searches.map(({id:e,name:t})=>[e,t])]);V(q,{labelled:!0,label:`Search`,get value(){return T(e)},get options(){return T(t)},get onchange(){return a.onassign}})}var J=g(q,2);{let e=p(()=>Object.entries(B));V(J,{labelled:!0,label:`Tier`,get value(){return a.account.tier},get options(){return T(e)},get onchange(){return a.ontier}})}var Y=g(J,2),X=S(Y),ne=g(S(X)),re=_(ne);n(X);var Z=g(X,2),Q=g(S(Z)),$=S(Q),ie=e=>{F(e,{get time(){return a.account.nextSyncAt}})},ae=e=>{var t=b(`not scheduled`);u(e,t)};C($,e=>{a.account.nextSyncAt?e(ie):e(ae,-1)}),n(Q),n(Z);var oe=g(Z,2),se=g(S(oe),2),ce=g(S(se));R(ce,{get value(){return a.account.estimate.likelyCostUsd},as:`money`});var le=g(ce,2);R(le,{get value(){return a.account.estimate.maxCostUsd},as:`money`}),n(se),n(oe),n(Y),n(K);var ue=g(K,2),de=e=>{var t=G(),i=S(t),o=e=>{var t=b(`Connected: followers and posts are read at the owner's price, and likers are read.`);u(e,t)},s=e=>{var t=W(),n=v(t);r(2),E(()=>l(n,`${a.account.connection===`RECONNECT`?`Its connection has ended.`:`Not connected: X shows likers to the owner alone, and reads cost ten times as much.`}
        Connect it with `)),u(e,t)};C(i,e=>{a.account.connection===`CONNECTED`?e(o):e(s,-1)}),n(t),u(e,t)};C(ue,e=>{a.account.network===`X`&&e(de)}),n(c),E(()=>{i(c,`aria-label`,`@${a.account.handle??``}`),l(D,`${z[a.account.network]??``} · `),l(A,` followers${a.account.isActive?``:` · asleep`}`),l(re,`${a.account.syncsUsedToday??``}${a.account.syncsAllowedToday==null?``:` of ${a.account.syncsAllowedToday}`} syncs`)}),u(e,c),t()}var K=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new K(`
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
    `,{fragmentName:`AccountsAccount`});var q=new K(`
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
}`),J=new K(`
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
    `),Y=new K(`
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
    `),X=new K(`
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
    `),ne=new K(`
    mutation AccountsSleep($id: ID!) {
  sleepTrackedAccount(id: $id) {
    userErrors {
      message
    }
  }
}
    `),re=new K(`
    mutation AccountsWake($input: WakeTrackedAccountInput!) {
  wakeTrackedAccount(input: $input) {
    userErrors {
      message
    }
  }
}
    `),Z=new K(`
    mutation AccountsTier($input: ChangeTierInput!) {
  changeTier(input: $input) {
    userErrors {
      message
    }
  }
}
    `),Q=new K(`
    mutation AccountsDelete($input: DeleteTrackedAccountInput!) {
  deleteTrackedAccount(input: $input) {
    deletedTrackedAccountId
    userErrors {
      message
    }
  }
}
    `),$=e(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function ie(e,i){k(i,!0);let s=new D,c=j(``);async function d(e){e.preventDefault();let t={trackedAccountId:i.account.id,confirmHandle:T(c).trim()};await s.run(()=>x(Q,`deleteTrackedAccount`,{input:t}))&&i.ondeleted()}var p=$(),m=S(p),h=g(S(m)),v=S(h),y=_(v);n(h),r(),n(m);var C=g(m,2),A=S(C),M=g(S(A)),N=_(M,!0);r(),n(A);var P=g(A,2);o(P),n(C);var F=g(C,2);I(F,{get error(){return s.error}});var L=g(F,2),R=S(L);w(R,{get onclick(){return i.oncancel},children:(e,t)=>{r();var n=b(`Cancel`);u(e,n)},$$slots:{default:!0}});var z=g(R,2);w(z,{kind:`danger`,type:`submit`,get busy(){return s.busy},children:(e,t)=>{r();var n=b(`Delete account and data`);u(e,n)},$$slots:{default:!0}}),n(L),n(p),E(()=>{l(y,`@${i.account.handle??``}`),l(N,i.account.handle)}),f(`submit`,p,d),a(P,()=>T(c),e=>O(c,e)),u(e,p),t()}var ae=e(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),oe=e(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function se(e,i){k(i,!0);let a=new D,o=p(()=>i.account.estimate);function s(){a.run(async()=>{let{syncRun:e}=await x(Y,`startSync`,{input:{trackedAccountId:i.account.id}});e&&N.go(`/runs/${e.databaseId}`)})}var c=oe(),d=v(c);{let e=p(()=>i.account.savedSearch?.id??``),t=p(()=>[[``,`None: nobody is judged`],...i.searches.map(({id:e,name:t})=>[e,t])]);V(d,{labelled:!0,label:`Search`,get value(){return T(e)},get options(){return T(t)},get onchange(){return i.onassign}})}var f=g(d,2),m=e=>{var t=ae();u(e,t)};C(f,e=>{i.searches.length===0&&e(m)});var h=g(f,2),_=S(h),y=g(S(_)),O=S(y);R(O,{get value(){return T(o).likelyResources}});var A=g(O,2);R(A,{get value(){return T(o).likelyCostUsd},as:`money`}),n(y),n(_);var j=g(_,2),M=g(S(j)),P=S(M);R(P,{get value(){return T(o).maxResources}});var F=g(P,2);R(F,{get value(){return T(o).maxCostUsd},as:`money`}),n(M),n(j);var L=g(j,2),z=g(S(L)),B=S(z);R(B,{get value(){return T(o).runsUntilComplete}});var H=g(B);n(z),n(L),n(h);var U=g(h,2);I(U,{get error(){return a.error}});var W=g(U,2),G=S(W);w(G,{get onclick(){return i.oncancel},children:(e,t)=>{r();var n=b(`Not now`);u(e,n)},$$slots:{default:!0}});var ee=g(G,2);w(ee,{kind:`primary`,get busy(){return a.busy},onclick:s,children:(e,t)=>{r();var n=b(`Start sync`);u(e,n)},$$slots:{default:!0}}),n(W),E(()=>l(H,` ${T(o).runsUntilComplete===1?`run`:`runs`}`)),u(e,c),t()}var ce=e(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <p class="svelte-zq7okz">Nothing is read or charged yet. Before the first sync you see what it may cost.</p> <!> <div class="buttons svelte-zq7okz"><!> <!></div></form>`);function le(e,i){k(i,!0);let s=new D,c=j(``),l=j(``),d=j(`STARTER`);function p(e){e.preventDefault(),s.run(async()=>{let e={handle:T(c).trim(),network:T(l)===``?null:T(l),tier:T(d)},{trackedAccount:t}=await x(J,`trackAccount`,{input:e});t&&i.ontracked(t.id)})}var m=ce(),h=S(m),_=g(S(h),2);o(_),A(_,!0),n(h);var v=g(h,2);V(v,{labelled:!0,label:`Network`,get value(){return T(l)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>O(l,e,!0)});var y=g(v,2);V(y,{labelled:!0,label:`Tier`,get value(){return T(d)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>O(d,e,!0)});var C=g(y,4);I(C,{get error(){return s.error}});var E=g(C,2),M=S(E);w(M,{get onclick(){return i.oncancel},children:(e,t)=>{r();var n=b(`Cancel`);u(e,n)},$$slots:{default:!0}});var N=g(M,2);w(N,{kind:`primary`,type:`submit`,get busy(){return s.busy},children:(e,t)=>{r();var n=b(`Track account`);u(e,n)},$$slots:{default:!0}}),n(E),n(m),f(`submit`,m,p),a(_,()=>T(c),e=>O(c,e)),u(e,m),t()}var ue=e(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),de=e(`<li><!></li>`),fe=e(`<ul></ul>`),pe=e(`<!> <!>`,1),me=e(`<div class="head svelte-1jy01um"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!>`,1);function he(e,i){k(i,!0);let a=new h(e=>d(q,{},e)),o=new D,l=j(!1),f=j(!1),_=j(!1),E=j(null),A=j(null),N=p(()=>a.data?.trackedAccounts??[]),F=p(()=>a.data?.savedSearches??[]),L=p(()=>T(N).find(({id:e})=>e===T(E)));m(()=>(a.load(),()=>a.stop()));async function R(e,t){O(A,e,!0),await o.run(t),await a.load()}let z=(e,t)=>R(e,()=>x(X,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),B=(e,t)=>R(e,()=>x(Z,`changeTier`,{input:{trackedAccountId:e,tier:t}})),V=(e,t)=>R(e,()=>t?x(re,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):x(ne,`sleepTrackedAccount`,{id:e}));async function H(e){await a.load(),O(l,!1),O(E,e,!0),O(f,!0)}function U(){O(_,!1),a.load()}var W=me(),G=v(W),ee=g(S(G),2);w(ee,{kind:`primary`,onclick:()=>O(l,!0),children:(e,t)=>{r();var n=b(`Track an account`);u(e,n)},$$slots:{default:!0}}),n(G);var K=g(G,2),J=e=>{I(e,{get error(){return o.error}})};C(K,e=>{T(f)||e(J)});var Y=g(K,2);P(Y,{title:`Tracked accounts`,get resource(){return a},lines:6,flush:!0,children:(e,t)=>{var i=s(),a=v(i),d=e=>{y(e,{title:`No account yet`,action:e=>{w(e,{kind:`primary`,onclick:()=>O(l,!0),children:(e,t)=>{r();var n=b(`Track your first account`);u(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=ue();u(e,n)},$$slots:{action:!0,default:!0}})},m=e=>{var t=fe();c(t,21,()=>T(N),e=>e.id,(e,t)=>{var r=de(),i=S(r);{let e=p(()=>o.busy&&T(A)===T(t).id);te(i,{get account(){return T(t)},get searches(){return T(F)},get busy(){return T(e)},onassign:e=>z(T(t).id,e),ontier:e=>B(T(t).id,e),onwake:e=>V(T(t).id,e),onstart:()=>{O(E,T(t).id,!0),O(f,!0)},ondelete:()=>{O(E,T(t).id,!0),O(_,!0)}})}n(r),u(e,r)}),n(t),u(e,t)};C(a,e=>{T(N).length===0?e(d):e(m,-1)}),u(e,i)},$$slots:{default:!0}});var Q=g(Y,2);M(Q,{title:`Track an account`,get open(){return T(l)},set open(e){O(l,e,!0)},children:(e,t)=>{le(e,{ontracked:H,oncancel:()=>O(l,!1)})},$$slots:{default:!0}});var $=g(Q,2);{let e=p(()=>T(L)?.handle);M($,{get title(){return`Sync @${T(e)??``}`},get open(){return T(f)},set open(e){O(f,e,!0)},children:(e,t)=>{var n=s(),r=v(n),i=e=>{var t=pe(),n=v(t);se(n,{get account(){return T(L)},get searches(){return T(F)},onassign:e=>z(T(L).id,e),oncancel:()=>O(f,!1)});var r=g(n,2);I(r,{get error(){return o.error}}),u(e,t)};C(r,e=>{T(L)&&e(i)}),u(e,n)},$$slots:{default:!0}})}var ae=g($,2);M(ae,{title:`Delete account`,get open(){return T(_)},set open(e){O(_,e,!0)},children:(e,t)=>{var n=s(),r=v(n),i=e=>{ie(e,{get account(){return T(L)},ondeleted:U,oncancel:()=>O(_,!1)})};C(r,e=>{T(L)&&e(i)}),u(e,n)},$$slots:{default:!0}}),u(e,W),t()}export{he as default};