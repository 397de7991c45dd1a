const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Chart-CsUSbHJX.js","assets/format-C7iQRSPy.js","assets/Chart-CAUtX-_E.css"])))=>i.map(i=>d[i]);
import{B as e,C as t,H as n,J as r,L as i,M as a,Ot as o,P as s,Q as c,R as l,S as u,Tt as d,U as f,W as p,X as m,Y as h,b as g,bt as _,ct as v,f as y,ft as b,gt as x,ht as S,lt as C,mt as w,nt as T,o as E,ot as D,q as O,rt as k,st as A,u as j,wt as M,yt as N}from"./format-C7iQRSPy.js";import{c as P,i as F,l as I,n as L,r as R}from"./Countdown-Cdlm2Lzq.js";import{d as z,o as B,s as V,t as H}from"./index-QtLNsMDn.js";import{a as U,i as W,n as G,r as K,t as q}from"./RelativeTime-ITeHHvkf.js";import{t as J}from"./Problem-BGjc8k1S.js";import{t as Y}from"./Avatar-C7eCn4vN.js";import{t as X}from"./Choice-Bcp4JmEu.js";import{t as Z}from"./Outward-B8kzbp3B.js";import{i as Q,o as ee}from"./words-BhWRyzMa.js";var te=p(`<bdi> </bdi>`),ne=p(` <code>goodones x connect</code>.`,1),re=p(`<p class="muted svelte-571jfp"><!></p>`),ie=p(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function ae(r,a){_(a,!0);let o=S(()=>a.account.latestSyncRun),s=S(()=>c(o)?.status===`QUEUED`||c(o)?.status===`RUNNING`);var l=ie(),u=D(l),f=D(u);Y(f,{get src(){return a.account.profileImageUrl},get name(){return a.account.handle},size:36});var p=C(f,2),m=D(p),h=D(m);Z(h,{get href(){return a.account.profileUrl},children:(t,r)=>{var i=te(),o=v(i);T(()=>e(o,`@${a.account.handle??``}`)),n(t,i)},$$slots:{default:!0}}),d(m);var g=C(m,2),y=D(g),b=C(y);G(b,{get value(){return a.account.lastKnownFollowerCount}});var x=C(b);d(g),d(p);var w=C(p,2),E=D(w),k=t=>{L(t,{kind:`primary`,get href(){return`/runs/${c(o).databaseId??``}`},children:(t,r)=>{M();var i=O();T(()=>e(i,`Watch run ${c(o).databaseId??``}`)),n(t,i)},$$slots:{default:!0}})},j=e=>{{let t=S(()=>!a.account.isActive);L(e,{kind:`primary`,get disabled(){return c(t)},get onclick(){return a.onstart},children:(e,t)=>{M();var r=O(`Start a sync`);n(e,r)},$$slots:{default:!0}})}};i(E,e=>{c(o)&&c(s)?e(k):e(j,-1)});var P=C(E,2);L(P,{get onclick(){return a.onhistory},children:(e,t)=>{M();var r=O(`Followers`);n(e,r)},$$slots:{default:!0}});var F=C(P,2);L(F,{get busy(){return a.busy},onclick:()=>a.onwake(!a.account.isActive),children:(t,r)=>{M();var i=O();T(()=>e(i,a.account.isActive?`Sleep`:`Wake`)),n(t,i)},$$slots:{default:!0}});var I=C(F,2);L(I,{kind:`ghost`,get onclick(){return a.ondelete},children:(e,t)=>{M();var r=O(`Delete`);n(e,r)},$$slots:{default:!0}}),d(w),d(u);var R=C(u,2),z=D(R);{let e=S(()=>a.account.savedSearch?.id??``),t=S(()=>[[``,`None`],...a.searches.map(({id:e,name:t})=>[e,t])]);X(z,{labelled:!0,label:`Search`,get value(){return c(e)},get options(){return c(t)},get onchange(){return a.onassign}})}var B=C(z,2);{let e=S(()=>Object.entries(ee));X(B,{labelled:!0,label:`Tier`,get value(){return a.account.tier},get options(){return c(e)},get onchange(){return a.ontier}})}var V=C(B,2),H=D(V),U=C(D(H)),W=v(U);d(H);var K=C(H,2),J=C(D(K)),ae=D(J),$=e=>{q(e,{get time(){return a.account.nextSyncAt}})},oe=e=>{var t=O(`not scheduled`);n(e,t)};i(ae,e=>{a.account.nextSyncAt?e($):e(oe,-1)}),d(J),d(K);var se=C(K,2),ce=C(D(se),2),le=C(D(ce));G(le,{get value(){return a.account.estimate.likelyCostUsd},as:`money`});var ue=C(le,2);G(ue,{get value(){return a.account.estimate.maxCostUsd},as:`money`}),d(ce),d(se),d(V),d(R);var de=C(R,2),fe=t=>{var r=re(),o=D(r),s=e=>{var t=O(`Connected: followers and posts are read at the owner's price, and likers are read.`);n(e,t)},c=t=>{var r=ne(),i=A(r);M(2),T(()=>e(i,`${a.account.connection===`RECONNECT`?`Its connection has ended`:`Not connected`}: reads cost ten times as
        much${a.account.likersReadable?``:`, and X shows likers to the owner alone`}.
        Connect it with `)),n(t,r)};i(o,e=>{a.account.connection===`CONNECTED`?e(s):e(c,-1)}),d(r),n(t,r)};i(de,e=>{a.account.network===`X`&&e(fe)}),d(l),T(()=>{t(l,`aria-label`,`@${a.account.handle??``}`),e(y,`${Q[a.account.network]??``} · `),e(x,` followers${a.account.isActive?``:` · asleep`}`),e(W,`${a.account.syncsUsedToday??``}${a.account.syncsAllowedToday==null?``:` of ${a.account.syncsAllowedToday}`} syncs`)}),n(r,l),N()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function _e(t,r){_(r,!0);let i=new I,a=w(``);async function o(e){e.preventDefault();let t={trackedAccountId:r.account.id,confirmHandle:c(a).trim()};await i.run(()=>F(he,`deleteTrackedAccount`,{input:t}))&&r.ondeleted()}var s=ge(),l=D(s),f=C(D(l)),p=D(f),h=v(p);d(f),M(),d(l);var y=C(l,2),x=D(y),S=C(D(x)),E=v(S,!0);M(),d(x);var k=C(x,2);u(k),d(y);var A=C(y,2);J(A,{get error(){return i.error}});var j=C(A,2),P=D(j);L(P,{get onclick(){return r.oncancel},children:(e,t)=>{M();var r=O(`Cancel`);n(e,r)},$$slots:{default:!0}});var R=C(P,2);L(R,{kind:`danger`,type:`submit`,get busy(){return i.busy},children:(e,t)=>{M();var r=O(`Delete account and data`);n(e,r)},$$slots:{default:!0}}),d(j),d(s),T(()=>{e(h,`@${r.account.handle??``}`),e(E,r.account.handle)}),m(`submit`,s,o),g(k,()=>c(a),e=>b(a,e)),n(t,s),N()}var ve=p(`<p>The drawing could not be loaded.</p>`),ye=p(`<tr><td class="svelte-1uwk1ek"> </td><td class="number svelte-1uwk1ek" data-label="Followers"> </td><td class="number svelte-1uwk1ek" data-label="Change"> </td></tr>`),be=p(`<p> <!>.</p> <!> <details><summary class="svelte-1uwk1ek">Numbers</summary> <table class="cards"><caption class="hidden-visually">Followers by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Followers</th><th scope="col" class="number">Change</th></tr></thead><tbody></tbody></table></details>`,1),xe=p(`<!> <!> <!>`,1);function Se(t,r){_(r,!0);let u=w(30),p=new R(e=>P(se,{id:r.id,days:c(u)},e)),m=S(()=>p.data?.trackedAccount?.followerHistory??[]),h=S(()=>[c(m)[0],c(m).at(-1)]),g=S(()=>o(c(h),2)),x=S(()=>c(g)[0]),F=S(()=>c(g)[1]);k(()=>(c(u),p.load(),()=>p.stop()));var I=xe(),L=A(I);{let e=S(()=>String(c(u)));X(L,{label:`Time shown`,get value(){return c(e)},options:[[`30`,`Last 30 days`],[`90`,`Last 90 days`],[`366`,`Last year`]],onchange:e=>b(u,Number(e),!0)})}var B=C(L,2),V=e=>{U(e,{get error(){return p.error},get onretry(){return p.load},get busy(){return p.loading}})};i(B,e=>{p.error&&e(V)});var G=C(B,2),K=e=>{var t=f(),r=A(t),a=e=>{W(e,{lines:6})};i(r,e=>{p.error||e(a)}),n(e,t)},q=e=>{H(e,{title:`No count yet`,children:(e,t)=>{M();var r=O(`Each sync asks the network how many follow the account.`);n(e,r)},$$slots:{default:!0}})},J=t=>{var r=be(),o=A(r),u=D(o),p=C(u),h=t=>{var r=O();T((t,n)=>e(r,`, ${t??``} since ${n??``}`),[()=>y(c(F).followers-c(x).followers),()=>E(c(x).day)]),n(t,r)};i(p,e=>{c(m).length>1&&e(h)}),M(),d(o);var g=C(o,2),_=e=>{var t=f(),r=A(t);l(r,()=>z(()=>import(`./Chart-CsUSbHJX.js`),__vite__mapDeps([0,1,2])),null,(e,t)=>{var r=S(()=>{var{default:e}=c(t);return{Chart:e}}),i=S(()=>c(r).Chart),o=f(),s=A(o);a(s,()=>c(i),(e,t)=>{t(e,{get points(){return c(m)}})}),n(e,o)},e=>{var t=ve();n(e,t)}),n(e,t)};i(g,e=>{c(m).length>1&&e(_)});var b=C(g,2),w=C(D(b),2),k=C(D(w),2);s(k,23,()=>c(m),e=>e.day,(t,r,i)=>{var a=ye(),o=D(a),s=v(o,!0),l=C(o),u=v(l,!0),f=C(l),p=v(f,!0);d(a),T((t,n,r)=>{e(s,t),e(u,n),e(p,r)},[()=>E(c(r).day),()=>j(c(r).followers),()=>c(i)===0?``:y(c(r).followers-(c(m)[c(i)-1]?.followers??0))]),n(t,a)}),d(k),d(w),d(b),T((t,n)=>e(u,`${t??``} followers on ${n??``}`),[()=>j(c(F).followers),()=>E(c(F).day)]),n(t,r)};i(G,e=>{p.data===null?e(K):!c(x)||!c(F)?e(q,1):e(J,-1)}),n(t,I),N()}var Ce=p(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),we=p(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function Te(t,r){_(r,!0);let a=new I,o=S(()=>r.account.estimate);function s(){a.run(async()=>{let{syncRun:e}=await F(ue,`startSync`,{input:{trackedAccountId:r.account.id}});e&&B.go(`/runs/${e.databaseId}`)})}var l=we(),u=A(l);{let e=S(()=>r.account.savedSearch?.id??``),t=S(()=>[[``,`None: nobody is judged`],...r.searches.map(({id:e,name:t})=>[e,t])]);X(u,{labelled:!0,label:`Search`,get value(){return c(e)},get options(){return c(t)},get onchange(){return r.onassign}})}var f=C(u,2),p=e=>{var t=Ce();n(e,t)};i(f,e=>{r.searches.length===0&&e(p)});var m=C(f,2),h=D(m),g=C(D(h)),v=D(g);G(v,{get value(){return c(o).likelyResources}});var y=C(v,2);G(y,{get value(){return c(o).likelyCostUsd},as:`money`}),d(g),d(h);var b=C(h,2),x=C(D(b)),w=D(x);G(w,{get value(){return c(o).maxResources}});var E=C(w,2);G(E,{get value(){return c(o).maxCostUsd},as:`money`}),d(x),d(b);var k=C(b,2),j=C(D(k)),P=D(j);G(P,{get value(){return c(o).runsUntilComplete}});var R=C(P);d(j),d(k),d(m);var z=C(m,2);J(z,{get error(){return a.error}});var V=C(z,2),H=D(V);L(H,{get onclick(){return r.oncancel},children:(e,t)=>{M();var r=O(`Not now`);n(e,r)},$$slots:{default:!0}});var U=C(H,2);L(U,{kind:`primary`,get busy(){return a.busy},onclick:s,children:(e,t)=>{M();var r=O(`Start sync`);n(e,r)},$$slots:{default:!0}}),d(V),T(()=>e(R,` ${c(o).runsUntilComplete===1?`run`:`runs`}`)),n(t,l),N()}var Ee=p(`<bdi> </bdi>`),De=p(` <!> followers`,1),Oe=p(`<p class="bio svelte-anaj14" dir="auto"> </p>`),ke=p(`<p class="who svelte-anaj14"><!> <span class="svelte-anaj14"><!> <small class="svelte-anaj14"><bdi> </bdi> <!></small></span></p> <!>`,1),Ae=p(`<p> </p>`),je=p(`<p class="refused svelte-anaj14"> </p>`),Me=p(`<div class="svelte-anaj14"><dt class="svelte-anaj14">A later sync</dt> <dd>about <!>, at most <!></dd></div>`),Ne=p(`<dl class="svelte-anaj14"><div class="svelte-anaj14"><dt class="svelte-anaj14">First sync</dt> <dd>about <!>, at most <!></dd></div> <div class="svelte-anaj14"><dt class="svelte-anaj14">Whole list known after</dt><dd><!> </dd></div> <!></dl>`),Pe=p(`<div class="found svelte-anaj14" role="status" aria-label="What was found"><!> <!> <!> <!></div>`);function Fe(t,r){_(r,!0);let a=S(()=>r.found.account);var o=Pe(),l=D(o),u=t=>{var r=ke(),o=A(r),s=D(o);{let e=S(()=>c(a).name||c(a).handle);Y(s,{get src(){return c(a).profileImageUrl},get name(){return c(e)},size:36})}var l=C(s,2),u=D(l);Z(u,{get href(){return c(a).profileUrl},children:(t,r)=>{var i=Ee(),o=v(i,!0);T(()=>e(o,c(a).name||`@${c(a).handle}`)),n(t,i)},$$slots:{default:!0}});var f=C(u,2),p=D(f),m=v(p),h=C(p),g=C(h),_=e=>{var t=De(),r=A(t,!0);r.nodeValue=` · `;var i=C(r);G(i,{get value(){return c(a).followersCount}}),M(),n(e,t)};i(g,e=>{c(a).followersCount!=null&&e(_)}),d(f),d(l),d(o);var y=C(o,2),b=t=>{var r=Oe(),i=v(r,!0);T(()=>{e(i,c(a).bio),r.dir=r.dir}),n(t,r)};i(y,e=>{c(a).bio&&e(b)}),T(()=>{e(m,`@${c(a).handle??``}`),e(h,` at ${Q[c(a).network]??``}`)}),n(t,r)};i(l,e=>{c(a)&&e(u)});var f=C(l,2),p=t=>{var i=Ae(),a=v(i);T(()=>e(a,`You track it already${r.found.trackedAccount.isActive?``:`; it sleeps, and tracking wakes it`}.`)),n(t,i)};i(f,e=>{r.found.trackedAccount&&e(p)});var m=C(f,2);s(m,17,()=>r.found.userErrors,({message:e})=>e,(t,r)=>{let i=()=>c(r).message;var a=je(),o=v(a,!0);T(()=>e(o,i())),n(t,a)});var h=C(m,2),g=t=>{var a=Ne(),o=D(a),s=C(D(o),2),c=C(D(s));G(c,{get value(){return r.found.firstSync.likelyCostUsd},as:`money`});var l=C(c,2);G(l,{get value(){return r.found.firstSync.maxCostUsd},as:`money`}),d(s),d(o);var u=C(o,2),f=C(D(u)),p=D(f);G(p,{get value(){return r.found.firstSync.runsUntilComplete}});var m=C(p);d(f),d(u);var h=C(u,2),g=e=>{var t=Me(),i=C(D(t),2),a=C(D(i));G(a,{get value(){return r.found.laterSync.likelyCostUsd},as:`money`});var o=C(a,2);G(o,{get value(){return r.found.laterSync.maxCostUsd},as:`money`}),d(i),d(t),n(e,t)};i(h,e=>{r.found.laterSync&&e(g)}),d(a),T(()=>e(m,` ${r.found.firstSync.runsUntilComplete===1?`sync`:`syncs`}`)),n(t,a)};i(h,e=>{r.found.firstSync&&e(g)}),d(o),n(t,o),N()}var Ie=p(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <!> <p class="svelte-zq7okz">No follower is read yet. X charges for an account that is asked for, once a day, as for one user; Bluesky is free.</p> <!> <div class="buttons svelte-zq7okz"><!> <!> <!></div></form>`);function Le(e,t){_(t,!0);let r=new I,a=w(``),o=w(``),s=w(`STARTER`),l=new I,f=w(null),p=()=>({handle:c(a).trim(),network:c(o)===``?null:c(o),tier:c(s)});function v(){b(f,null),l.error=null}function y(){l.run(async()=>{let e=p(),{lookupAccount:t}=await P(ce,e),n=p();n.handle===e.handle&&n.network===e.network&&n.tier===e.tier&&b(f,t)})}function T(e){e.preventDefault(),r.run(async()=>{let{trackedAccount:e}=await F(le,`trackAccount`,{input:p()});e&&t.ontracked(e.id)})}var E=Ie(),k=D(E),A=C(D(k),2);u(A),x(A,!0),d(k);var j=C(k,2);X(j,{labelled:!0,label:`Network`,get value(){return c(o)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>{b(o,e,!0),v()}});var R=C(j,2);X(R,{labelled:!0,label:`Tier`,get value(){return c(s)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>{b(s,e,!0),v()}});var z=C(R,2),B=e=>{Fe(e,{get found(){return c(f)}})};i(z,e=>{c(f)&&e(B)});var V=C(z,4);{let e=S(()=>l.error??r.error);J(V,{get error(){return c(e)}})}var H=C(V,2),U=D(H);L(U,{get onclick(){return t.oncancel},children:(e,t)=>{M();var r=O(`Cancel`);n(e,r)},$$slots:{default:!0}});var W=C(U,2);{let e=S(()=>c(a).trim()===``);L(W,{get disabled(){return c(e)},get busy(){return l.busy},onclick:y,children:(e,t)=>{M();var r=O(`Estimate`);n(e,r)},$$slots:{default:!0}})}var G=C(W,2);L(G,{kind:`primary`,type:`submit`,get busy(){return r.busy},children:(e,t)=>{M();var r=O(`Track account`);n(e,r)},$$slots:{default:!0}}),d(H),d(E),m(`submit`,E,T),h(`input`,A,v),g(A,()=>c(a),e=>b(a,e)),n(e,E),N()}r([`input`]);var Re=p(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),ze=p(`<li><!></li>`),Be=p(`<ul></ul>`),Ve=p(`<!> <!>`,1),He=p(`<div class="screen-head"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!> <!>`,1);function Ue(e,t){_(t,!0);let r=new R(e=>P(oe,{},e)),a=new I,o=w(!1),l=w(!1),u=w(!1),p=w(!1),m=w(null),h=w(null),g=S(()=>r.data?.trackedAccounts??[]),v=S(()=>r.data?.savedSearches??[]),y=S(()=>c(g).find(({id:e})=>e===c(m)));k(()=>(r.load(),()=>r.stop()));async function x(e,t){b(h,e,!0),await a.run(t),await r.load()}let T=(e,t)=>x(e,()=>F(de,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),E=(e,t)=>x(e,()=>F(me,`changeTier`,{input:{trackedAccountId:e,tier:t}})),j=(e,t)=>x(e,()=>t?F(pe,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):F(fe,`sleepTrackedAccount`,{id:e}));async function z(e){await r.load(),b(o,!1),b(m,e,!0),b(l,!0)}function B(){b(u,!1),r.load()}var U=He(),W=A(U),G=C(D(W),2);L(G,{kind:`primary`,onclick:()=>b(o,!0),children:(e,t)=>{M();var r=O(`Track an account`);n(e,r)},$$slots:{default:!0}}),d(W);var q=C(W,2),Y=e=>{J(e,{get error(){return a.error}})};i(q,e=>{c(l)||e(Y)});var X=C(q,2);K(X,{title:`Tracked accounts`,get resource(){return r},lines:6,flush:!0,children:(e,t)=>{var r=f(),_=A(r),y=e=>{H(e,{title:`No account yet`,action:e=>{L(e,{kind:`primary`,onclick:()=>b(o,!0),children:(e,t)=>{M();var r=O(`Track your first account`);n(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var r=Re();n(e,r)},$$slots:{action:!0,default:!0}})},x=e=>{var t=Be();s(t,21,()=>c(g),e=>e.id,(e,t)=>{var r=ze(),i=D(r);{let e=S(()=>a.busy&&c(h)===c(t).id);ae(i,{get account(){return c(t)},get searches(){return c(v)},get busy(){return c(e)},onassign:e=>T(c(t).id,e),ontier:e=>E(c(t).id,e),onwake:e=>j(c(t).id,e),onstart:()=>{b(m,c(t).id,!0),b(l,!0)},onhistory:()=>{b(m,c(t).id,!0),b(p,!0)},ondelete:()=>{b(m,c(t).id,!0),b(u,!0)}})}d(r),n(e,r)}),d(t),n(e,t)};i(_,e=>{c(g).length===0?e(y):e(x,-1)}),n(e,r)},$$slots:{default:!0}});var Z=C(X,2);V(Z,{title:`Track an account`,get open(){return c(o)},set open(e){b(o,e,!0)},children:(e,t)=>{Le(e,{ontracked:z,oncancel:()=>b(o,!1)})},$$slots:{default:!0}});var Q=C(Z,2);{let e=S(()=>c(y)?.handle);V(Q,{get title(){return`Sync @${c(e)??``}`},get open(){return c(l)},set open(e){b(l,e,!0)},children:(e,t)=>{var r=f(),o=A(r),s=e=>{var t=Ve(),r=A(t);Te(r,{get account(){return c(y)},get searches(){return c(v)},onassign:e=>T(c(y).id,e),oncancel:()=>b(l,!1)});var i=C(r,2);J(i,{get error(){return a.error}}),n(e,t)};i(o,e=>{c(y)&&e(s)}),n(e,r)},$$slots:{default:!0}})}var ee=C(Q,2);{let e=S(()=>c(y)?.handle);V(ee,{get title(){return`Followers of @${c(e)??``}`},wide:!0,get open(){return c(p)},set open(e){b(p,e,!0)},children:(e,t)=>{var r=f(),a=A(r),o=e=>{Se(e,{get id(){return c(y).id}})};i(a,e=>{c(y)&&e(o)}),n(e,r)},$$slots:{default:!0}})}var te=C(ee,2);V(te,{title:`Delete account`,get open(){return c(u)},set open(e){b(u,e,!0)},children:(e,t)=>{var r=f(),a=A(r),o=e=>{_e(e,{get account(){return c(y)},ondeleted:B,oncancel:()=>b(u,!1)})};i(a,e=>{c(y)&&e(o)}),n(e,r)},$$slots:{default:!0}}),n(e,U),N()}export{Ue as default};