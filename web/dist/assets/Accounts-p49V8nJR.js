const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Chart-CWIcN5Ci.js","assets/format-Cu7X_red.js","assets/Chart-CAUtX-_E.css"])))=>i.map(i=>d[i]);
import{$ as e,C as t,Et as n,F as r,G as i,J as a,N as o,R as s,Tt as c,U as l,V as u,W as d,X as f,Y as p,Z as m,_t as h,bt as g,ct as _,gt as v,ht as y,it as b,kt as x,lt as S,o as C,p as w,pt as T,rt as E,st as D,u as O,ut as k,w as A,x as j,xt as M,z as N}from"./format-Cu7X_red.js";import{c as P,i as F,l as I,n as L,r as R}from"./Countdown-PduYWs84.js";import{d as z,o as B,s as V,t as H}from"./index-CdiAAlsx.js";import{a as U,i as W,n as G,r as K,t as q}from"./RelativeTime-CgekvUza.js";import{t as J}from"./Problem-BDkBXdaA.js";import{t as Y}from"./Avatar-BZC2N9iJ.js";import{t as X}from"./Choice-Cng2lrax.js";import{t as Z}from"./Outward-ynQhimKD.js";import{i as Q,o as ee}from"./words-BhWRyzMa.js";var te=i(`<bdi> </bdi>`),ne=i(` <code>goodones x connect</code>.`,1),re=i(`<p class="muted svelte-571jfp"><!></p>`),ie=i(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function ae(t,r){M(r,!0);let i=v(()=>r.account.latestSyncRun),o=v(()=>e(i)?.status===`QUEUED`||e(i)?.status===`RUNNING`);var d=ie(),f=D(d),p=D(f);Y(p,{get src(){return r.account.profileImageUrl},get name(){return r.account.handle},size:36});var m=k(p,2),h=D(m),y=D(h);Z(y,{get href(){return r.account.profileUrl},children:(e,t)=>{var n=te(),i=S(n);E(()=>u(i,`@${r.account.handle??``}`)),l(e,n)},$$slots:{default:!0}}),n(h);var b=k(h,2),x=D(b),C=k(x);G(C,{get value(){return r.account.lastKnownFollowerCount}});var w=k(C);n(b),n(m);var T=k(m,2),O=D(T),j=t=>{L(t,{kind:`primary`,get href(){return`/runs/${e(i).databaseId??``}`},children:(t,n)=>{c();var r=a();E(()=>u(r,`Watch run ${e(i).databaseId??``}`)),l(t,r)},$$slots:{default:!0}})},N=t=>{{let n=v(()=>!r.account.isActive);L(t,{kind:`primary`,get disabled(){return e(n)},get onclick(){return r.onstart},children:(e,t)=>{c();var n=a(`Start a sync`);l(e,n)},$$slots:{default:!0}})}};s(O,t=>{e(i)&&e(o)?t(j):t(N,-1)});var P=k(O,2);L(P,{get onclick(){return r.onhistory},children:(e,t)=>{c();var n=a(`Followers`);l(e,n)},$$slots:{default:!0}});var F=k(P,2);L(F,{get busy(){return r.busy},onclick:()=>r.onwake(!r.account.isActive),children:(e,t)=>{c();var n=a();E(()=>u(n,r.account.isActive?`Sleep`:`Wake`)),l(e,n)},$$slots:{default:!0}});var I=k(F,2);L(I,{kind:`ghost`,get onclick(){return r.ondelete},children:(e,t)=>{c();var n=a(`Delete`);l(e,n)},$$slots:{default:!0}}),n(T),n(f);var R=k(f,2),z=D(R);{let t=v(()=>r.account.savedSearch?.id??``),n=v(()=>[[``,`None`],...r.searches.map(({id:e,name:t})=>[e,t])]);X(z,{labelled:!0,label:`Search`,get value(){return e(t)},get options(){return e(n)},get onchange(){return r.onassign}})}var B=k(z,2);{let t=v(()=>Object.entries(ee));X(B,{labelled:!0,label:`Tier`,get value(){return r.account.tier},get options(){return e(t)},get onchange(){return r.ontier}})}var V=k(B,2),H=D(V),U=k(D(H)),W=S(U);n(H);var K=k(H,2),J=k(D(K)),ae=D(J),$=e=>{q(e,{get time(){return r.account.nextSyncAt}})},oe=e=>{var t=a(`not scheduled`);l(e,t)};s(ae,e=>{r.account.nextSyncAt?e($):e(oe,-1)}),n(J),n(K);var se=k(K,2),ce=k(D(se),2),le=k(D(ce));G(le,{get value(){return r.account.estimate.likelyCostUsd},as:`money`});var ue=k(le,2);G(ue,{get value(){return r.account.estimate.maxCostUsd},as:`money`}),n(ce),n(se),n(V),n(R);var de=k(R,2),fe=e=>{var t=re(),i=D(t),o=e=>{var t=a(`Connected: followers and posts are read at the owner's price, and likers are read.`);l(e,t)},d=e=>{var t=ne(),n=_(t);c(2),E(()=>u(n,`${r.account.connection===`RECONNECT`?`Its connection has ended`:`Not connected`}: reads cost ten times as
        much${r.account.likersReadable?``:`, and X shows likers to the owner alone`}.
        Connect it with `)),l(e,t)};s(i,e=>{r.account.connection===`CONNECTED`?e(o):e(d,-1)}),n(t),l(e,t)};s(de,e=>{r.account.network===`X`&&e(fe)}),n(d),E(()=>{A(d,`aria-label`,`@${r.account.handle??``}`),u(x,`${Q[r.account.network]??``} · `),u(w,` followers${r.account.isActive?``:` · asleep`}`),u(W,`${r.account.syncsUsedToday??``}${r.account.syncsAllowedToday==null?``:` of ${r.account.syncsAllowedToday}`} syncs`)}),l(t,d),g()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`AccountsAccount`}),new $(`
    fragment AccountsEstimate on SyncEstimate {
  maxResources
  maxCostUsd
  likelyResources
  likelyCostUsd
  runsUntilComplete
}
    `,{fragmentName:`AccountsEstimate`});var oe=new $(`
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
}`),se=new $(`
    query AccountsHistory($id: ID!, $days: Int!) {
  trackedAccount(id: $id) {
    followerHistory(days: $days) {
      day
      followers
    }
  }
}
    `),ce=new $(`
    query AccountsLookup($handle: String!, $network: Network, $tier: AccountTier!) {
  lookupAccount(handle: $handle, network: $network, tier: $tier) {
    account {
      network
      handle
      name
      bio
      profileUrl
      profileImageUrl
      followersCount
    }
    trackedAccount {
      isActive
    }
    firstSync {
      ...AccountsEstimate
    }
    laterSync {
      ...AccountsEstimate
    }
    userErrors {
      message
    }
  }
}
    fragment AccountsEstimate on SyncEstimate {
  maxResources
  maxCostUsd
  likelyResources
  likelyCostUsd
  runsUntilComplete
}`),le=new $(`
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
    `),ue=new $(`
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
    `),de=new $(`
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
    `),fe=new $(`
    mutation AccountsSleep($id: ID!) {
  sleepTrackedAccount(id: $id) {
    userErrors {
      message
    }
  }
}
    `),pe=new $(`
    mutation AccountsWake($input: WakeTrackedAccountInput!) {
  wakeTrackedAccount(input: $input) {
    userErrors {
      message
    }
  }
}
    `),me=new $(`
    mutation AccountsTier($input: ChangeTierInput!) {
  changeTier(input: $input) {
    userErrors {
      message
    }
  }
}
    `),he=new $(`
    mutation AccountsDelete($input: DeleteTrackedAccountInput!) {
  deleteTrackedAccount(input: $input) {
    deletedTrackedAccountId
    userErrors {
      message
    }
  }
}
    `),ge=i(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function _e(r,i){M(i,!0);let o=new I,s=y(``);async function d(t){t.preventDefault();let n={trackedAccountId:i.account.id,confirmHandle:e(s).trim()};await o.run(()=>F(he,`deleteTrackedAccount`,{input:n}))&&i.ondeleted()}var f=ge(),p=D(f),h=k(D(p)),_=D(h),v=S(_);n(h),c(),n(p);var b=k(p,2),x=D(b),C=k(D(x)),w=S(C,!0);c(),n(x);var O=k(x,2);t(O),n(b);var A=k(b,2);J(A,{get error(){return o.error}});var N=k(A,2),P=D(N);L(P,{get onclick(){return i.oncancel},children:(e,t)=>{c();var n=a(`Cancel`);l(e,n)},$$slots:{default:!0}});var R=k(P,2);L(R,{kind:`danger`,type:`submit`,get busy(){return o.busy},children:(e,t)=>{c();var n=a(`Delete account and data`);l(e,n)},$$slots:{default:!0}}),n(N),n(f),E(()=>{u(v,`@${i.account.handle??``}`),u(w,i.account.handle)}),m(`submit`,f,d),j(O,()=>e(s),e=>T(s,e)),l(r,f),g()}var ve=i(`<p>The drawing could not be loaded.</p>`),ye=i(`<tr><td class="svelte-1uwk1ek"> </td><td class="number svelte-1uwk1ek" data-label="Followers"> </td><td class="number svelte-1uwk1ek" data-label="Change"> </td></tr>`),be=i(`<p> <!>.</p> <!> <details><summary class="svelte-1uwk1ek">Numbers</summary> <table class="cards"><caption class="hidden-visually">Followers by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Followers</th><th scope="col" class="number">Change</th></tr></thead><tbody></tbody></table></details>`,1),xe=i(`<!> <!> <!>`,1);function Se(t,i){M(i,!0);let f=y(30),p=new R(t=>P(se,{id:i.id,days:e(f)},t)),m=v(()=>p.data?.trackedAccount?.followerHistory??[]),h=v(()=>[e(m)[0],e(m).at(-1)]),A=v(()=>x(e(h),2)),j=v(()=>e(A)[0]),F=v(()=>e(A)[1]);b(()=>(e(f),p.load(),()=>p.stop()));var I=xe(),L=_(I);{let t=v(()=>String(e(f)));X(L,{label:`Time shown`,get value(){return e(t)},options:[[`30`,`Last 30 days`],[`90`,`Last 90 days`],[`366`,`Last year`]],onchange:e=>T(f,Number(e),!0)})}var B=k(L,2),V=e=>{U(e,{get error(){return p.error},get onretry(){return p.load},get busy(){return p.loading}})};s(B,e=>{p.error&&e(V)});var G=k(B,2),K=e=>{var t=d(),n=_(t),r=e=>{W(e,{lines:6})};s(n,e=>{p.error||e(r)}),l(e,t)},q=e=>{H(e,{title:`No count yet`,children:(e,t)=>{c();var n=a(`Each sync asks the network how many follow the account.`);l(e,n)},$$slots:{default:!0}})},J=t=>{var i=be(),f=_(i),p=D(f),h=k(p),g=t=>{var n=a();E((e,t)=>u(n,`, ${e??``} since ${t??``}`),[()=>w(e(F).followers-e(j).followers),()=>C(e(j).day)]),l(t,n)};s(h,t=>{e(m).length>1&&t(g)}),c(),n(f);var y=k(f,2),b=t=>{var n=d(),r=_(n);N(r,()=>z(()=>import(`./Chart-CWIcN5Ci.js`),__vite__mapDeps([0,1,2])),null,(t,n)=>{var r=v(()=>{var{default:t}=e(n);return{Chart:t}}),i=v(()=>e(r).Chart),a=d(),s=_(a);o(s,()=>e(i),(t,n)=>{n(t,{get points(){return e(m)}})}),l(t,a)},e=>{var t=ve();l(e,t)}),l(t,n)};s(y,t=>{e(m).length>1&&t(b)});var x=k(y,2),T=k(D(x),2),A=k(D(T),2);r(A,23,()=>e(m),e=>e.day,(t,r,i)=>{var a=ye(),o=D(a),s=S(o,!0),c=k(o),d=S(c,!0),f=k(c),p=S(f,!0);n(a),E((e,t,n)=>{u(s,e),u(d,t),u(p,n)},[()=>C(e(r).day),()=>O(e(r).followers),()=>e(i)===0?``:w(e(r).followers-(e(m)[e(i)-1]?.followers??0))]),l(t,a)}),n(A),n(T),n(x),E((e,t)=>u(p,`${e??``} followers on ${t??``}`),[()=>O(e(F).followers),()=>C(e(F).day)]),l(t,i)};s(G,t=>{p.data===null?t(K):!e(j)||!e(F)?t(q,1):t(J,-1)}),l(t,I),g()}var Ce=i(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),we=i(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function Te(t,r){M(r,!0);let i=new I,o=v(()=>r.account.estimate);function d(){i.run(async()=>{let{syncRun:e}=await F(ue,`startSync`,{input:{trackedAccountId:r.account.id}});e&&B.go(`/runs/${e.databaseId}`)})}var f=we(),p=_(f);{let t=v(()=>r.account.savedSearch?.id??``),n=v(()=>[[``,`None: nobody is judged`],...r.searches.map(({id:e,name:t})=>[e,t])]);X(p,{labelled:!0,label:`Search`,get value(){return e(t)},get options(){return e(n)},get onchange(){return r.onassign}})}var m=k(p,2),h=e=>{var t=Ce();l(e,t)};s(m,e=>{r.searches.length===0&&e(h)});var y=k(m,2),b=D(y),x=k(D(b)),S=D(x);G(S,{get value(){return e(o).likelyResources}});var C=k(S,2);G(C,{get value(){return e(o).likelyCostUsd},as:`money`}),n(x),n(b);var w=k(b,2),T=k(D(w)),O=D(T);G(O,{get value(){return e(o).maxResources}});var A=k(O,2);G(A,{get value(){return e(o).maxCostUsd},as:`money`}),n(T),n(w);var j=k(w,2),N=k(D(j)),P=D(N);G(P,{get value(){return e(o).runsUntilComplete}});var R=k(P);n(N),n(j),n(y);var z=k(y,2);J(z,{get error(){return i.error}});var V=k(z,2),H=D(V);L(H,{get onclick(){return r.oncancel},children:(e,t)=>{c();var n=a(`Not now`);l(e,n)},$$slots:{default:!0}});var U=k(H,2);L(U,{kind:`primary`,get busy(){return i.busy},onclick:d,children:(e,t)=>{c();var n=a(`Start sync`);l(e,n)},$$slots:{default:!0}}),n(V),E(()=>u(R,` ${e(o).runsUntilComplete===1?`run`:`runs`}`)),l(t,f),g()}var Ee=i(`<bdi> </bdi>`),De=i(` <!> followers`,1),Oe=i(`<p class="bio svelte-anaj14" dir="auto"> </p>`),ke=i(`<p class="who svelte-anaj14"><!> <span class="svelte-anaj14"><!> <small class="svelte-anaj14"><bdi> </bdi> <!></small></span></p> <!>`,1),Ae=i(`<p> </p>`),je=i(`<p class="refused svelte-anaj14"> </p>`),Me=i(`<div class="svelte-anaj14"><dt class="svelte-anaj14">A later sync</dt> <dd>about <!>, at most <!></dd></div>`),Ne=i(`<dl class="svelte-anaj14"><div class="svelte-anaj14"><dt class="svelte-anaj14">First sync</dt> <dd>about <!>, at most <!></dd></div> <div class="svelte-anaj14"><dt class="svelte-anaj14">Whole list known after</dt><dd><!> </dd></div> <!></dl>`),Pe=i(`<div class="found svelte-anaj14" role="status" aria-label="What was found"><!> <!> <!> <!></div>`);function Fe(t,i){M(i,!0);let a=v(()=>i.found.account);var o=Pe(),d=D(o),f=t=>{var r=ke(),i=_(r),o=D(i);{let t=v(()=>e(a).name||e(a).handle);Y(o,{get src(){return e(a).profileImageUrl},get name(){return e(t)},size:36})}var d=k(o,2),f=D(d);Z(f,{get href(){return e(a).profileUrl},children:(t,n)=>{var r=Ee(),i=S(r,!0);E(()=>u(i,e(a).name||`@${e(a).handle}`)),l(t,r)},$$slots:{default:!0}});var p=k(f,2),m=D(p),h=S(m),g=k(m),y=k(g),b=t=>{var n=De(),r=_(n,!0);r.nodeValue=` · `;var i=k(r);G(i,{get value(){return e(a).followersCount}}),c(),l(t,n)};s(y,t=>{e(a).followersCount!=null&&t(b)}),n(p),n(d),n(i);var x=k(i,2),C=t=>{var n=Oe(),r=S(n,!0);E(()=>{u(r,e(a).bio),n.dir=n.dir}),l(t,n)};s(x,t=>{e(a).bio&&t(C)}),E(()=>{u(h,`@${e(a).handle??``}`),u(g,` at ${Q[e(a).network]??``}`)}),l(t,r)};s(d,t=>{e(a)&&t(f)});var p=k(d,2),m=e=>{var t=Ae(),n=S(t);E(()=>u(n,`You track it already${i.found.trackedAccount.isActive?``:`; it sleeps, and tracking wakes it`}.`)),l(e,t)};s(p,e=>{i.found.trackedAccount&&e(m)});var h=k(p,2);r(h,17,()=>i.found.userErrors,({message:e})=>e,(t,n)=>{let r=()=>e(n).message;var i=je(),a=S(i,!0);E(()=>u(a,r())),l(t,i)});var y=k(h,2),b=e=>{var t=Ne(),r=D(t),a=k(D(r),2),o=k(D(a));G(o,{get value(){return i.found.firstSync.likelyCostUsd},as:`money`});var c=k(o,2);G(c,{get value(){return i.found.firstSync.maxCostUsd},as:`money`}),n(a),n(r);var d=k(r,2),f=k(D(d)),p=D(f);G(p,{get value(){return i.found.firstSync.runsUntilComplete}});var m=k(p);n(f),n(d);var h=k(d,2),g=e=>{var t=Me(),r=k(D(t),2),a=k(D(r));G(a,{get value(){return i.found.laterSync.likelyCostUsd},as:`money`});var o=k(a,2);G(o,{get value(){return i.found.laterSync.maxCostUsd},as:`money`}),n(r),n(t),l(e,t)};s(h,e=>{i.found.laterSync&&e(g)}),n(t),E(()=>u(m,` ${i.found.firstSync.runsUntilComplete===1?`sync`:`syncs`}`)),l(e,t)};s(y,e=>{i.found.firstSync&&e(b)}),n(o),l(t,o),g()}var Ie=i(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <!> <p class="svelte-zq7okz">No follower is read yet. X charges for an account that is asked for, once a day, as for one user; Bluesky is free.</p> <!> <div class="buttons svelte-zq7okz"><!> <!> <!></div></form>`);function Le(r,i){M(i,!0);let o=new I,u=y(``),d=y(``),p=y(`STARTER`),_=new I,b=y(null),x=()=>({handle:e(u).trim(),network:e(d)===``?null:e(d),tier:e(p)});function S(){T(b,null),_.error=null}function C(){_.run(async()=>{let e=x(),{lookupAccount:t}=await P(ce,e),n=x();n.handle===e.handle&&n.network===e.network&&n.tier===e.tier&&T(b,t)})}function w(e){e.preventDefault(),o.run(async()=>{let{trackedAccount:e}=await F(le,`trackAccount`,{input:x()});e&&i.ontracked(e.id)})}var E=Ie(),O=D(E),A=k(D(O),2);t(A),h(A,!0),n(O);var N=k(O,2);X(N,{labelled:!0,label:`Network`,get value(){return e(d)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>{T(d,e,!0),S()}});var R=k(N,2);X(R,{labelled:!0,label:`Tier`,get value(){return e(p)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>{T(p,e,!0),S()}});var z=k(R,2),B=t=>{Fe(t,{get found(){return e(b)}})};s(z,t=>{e(b)&&t(B)});var V=k(z,4);{let t=v(()=>_.error??o.error);J(V,{get error(){return e(t)}})}var H=k(V,2),U=D(H);L(U,{get onclick(){return i.oncancel},children:(e,t)=>{c();var n=a(`Cancel`);l(e,n)},$$slots:{default:!0}});var W=k(U,2);{let t=v(()=>e(u).trim()===``);L(W,{get disabled(){return e(t)},get busy(){return _.busy},onclick:C,children:(e,t)=>{c();var n=a(`Estimate`);l(e,n)},$$slots:{default:!0}})}var G=k(W,2);L(G,{kind:`primary`,type:`submit`,get busy(){return o.busy},children:(e,t)=>{c();var n=a(`Track account`);l(e,n)},$$slots:{default:!0}}),n(H),n(E),m(`submit`,E,w),f(`input`,A,S),j(A,()=>e(u),e=>T(u,e)),l(r,E),g()}p([`input`]);var Re=i(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),ze=i(`<li><!></li>`),Be=i(`<ul></ul>`),Ve=i(`<!> <!>`,1),He=i(`<div class="screen-head"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!> <!>`,1);function Ue(t,i){M(i,!0);let o=new R(e=>P(oe,{},e)),u=new I,f=y(!1),p=y(!1),m=y(!1),h=y(!1),x=y(null),S=y(null),C=v(()=>o.data?.trackedAccounts??[]),w=v(()=>o.data?.savedSearches??[]),E=v(()=>e(C).find(({id:t})=>t===e(x)));b(()=>(o.load(),()=>o.stop()));async function O(e,t){T(S,e,!0),await u.run(t),await o.load()}let A=(e,t)=>O(e,()=>F(de,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),j=(e,t)=>O(e,()=>F(me,`changeTier`,{input:{trackedAccountId:e,tier:t}})),N=(e,t)=>O(e,()=>t?F(pe,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):F(fe,`sleepTrackedAccount`,{id:e}));async function z(e){await o.load(),T(f,!1),T(x,e,!0),T(p,!0)}function B(){T(m,!1),o.load()}var U=He(),W=_(U),G=k(D(W),2);L(G,{kind:`primary`,onclick:()=>T(f,!0),children:(e,t)=>{c();var n=a(`Track an account`);l(e,n)},$$slots:{default:!0}}),n(W);var q=k(W,2),Y=e=>{J(e,{get error(){return u.error}})};s(q,t=>{e(p)||t(Y)});var X=k(q,2);K(X,{title:`Tracked accounts`,get resource(){return o},lines:6,flush:!0,children:(t,i)=>{var o=d(),g=_(o),y=e=>{H(e,{title:`No account yet`,action:e=>{L(e,{kind:`primary`,onclick:()=>T(f,!0),children:(e,t)=>{c();var n=a(`Track your first account`);l(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=Re();l(e,n)},$$slots:{action:!0,default:!0}})},b=t=>{var i=Be();r(i,21,()=>e(C),e=>e.id,(t,r)=>{var i=ze(),a=D(i);{let t=v(()=>u.busy&&e(S)===e(r).id);ae(a,{get account(){return e(r)},get searches(){return e(w)},get busy(){return e(t)},onassign:t=>A(e(r).id,t),ontier:t=>j(e(r).id,t),onwake:t=>N(e(r).id,t),onstart:()=>{T(x,e(r).id,!0),T(p,!0)},onhistory:()=>{T(x,e(r).id,!0),T(h,!0)},ondelete:()=>{T(x,e(r).id,!0),T(m,!0)}})}n(i),l(t,i)}),n(i),l(t,i)};s(g,t=>{e(C).length===0?t(y):t(b,-1)}),l(t,o)},$$slots:{default:!0}});var Z=k(X,2);V(Z,{title:`Track an account`,get open(){return e(f)},set open(e){T(f,e,!0)},children:(e,t)=>{Le(e,{ontracked:z,oncancel:()=>T(f,!1)})},$$slots:{default:!0}});var Q=k(Z,2);{let t=v(()=>e(E)?.handle);V(Q,{get title(){return`Sync @${e(t)??``}`},get open(){return e(p)},set open(e){T(p,e,!0)},children:(t,n)=>{var r=d(),i=_(r),a=t=>{var n=Ve(),r=_(n);Te(r,{get account(){return e(E)},get searches(){return e(w)},onassign:t=>A(e(E).id,t),oncancel:()=>T(p,!1)});var i=k(r,2);J(i,{get error(){return u.error}}),l(t,n)};s(i,t=>{e(E)&&t(a)}),l(t,r)},$$slots:{default:!0}})}var ee=k(Q,2);{let t=v(()=>e(E)?.handle);V(ee,{get title(){return`Followers of @${e(t)??``}`},wide:!0,get open(){return e(h)},set open(e){T(h,e,!0)},children:(t,n)=>{var r=d(),i=_(r),a=t=>{Se(t,{get id(){return e(E).id}})};s(i,t=>{e(E)&&t(a)}),l(t,r)},$$slots:{default:!0}})}var te=k(ee,2);V(te,{title:`Delete account`,get open(){return e(m)},set open(e){T(m,e,!0)},children:(t,n)=>{var r=d(),i=_(r),a=t=>{_e(t,{get account(){return e(E)},ondeleted:B,oncancel:()=>T(m,!1)})};s(i,t=>{e(E)&&t(a)}),l(t,r)},$$slots:{default:!0}}),l(t,U),g()}export{Ue as default};