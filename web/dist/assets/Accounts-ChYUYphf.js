const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Chart-BI6ans5f.js","assets/format-Dp83eJf0.js","assets/Chart-CAUtX-_E.css"])))=>i.map(i=>d[i]);
import{B as e,C as t,Ct as n,Dt as r,H as i,J as a,L as o,M as s,P as c,Q as l,R as u,S as d,U as f,W as p,X as m,Y as h,at as g,b as _,ct as v,dt as y,f as b,ht as x,mt as S,nt as C,o as w,ot as T,pt as E,q as D,rt as O,st as k,u as A,vt as j,wt as M,yt as N}from"./format-Dp83eJf0.js";import{c as P,i as F,l as I,n as L,r as R}from"./Countdown-CoPBWTCw.js";import{a as z,i as B,l as V,t as H}from"./index-sCSKJOxm.js";import{a as U,i as W,n as G,r as K,t as q}from"./RelativeTime-GQ917O3p.js";import{t as J}from"./Problem-C9zJKIPh.js";import{t as Y}from"./Avatar-BP7aaM1d.js";import{i as X,o as ee,s as Z}from"./words-BVOFuT4H.js";import{t as Q}from"./Outward-1JDN1DJN.js";var te=p(`<bdi> </bdi>`),ne=p(` <code>goodones x connect</code>.`,1),re=p(`<p class="muted svelte-571jfp"><!></p>`),ie=p(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function ae(r,a){N(a,!0);let s=S(()=>a.account.latestSyncRun),c=S(()=>l(s)?.status===`QUEUED`||l(s)?.status===`RUNNING`);var u=ie(),d=g(u),f=g(d);Y(f,{get src(){return a.account.profileImageUrl},get name(){return a.account.handle},size:36});var p=v(f,2),m=g(p),h=g(m);Q(h,{get href(){return a.account.profileUrl},children:(t,n)=>{var r=te(),o=k(r);C(()=>e(o,`@${a.account.handle??``}`)),i(t,r)},$$slots:{default:!0}}),M(m);var _=v(m,2),y=g(_),b=v(y);G(b,{get value(){return a.account.lastKnownFollowerCount}});var x=v(b);M(_),M(p);var w=v(p,2),E=g(w),O=t=>{L(t,{kind:`primary`,get href(){return`/runs/${l(s).databaseId??``}`},children:(t,r)=>{n();var a=D();C(()=>e(a,`Watch run ${l(s).databaseId??``}`)),i(t,a)},$$slots:{default:!0}})},A=e=>{{let t=S(()=>!a.account.isActive);L(e,{kind:`primary`,get disabled(){return l(t)},get onclick(){return a.onstart},children:(e,t)=>{n();var r=D(`Start a sync`);i(e,r)},$$slots:{default:!0}})}};o(E,e=>{l(s)&&l(c)?e(O):e(A,-1)});var P=v(E,2);L(P,{get onclick(){return a.onhistory},children:(e,t)=>{n();var r=D(`Followers`);i(e,r)},$$slots:{default:!0}});var F=v(P,2);L(F,{get busy(){return a.busy},onclick:()=>a.onwake(!a.account.isActive),children:(t,r)=>{n();var o=D();C(()=>e(o,a.account.isActive?`Sleep`:`Wake`)),i(t,o)},$$slots:{default:!0}});var I=v(F,2);L(I,{kind:`ghost`,get onclick(){return a.ondelete},children:(e,t)=>{n();var r=D(`Delete`);i(e,r)},$$slots:{default:!0}}),M(w),M(d);var R=v(d,2),z=g(R);{let e=S(()=>a.account.savedSearch?.id??``),t=S(()=>[[``,`None`],...a.searches.map(({id:e,name:t})=>[e,t])]);Z(z,{labelled:!0,label:`Search`,get value(){return l(e)},get options(){return l(t)},get onchange(){return a.onassign}})}var B=v(z,2);{let e=S(()=>Object.entries(ee));Z(B,{labelled:!0,label:`Tier`,get value(){return a.account.tier},get options(){return l(e)},get onchange(){return a.ontier}})}var V=v(B,2),H=g(V),U=v(g(H)),W=k(U);M(H);var K=v(H,2),J=v(g(K)),ae=g(J),$=e=>{q(e,{get time(){return a.account.nextSyncAt}})},oe=e=>{var t=D(`not scheduled`);i(e,t)};o(ae,e=>{a.account.nextSyncAt?e($):e(oe,-1)}),M(J),M(K);var se=v(K,2),ce=v(g(se),2),le=v(g(ce));G(le,{get value(){return a.account.estimate.likelyCostUsd},as:`money`});var ue=v(le,2);G(ue,{get value(){return a.account.estimate.maxCostUsd},as:`money`}),M(ce),M(se),M(V),M(R);var de=v(R,2),fe=t=>{var r=re(),s=g(r),c=e=>{var t=D(`Connected: followers and posts are read at the owner's price, and likers are read.`);i(e,t)},l=t=>{var r=ne(),o=T(r);n(2),C(()=>e(o,`${a.account.connection===`RECONNECT`?`Its connection has ended`:`Not connected`}: reads cost ten times as
        much${a.account.likersReadable?``:`, and X shows likers to the owner alone`}.
        Connect it with `)),i(t,r)};o(s,e=>{a.account.connection===`CONNECTED`?e(c):e(l,-1)}),M(r),i(t,r)};o(de,e=>{a.account.network===`X`&&e(fe)}),M(u),C(()=>{t(u,`aria-label`,`@${a.account.handle??``}`),e(y,`${X[a.account.network]??``} · `),e(x,` followers${a.account.isActive?``:` · asleep`}`),e(W,`${a.account.syncsUsedToday??``}${a.account.syncsAllowedToday==null?``:` of ${a.account.syncsAllowedToday}`} syncs`)}),i(r,u),j()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),ge=p(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function _e(t,r){N(r,!0);let a=new I,o=E(``);async function s(e){e.preventDefault();let t={trackedAccountId:r.account.id,confirmHandle:l(o).trim()};await a.run(()=>F(he,`deleteTrackedAccount`,{input:t}))&&r.ondeleted()}var c=ge(),u=g(c),f=v(g(u)),p=g(f),h=k(p);M(f),n(),M(u);var b=v(u,2),x=g(b),S=v(g(x)),w=k(S,!0);n(),M(x);var T=v(x,2);d(T),M(b);var O=v(b,2);J(O,{get error(){return a.error}});var A=v(O,2),P=g(A);L(P,{get onclick(){return r.oncancel},children:(e,t)=>{n();var r=D(`Cancel`);i(e,r)},$$slots:{default:!0}});var R=v(P,2);L(R,{kind:`danger`,type:`submit`,get busy(){return a.busy},children:(e,t)=>{n();var r=D(`Delete account and data`);i(e,r)},$$slots:{default:!0}}),M(A),M(c),C(()=>{e(h,`@${r.account.handle??``}`),e(w,r.account.handle)}),m(`submit`,c,s),_(T,()=>l(o),e=>y(o,e)),i(t,c),j()}var ve=p(`<p>The drawing could not be loaded.</p>`),ye=p(`<tr><td class="svelte-1uwk1ek"> </td><td class="number svelte-1uwk1ek" data-label="Followers"> </td><td class="number svelte-1uwk1ek" data-label="Change"> </td></tr>`),be=p(`<p> <!>.</p> <!> <details><summary class="svelte-1uwk1ek">Numbers</summary> <table class="cards"><caption class="hidden-visually">Followers by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Followers</th><th scope="col" class="number">Change</th></tr></thead><tbody></tbody></table></details>`,1),xe=p(`<!> <!> <!>`,1);function Se(t,a){N(a,!0);let d=E(30),p=new R(e=>P(se,{id:a.id,days:l(d)},e)),m=S(()=>p.data?.trackedAccount?.followerHistory??[]),h=S(()=>[l(m)[0],l(m).at(-1)]),_=S(()=>r(l(h),2)),x=S(()=>l(_)[0]),F=S(()=>l(_)[1]);O(()=>(l(d),p.load(),()=>p.stop()));var I=xe(),L=T(I);{let e=S(()=>String(l(d)));Z(L,{label:`Time shown`,get value(){return l(e)},options:[[`30`,`Last 30 days`],[`90`,`Last 90 days`],[`366`,`Last year`]],onchange:e=>y(d,Number(e),!0)})}var z=v(L,2),B=e=>{U(e,{get error(){return p.error},get onretry(){return p.load},get busy(){return p.loading}})};o(z,e=>{p.error&&e(B)});var G=v(z,2),K=e=>{var t=f(),n=T(t),r=e=>{W(e,{lines:6})};o(n,e=>{p.error||e(r)}),i(e,t)},q=e=>{H(e,{title:`No count yet`,children:(e,t)=>{n();var r=D(`Each sync asks the network how many follow the account.`);i(e,r)},$$slots:{default:!0}})},J=t=>{var r=be(),a=T(r),d=g(a),p=v(d),h=t=>{var n=D();C((t,r)=>e(n,`, ${t??``} since ${r??``}`),[()=>b(l(F).followers-l(x).followers),()=>w(l(x).day)]),i(t,n)};o(p,e=>{l(m).length>1&&e(h)}),n(),M(a);var _=v(a,2),y=e=>{var t=f(),n=T(t);u(n,()=>V(()=>import(`./Chart-BI6ans5f.js`),__vite__mapDeps([0,1,2])),null,(e,t)=>{var n=S(()=>{var{default:e}=l(t);return{Chart:e}}),r=S(()=>l(n).Chart),a=f(),o=T(a);s(o,()=>l(r),(e,t)=>{t(e,{get points(){return l(m)}})}),i(e,a)},e=>{var t=ve();i(e,t)}),i(e,t)};o(_,e=>{l(m).length>1&&e(y)});var E=v(_,2),O=v(g(E),2),j=v(g(O),2);c(j,23,()=>l(m),e=>e.day,(t,n,r)=>{var a=ye(),o=g(a),s=k(o,!0),c=v(o),u=k(c,!0),d=v(c),f=k(d,!0);M(a),C((t,n,r)=>{e(s,t),e(u,n),e(f,r)},[()=>w(l(n).day),()=>A(l(n).followers),()=>l(r)===0?``:b(l(n).followers-(l(m)[l(r)-1]?.followers??0))]),i(t,a)}),M(j),M(O),M(E),C((t,n)=>e(d,`${t??``} followers on ${n??``}`),[()=>A(l(F).followers),()=>w(l(F).day)]),i(t,r)};o(G,e=>{p.data===null?e(K):!l(x)||!l(F)?e(q,1):e(J,-1)}),i(t,I),j()}var Ce=p(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),we=p(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function Te(t,r){N(r,!0);let a=new I,s=S(()=>r.account.estimate);function c(){a.run(async()=>{let{syncRun:e}=await F(ue,`startSync`,{input:{trackedAccountId:r.account.id}});e&&B.go(`/runs/${e.databaseId}`)})}var u=we(),d=T(u);{let e=S(()=>r.account.savedSearch?.id??``),t=S(()=>[[``,`None: nobody is judged`],...r.searches.map(({id:e,name:t})=>[e,t])]);Z(d,{labelled:!0,label:`Search`,get value(){return l(e)},get options(){return l(t)},get onchange(){return r.onassign}})}var f=v(d,2),p=e=>{var t=Ce();i(e,t)};o(f,e=>{r.searches.length===0&&e(p)});var m=v(f,2),h=g(m),_=v(g(h)),y=g(_);G(y,{get value(){return l(s).likelyResources}});var b=v(y,2);G(b,{get value(){return l(s).likelyCostUsd},as:`money`}),M(_),M(h);var x=v(h,2),w=v(g(x)),E=g(w);G(E,{get value(){return l(s).maxResources}});var O=v(E,2);G(O,{get value(){return l(s).maxCostUsd},as:`money`}),M(w),M(x);var k=v(x,2),A=v(g(k)),P=g(A);G(P,{get value(){return l(s).runsUntilComplete}});var R=v(P);M(A),M(k),M(m);var z=v(m,2);J(z,{get error(){return a.error}});var V=v(z,2),H=g(V);L(H,{get onclick(){return r.oncancel},children:(e,t)=>{n();var r=D(`Not now`);i(e,r)},$$slots:{default:!0}});var U=v(H,2);L(U,{kind:`primary`,get busy(){return a.busy},onclick:c,children:(e,t)=>{n();var r=D(`Start sync`);i(e,r)},$$slots:{default:!0}}),M(V),C(()=>e(R,` ${l(s).runsUntilComplete===1?`run`:`runs`}`)),i(t,u),j()}var Ee=p(`<bdi> </bdi>`),De=p(` <!> followers`,1),Oe=p(`<p class="bio svelte-anaj14" dir="auto"> </p>`),ke=p(`<p class="who svelte-anaj14"><!> <span class="svelte-anaj14"><!> <small class="svelte-anaj14"><bdi> </bdi> <!></small></span></p> <!>`,1),Ae=p(`<p> </p>`),je=p(`<p class="refused svelte-anaj14"> </p>`),Me=p(`<div class="svelte-anaj14"><dt class="svelte-anaj14">A later sync</dt> <dd>about <!>, at most <!></dd></div>`),Ne=p(`<dl class="svelte-anaj14"><div class="svelte-anaj14"><dt class="svelte-anaj14">First sync</dt> <dd>about <!>, at most <!></dd></div> <div class="svelte-anaj14"><dt class="svelte-anaj14">Whole list known after</dt><dd><!> </dd></div> <!></dl>`),Pe=p(`<div class="found svelte-anaj14" role="status" aria-label="What was found"><!> <!> <!> <!></div>`);function Fe(t,r){N(r,!0);let a=S(()=>r.found.account);var s=Pe(),u=g(s),d=t=>{var r=ke(),s=T(r),c=g(s);{let e=S(()=>l(a).name||l(a).handle);Y(c,{get src(){return l(a).profileImageUrl},get name(){return l(e)},size:36})}var u=v(c,2),d=g(u);Q(d,{get href(){return l(a).profileUrl},children:(t,n)=>{var r=Ee(),o=k(r,!0);C(()=>e(o,l(a).name||`@${l(a).handle}`)),i(t,r)},$$slots:{default:!0}});var f=v(d,2),p=g(f),m=k(p),h=v(p),_=v(h),y=e=>{var t=De(),r=T(t,!0);r.nodeValue=` · `;var o=v(r);G(o,{get value(){return l(a).followersCount}}),n(),i(e,t)};o(_,e=>{l(a).followersCount!=null&&e(y)}),M(f),M(u),M(s);var b=v(s,2),x=t=>{var n=Oe(),r=k(n,!0);C(()=>{e(r,l(a).bio),n.dir=n.dir}),i(t,n)};o(b,e=>{l(a).bio&&e(x)}),C(()=>{e(m,`@${l(a).handle??``}`),e(h,` at ${X[l(a).network]??``}`)}),i(t,r)};o(u,e=>{l(a)&&e(d)});var f=v(u,2),p=t=>{var n=Ae(),a=k(n);C(()=>e(a,`You track it already${r.found.trackedAccount.isActive?``:`; it sleeps, and tracking wakes it`}.`)),i(t,n)};o(f,e=>{r.found.trackedAccount&&e(p)});var m=v(f,2);c(m,17,()=>r.found.userErrors,({message:e})=>e,(t,n)=>{let r=()=>l(n).message;var a=je(),o=k(a,!0);C(()=>e(o,r())),i(t,a)});var h=v(m,2),_=t=>{var n=Ne(),a=g(n),s=v(g(a),2),c=v(g(s));G(c,{get value(){return r.found.firstSync.likelyCostUsd},as:`money`});var l=v(c,2);G(l,{get value(){return r.found.firstSync.maxCostUsd},as:`money`}),M(s),M(a);var u=v(a,2),d=v(g(u)),f=g(d);G(f,{get value(){return r.found.firstSync.runsUntilComplete}});var p=v(f);M(d),M(u);var m=v(u,2),h=e=>{var t=Me(),n=v(g(t),2),a=v(g(n));G(a,{get value(){return r.found.laterSync.likelyCostUsd},as:`money`});var o=v(a,2);G(o,{get value(){return r.found.laterSync.maxCostUsd},as:`money`}),M(n),M(t),i(e,t)};o(m,e=>{r.found.laterSync&&e(h)}),M(n),C(()=>e(p,` ${r.found.firstSync.runsUntilComplete===1?`sync`:`syncs`}`)),i(t,n)};o(h,e=>{r.found.firstSync&&e(_)}),M(s),i(t,s),j()}var Ie=p(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <!> <p class="svelte-zq7okz">No follower is read yet. X charges for an account that is asked for, once a day, as for one user; Bluesky is free.</p> <!> <div class="buttons svelte-zq7okz"><!> <!> <!></div></form>`);function Le(e,t){N(t,!0);let r=new I,a=E(``),s=E(``),c=E(`STARTER`),u=new I,f=E(null),p=()=>({handle:l(a).trim(),network:l(s)===``?null:l(s),tier:l(c)});function b(){y(f,null),u.error=null}function C(){u.run(async()=>{let e=p(),{lookupAccount:t}=await P(ce,e),n=p();n.handle===e.handle&&n.network===e.network&&n.tier===e.tier&&y(f,t)})}function w(e){e.preventDefault(),r.run(async()=>{let{trackedAccount:e}=await F(le,`trackAccount`,{input:p()});e&&t.ontracked(e.id)})}var T=Ie(),O=g(T),k=v(g(O),2);d(k),x(k,!0),M(O);var A=v(O,2);Z(A,{labelled:!0,label:`Network`,get value(){return l(s)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>{y(s,e,!0),b()}});var R=v(A,2);Z(R,{labelled:!0,label:`Tier`,get value(){return l(c)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>{y(c,e,!0),b()}});var z=v(R,2),B=e=>{Fe(e,{get found(){return l(f)}})};o(z,e=>{l(f)&&e(B)});var V=v(z,4);{let e=S(()=>u.error??r.error);J(V,{get error(){return l(e)}})}var H=v(V,2),U=g(H);L(U,{get onclick(){return t.oncancel},children:(e,t)=>{n();var r=D(`Cancel`);i(e,r)},$$slots:{default:!0}});var W=v(U,2);{let e=S(()=>l(a).trim()===``);L(W,{get disabled(){return l(e)},get busy(){return u.busy},onclick:C,children:(e,t)=>{n();var r=D(`Estimate`);i(e,r)},$$slots:{default:!0}})}var G=v(W,2);L(G,{kind:`primary`,type:`submit`,get busy(){return r.busy},children:(e,t)=>{n();var r=D(`Track account`);i(e,r)},$$slots:{default:!0}}),M(H),M(T),m(`submit`,T,w),h(`input`,k,b),_(k,()=>l(a),e=>y(a,e)),i(e,T),j()}a([`input`]);var Re=p(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),ze=p(`<li><!></li>`),Be=p(`<ul></ul>`),Ve=p(`<!> <!>`,1),He=p(`<div class="head svelte-1jy01um"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!> <!>`,1);function Ue(e,t){N(t,!0);let r=new R(e=>P(oe,{},e)),a=new I,s=E(!1),u=E(!1),d=E(!1),p=E(!1),m=E(null),h=E(null),_=S(()=>r.data?.trackedAccounts??[]),b=S(()=>r.data?.savedSearches??[]),x=S(()=>l(_).find(({id:e})=>e===l(m)));O(()=>(r.load(),()=>r.stop()));async function C(e,t){y(h,e,!0),await a.run(t),await r.load()}let w=(e,t)=>C(e,()=>F(de,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),k=(e,t)=>C(e,()=>F(me,`changeTier`,{input:{trackedAccountId:e,tier:t}})),A=(e,t)=>C(e,()=>t?F(pe,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):F(fe,`sleepTrackedAccount`,{id:e}));async function B(e){await r.load(),y(s,!1),y(m,e,!0),y(u,!0)}function V(){y(d,!1),r.load()}var U=He(),W=T(U),G=v(g(W),2);L(G,{kind:`primary`,onclick:()=>y(s,!0),children:(e,t)=>{n();var r=D(`Track an account`);i(e,r)},$$slots:{default:!0}}),M(W);var q=v(W,2),Y=e=>{J(e,{get error(){return a.error}})};o(q,e=>{l(u)||e(Y)});var X=v(q,2);K(X,{title:`Tracked accounts`,get resource(){return r},lines:6,flush:!0,children:(e,t)=>{var r=f(),v=T(r),x=e=>{H(e,{title:`No account yet`,action:e=>{L(e,{kind:`primary`,onclick:()=>y(s,!0),children:(e,t)=>{n();var r=D(`Track your first account`);i(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=Re();i(e,n)},$$slots:{action:!0,default:!0}})},C=e=>{var t=Be();c(t,21,()=>l(_),e=>e.id,(e,t)=>{var n=ze(),r=g(n);{let e=S(()=>a.busy&&l(h)===l(t).id);ae(r,{get account(){return l(t)},get searches(){return l(b)},get busy(){return l(e)},onassign:e=>w(l(t).id,e),ontier:e=>k(l(t).id,e),onwake:e=>A(l(t).id,e),onstart:()=>{y(m,l(t).id,!0),y(u,!0)},onhistory:()=>{y(m,l(t).id,!0),y(p,!0)},ondelete:()=>{y(m,l(t).id,!0),y(d,!0)}})}M(n),i(e,n)}),M(t),i(e,t)};o(v,e=>{l(_).length===0?e(x):e(C,-1)}),i(e,r)},$$slots:{default:!0}});var ee=v(X,2);z(ee,{title:`Track an account`,get open(){return l(s)},set open(e){y(s,e,!0)},children:(e,t)=>{Le(e,{ontracked:B,oncancel:()=>y(s,!1)})},$$slots:{default:!0}});var Z=v(ee,2);{let e=S(()=>l(x)?.handle);z(Z,{get title(){return`Sync @${l(e)??``}`},get open(){return l(u)},set open(e){y(u,e,!0)},children:(e,t)=>{var n=f(),r=T(n),s=e=>{var t=Ve(),n=T(t);Te(n,{get account(){return l(x)},get searches(){return l(b)},onassign:e=>w(l(x).id,e),oncancel:()=>y(u,!1)});var r=v(n,2);J(r,{get error(){return a.error}}),i(e,t)};o(r,e=>{l(x)&&e(s)}),i(e,n)},$$slots:{default:!0}})}var Q=v(Z,2);{let e=S(()=>l(x)?.handle);z(Q,{get title(){return`Followers of @${l(e)??``}`},wide:!0,get open(){return l(p)},set open(e){y(p,e,!0)},children:(e,t)=>{var n=f(),r=T(n),a=e=>{Se(e,{get id(){return l(x).id}})};o(r,e=>{l(x)&&e(a)}),i(e,n)},$$slots:{default:!0}})}var te=v(Q,2);z(te,{title:`Delete account`,get open(){return l(d)},set open(e){y(d,e,!0)},children:(e,t)=>{var n=f(),r=T(n),a=e=>{_e(e,{get account(){return l(x)},ondeleted:V,oncancel:()=>y(d,!1)})};o(r,e=>{l(x)&&e(a)}),i(e,n)},$$slots:{default:!0}}),i(e,U),j()}export{Ue as default};