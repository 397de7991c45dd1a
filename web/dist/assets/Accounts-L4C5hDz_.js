const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Chart-RF3qtbun.js","assets/format-DkR7eRrJ.js","assets/Chart-CAUtX-_E.css"])))=>i.map(i=>d[i]);
import{At as e,B as t,Dt as n,Et as r,G as i,H as a,I as o,K as s,P as c,Q as l,S as u,St as d,T as f,W as p,X as m,Y as h,Z as g,_t as _,at as v,ct as y,d as b,dt as x,et as S,gt as C,it as w,lt as T,m as E,mt as D,s as O,ut as k,vt as A,w as j,xt as M,z as N}from"./format-DkR7eRrJ.js";import{c as P,i as F,n as I,r as L,u as R}from"./Countdown-HnqKytR4.js";import{d as z,o as B,s as V,t as H}from"./index-kcHwezPq.js";import{a as U,i as W,n as G,r as K,t as q}from"./RelativeTime-ajkSRE0B.js";import{t as J}from"./Problem-DCRK0tyJ.js";import{t as Y}from"./Avatar-BuhXzoBi.js";import{t as X}from"./Choice-CgpoVOA7.js";import{t as Z}from"./Outward-BxKsKCYA.js";import{i as Q,o as ee}from"./words-BhWRyzMa.js";var te=s(`about <!>, at most <!>`,1);function ne(e,t){d(t,!0);var n=i(),r=T(n),a=e=>{var t=h(`nothing is left of the month's cap`);p(e,t)},o=e=>{var t=h(`nothing: reading is free`);p(e,t)},s=e=>{var n=te(),r=x(T(n));G(r,{get value(){return t.estimate.likelyCostUsd},as:`money`});var i=x(r,2);G(i,{get value(){return t.estimate.maxCostUsd},as:`money`}),p(e,n)};N(r,e=>{t.estimate.maxResources===0?e(a):t.estimate.maxCostUsd===0?e(o,1):e(s,-1)}),p(e,n),M()}var re=s(`<bdi> </bdi>`),ie=s(` <code>goodones x connect</code>.`,1),ae=s(`<p class="muted svelte-571jfp"><!></p>`),oe=s(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd><!></dd></div></dl></div> <!></article>`);function se(e,t){d(t,!0);let i=_(()=>t.account.latestSyncRun),o=_(()=>S(i)?.status===`QUEUED`||S(i)?.status===`RUNNING`);var s=oe(),c=y(s),l=y(c);Y(l,{get src(){return t.account.profileImageUrl},get name(){return t.account.handle},size:36});var u=x(l,2),m=y(u),g=y(m);Z(g,{get href(){return t.account.profileUrl},children:(e,n)=>{var r=re(),i=k(r);w(()=>a(i,`@${t.account.handle??``}`)),p(e,r)},$$slots:{default:!0}}),n(m);var v=x(m,2),b=y(v),C=x(b);G(C,{get value(){return t.account.lastKnownFollowerCount}});var E=x(C);n(v),n(u);var D=x(u,2),O=y(D),A=e=>{I(e,{kind:`primary`,get href(){return`/runs/${S(i).databaseId??``}`},children:(e,t)=>{r();var n=h();w(()=>a(n,`Watch run ${S(i).databaseId??``}`)),p(e,n)},$$slots:{default:!0}})},j=e=>{{let n=_(()=>!t.account.isActive);I(e,{kind:`primary`,get disabled(){return S(n)},get onclick(){return t.onstart},children:(e,t)=>{r();var n=h(`Start a sync`);p(e,n)},$$slots:{default:!0}})}};N(O,e=>{S(i)&&S(o)?e(A):e(j,-1)});var P=x(O,2);I(P,{get onclick(){return t.onhistory},children:(e,t)=>{r();var n=h(`Followers`);p(e,n)},$$slots:{default:!0}});var F=x(P,2);I(F,{get busy(){return t.busy},onclick:()=>t.onwake(!t.account.isActive),children:(e,n)=>{r();var i=h();w(()=>a(i,t.account.isActive?`Sleep`:`Wake`)),p(e,i)},$$slots:{default:!0}});var L=x(F,2);I(L,{kind:`ghost`,get onclick(){return t.ondelete},children:(e,t)=>{r();var n=h(`Delete`);p(e,n)},$$slots:{default:!0}}),n(D),n(c);var R=x(c,2),z=y(R);{let e=_(()=>t.account.savedSearch?.id??``),n=_(()=>[[``,`None`],...t.searches.map(({id:e,name:t})=>[e,t])]);X(z,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(n)},get onchange(){return t.onassign}})}var B=x(z,2);{let e=_(()=>Object.entries(ee));X(B,{labelled:!0,label:`Tier`,get value(){return t.account.tier},get options(){return S(e)},get onchange(){return t.ontier}})}var V=x(B,2),H=y(V),U=x(y(H)),W=k(U);n(H);var K=x(H,2),J=x(y(K)),te=y(J),se=e=>{q(e,{get time(){return t.account.nextSyncAt}})},$=e=>{var t=h(`not scheduled`);p(e,t)};N(te,e=>{t.account.nextSyncAt?e(se):e($,-1)}),n(J),n(K);var ce=x(K,2),le=x(y(ce),2);ne(y(le),{get estimate(){return t.account.estimate}}),n(le),n(ce),n(V),n(R);var ue=x(R,2),de=e=>{var i=ae(),o=y(i),s=e=>{var t=h(`Connected: followers and posts are read at the owner's price, and likers are read.`);p(e,t)},c=e=>{var n=ie(),i=T(n);r(2),w(()=>a(i,`${t.account.connection===`RECONNECT`?`Its connection has ended`:`Not connected`}: reads cost ten times as
        much${t.account.likersReadable?``:`, and X shows likers to the owner alone`}.
        Connect it with `)),p(e,n)};N(o,e=>{t.account.connection===`CONNECTED`?e(s):e(c,-1)}),n(i),p(e,i)};N(ue,e=>{t.account.network===`X`&&e(de)}),n(s),w(()=>{f(s,`aria-label`,`@${t.account.handle??``}`),a(b,`${Q[t.account.network]??``} · `),a(E,` followers${t.account.isActive?``:` · asleep`}`),a(W,`${t.account.syncsUsedToday??``}${t.account.syncsAllowedToday==null?``:` of ${t.account.syncsAllowedToday}`} syncs`)}),p(e,s),M()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`AccountsEstimate`});var ce=new $(`
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
}`),le=new $(`
    query AccountsHistory($id: ID!, $days: Int!) {
  trackedAccount(id: $id) {
    followerHistory(days: $days) {
      day
      followers
    }
  }
}
    `),ue=new $(`
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
}`),de=new $(`
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
    `),fe=new $(`
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
    `),pe=new $(`
    mutation AccountsRejudge($input: RejudgeInput!) {
  rejudge(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      message
    }
  }
}
    `),me=new $(`
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
    `),he=new $(`
    mutation AccountsSleep($id: ID!) {
  sleepTrackedAccount(id: $id) {
    userErrors {
      message
    }
  }
}
    `),ge=new $(`
    mutation AccountsWake($input: WakeTrackedAccountInput!) {
  wakeTrackedAccount(input: $input) {
    userErrors {
      message
    }
  }
}
    `),_e=new $(`
    mutation AccountsTier($input: ChangeTierInput!) {
  changeTier(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ve=new $(`
    mutation AccountsDelete($input: DeleteTrackedAccountInput!) {
  deleteTrackedAccount(input: $input) {
    deletedTrackedAccountId
    userErrors {
      message
    }
  }
}
    `),ye=s(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function be(e,t){d(t,!0);let i=new R,o=C(``);async function s(e){e.preventDefault();let n={trackedAccountId:t.account.id,confirmHandle:S(o).trim()};await i.run(()=>F(ve,`deleteTrackedAccount`,{input:n}))&&t.ondeleted()}var c=ye(),f=y(c),m=x(y(f)),g=y(m),_=k(g);n(m),r(),n(f);var v=x(f,2),b=y(v),T=x(y(b)),E=k(T,!0);r(),n(b);var O=x(b,2);j(O),n(v);var A=x(v,2);J(A,{get error(){return i.error}});var N=x(A,2),P=y(N);I(P,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Cancel`);p(e,n)},$$slots:{default:!0}});var L=x(P,2);I(L,{kind:`danger`,type:`submit`,get busy(){return i.busy},children:(e,t)=>{r();var n=h(`Delete account and data`);p(e,n)},$$slots:{default:!0}}),n(N),n(c),w(()=>{a(_,`@${t.account.handle??``}`),a(E,t.account.handle)}),l(`submit`,c,s),u(O,()=>S(o),e=>D(o,e)),p(e,c),M()}var xe=s(`<p>The drawing could not be loaded.</p>`),Se=s(`<tr><th scope="row"> </th><td class="number" data-label="Followers"> </td><td class="number" data-label="Change"> </td></tr>`),Ce=s(`<p> <!>.</p> <!> <details><summary class="svelte-1uwk1ek">Numbers</summary> <table class="cards"><caption class="hidden-visually">Followers by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Followers</th><th scope="col" class="number">Change</th></tr></thead><tbody></tbody></table></details>`,1),we=s(`<!> <!> <!>`,1);function Te(s,l){d(l,!0);let u=C(30),f=new L(e=>P(le,{id:l.id,days:S(u)},e)),m=_(()=>f.data?.trackedAccount?.followerHistory??[]),g=_(()=>[S(m)[0],S(m).at(-1)]),A=_(()=>e(S(g),2)),j=_(()=>S(A)[0]),F=_(()=>S(A)[1]);v(()=>(S(u),f.load(),()=>f.stop()));var I=we(),R=T(I);{let e=_(()=>String(S(u)));X(R,{label:`Time shown`,get value(){return S(e)},options:[[`30`,`Last 30 days`],[`90`,`Last 90 days`],[`366`,`Last year`]],onchange:e=>D(u,Number(e),!0)})}var B=x(R,2),V=e=>{U(e,{get error(){return f.error},get onretry(){return f.load},get busy(){return f.loading}})};N(B,e=>{f.error&&e(V)});var G=x(B,2),K=e=>{var t=i(),n=T(t),r=e=>{W(e,{lines:6})};N(n,e=>{f.error||e(r)}),p(e,t)},q=e=>{H(e,{title:`No count yet`,children:(e,t)=>{r();var n=h(`Each sync asks the network how many follow the account.`);p(e,n)},$$slots:{default:!0}})},J=e=>{var s=Ce(),l=T(s),u=y(l),d=x(u),f=e=>{var t=h();w((e,n)=>a(t,`, ${e??``} since ${n??``}`),[()=>E(S(F).followers-S(j).followers),()=>O(S(j).day)]),p(e,t)};N(d,e=>{S(m).length>1&&e(f)}),r(),n(l);var g=x(l,2),v=e=>{var n=i(),r=T(n);t(r,()=>z(()=>import(`./Chart-RF3qtbun.js`),__vite__mapDeps([0,1,2])),null,(e,t)=>{var n=_(()=>{var{default:e}=S(t);return{Chart:e}}),r=_(()=>S(n).Chart),a=i(),o=T(a);c(o,()=>S(r),(e,t)=>{t(e,{get points(){return S(m)}})}),p(e,a)},e=>{var t=xe();p(e,t)}),p(e,n)};N(g,e=>{S(m).length>1&&e(v)});var C=x(g,2),D=x(y(C),2),A=x(y(D),2);o(A,23,()=>S(m),e=>e.day,(e,t,r)=>{var i=Se(),o=y(i),s=k(o,!0),c=x(o),l=k(c,!0),u=x(c),d=k(u,!0);n(i),w((e,t,n)=>{a(s,e),a(l,t),a(d,n)},[()=>O(S(t).day),()=>b(S(t).followers),()=>S(r)===0?``:E(S(t).followers-(S(m)[S(r)-1]?.followers??0))]),p(e,i)}),n(A),n(D),n(C),w((e,t)=>a(u,`${e??``} followers on ${t??``}`),[()=>b(S(F).followers),()=>O(S(F).day)]),p(e,s)};N(G,e=>{f.data===null?e(K):!S(j)||!S(F)?e(q,1):e(J,-1)}),p(s,I),M()}var Ee=s(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),De=s(`<p class="muted svelte-1eowh68">Has the search changed? <em>Judge again</em> judges by it whom you know already. It fetches nobody and costs nothing.</p>`),Oe=s(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <!> <div class="buttons svelte-1eowh68"><!> <!> <!></div>`,1);function ke(e,t){d(t,!0);let i=new R,o=new R,s=_(()=>t.account.estimate),c=B.path,l=e=>{e&&B.goFrom(c,`/runs/${e.databaseId}`)};function u(){i.run(async()=>{await t.settled()&&l((await F(fe,`startSync`,{input:{trackedAccountId:t.account.id}})).syncRun)})}function f(){o.run(async()=>{await t.settled()&&l((await F(pe,`rejudge`,{input:{trackedAccountId:t.account.id}})).syncRun)})}var m=Oe(),g=T(m);{let e=_(()=>t.account.savedSearch?.id??``),n=_(()=>[[``,`None: nobody is judged`],...t.searches.map(({id:e,name:t})=>[e,t])]);X(g,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(n)},get onchange(){return t.onassign}})}var v=x(g,2),b=e=>{var t=Ee();p(e,t)};N(v,e=>{t.searches.length===0&&e(b)});var C=x(v,2),E=y(C),D=x(y(E)),O=y(D);G(O,{get value(){return S(s).likelyResources}});var k=x(O,2);G(k,{get value(){return S(s).likelyCostUsd},as:`money`}),n(D),n(E);var A=x(E,2),j=x(y(A)),P=y(j);G(P,{get value(){return S(s).maxResources}});var L=x(P,2);G(L,{get value(){return S(s).maxCostUsd},as:`money`}),n(j),n(A);var z=x(A,2),V=x(y(z)),H=y(V);G(H,{get value(){return S(s).runsUntilComplete}});var U=x(H);n(V),n(z),n(C);var W=x(C,2),K=e=>{var t=De();p(e,t)};N(W,e=>{t.account.latestSyncRun&&t.account.savedSearch&&e(K)});var q=x(W,2);{let e=_(()=>i.error??o.error);J(q,{get error(){return S(e)}})}var Y=x(q,2),Z=y(Y);I(Z,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Not now`);p(e,n)},$$slots:{default:!0}});var Q=x(Z,2),ee=e=>{I(e,{get busy(){return o.busy},get disabled(){return i.busy},onclick:f,children:(e,t)=>{r();var n=h(`Judge again`);p(e,n)},$$slots:{default:!0}})};N(Q,e=>{t.account.latestSyncRun&&t.account.savedSearch&&e(ee)});var te=x(Q,2);I(te,{kind:`primary`,get busy(){return i.busy},get disabled(){return o.busy},onclick:u,children:(e,t)=>{r();var n=h(`Start sync`);p(e,n)},$$slots:{default:!0}}),n(Y),w(()=>a(U,` ${S(s).runsUntilComplete===1?`run`:`runs`}`)),p(e,m),M()}var Ae=s(`<bdi> </bdi>`),je=s(` <!> followers`,1),Me=s(`<p class="bio svelte-anaj14" dir="auto"> </p>`),Ne=s(`<p class="who svelte-anaj14"><!> <span class="svelte-anaj14"><!> <small class="svelte-anaj14"><bdi> </bdi> <!></small></span></p> <!>`,1),Pe=s(`<p> </p>`),Fe=s(`<p class="refused svelte-anaj14"> </p>`),Ie=s(`<div class="svelte-anaj14"><dt class="svelte-anaj14">A later sync</dt> <dd><!></dd></div>`),Le=s(`<dl class="svelte-anaj14"><div class="svelte-anaj14"><dt class="svelte-anaj14">First sync</dt> <dd><!></dd></div> <div class="svelte-anaj14"><dt class="svelte-anaj14">Whole list known after</dt><dd><!> </dd></div> <!></dl>`),Re=s(`<div class="found svelte-anaj14" role="status" aria-label="What was found"><!> <!> <!> <!></div>`);function ze(e,t){d(t,!0);let i=_(()=>t.found.account);var s=Re(),c=y(s),l=e=>{var t=Ne(),o=T(t),s=y(o);{let e=_(()=>S(i).name||S(i).handle);Y(s,{get src(){return S(i).profileImageUrl},get name(){return S(e)},size:36})}var c=x(s,2),l=y(c);Z(l,{get href(){return S(i).profileUrl},children:(e,t)=>{var n=Ae(),r=k(n,!0);w(()=>a(r,S(i).name||`@${S(i).handle}`)),p(e,n)},$$slots:{default:!0}});var u=x(l,2),d=y(u),f=k(d),m=x(d),h=x(m),g=e=>{var t=je(),n=T(t,!0);n.nodeValue=` · `;var a=x(n);G(a,{get value(){return S(i).followersCount}}),r(),p(e,t)};N(h,e=>{S(i).followersCount!=null&&e(g)}),n(u),n(c),n(o);var v=x(o,2),b=e=>{var t=Me(),n=k(t,!0);w(()=>{a(n,S(i).bio),t.dir=t.dir}),p(e,t)};N(v,e=>{S(i).bio&&e(b)}),w(()=>{a(f,`@${S(i).handle??``}`),a(m,` at ${Q[S(i).network]??``}`)}),p(e,t)};N(c,e=>{S(i)&&e(l)});var u=x(c,2),f=e=>{var n=Pe(),r=k(n);w(()=>a(r,`You track it already${t.found.trackedAccount.isActive?``:`; it sleeps, and tracking wakes it`}.`)),p(e,n)};N(u,e=>{t.found.trackedAccount&&e(f)});var m=x(u,2);o(m,17,()=>t.found.userErrors,({message:e})=>e,(e,t)=>{let n=()=>S(t).message;var r=Fe(),i=k(r,!0);w(()=>a(i,n())),p(e,r)});var h=x(m,2),g=e=>{var r=Le(),i=y(r),o=x(y(i),2);ne(y(o),{get estimate(){return t.found.firstSync}}),n(o),n(i);var s=x(i,2),c=x(y(s)),l=y(c);G(l,{get value(){return t.found.firstSync.runsUntilComplete}});var u=x(l);n(c),n(s);var d=x(s,2),f=e=>{var r=Ie(),i=x(y(r),2);ne(y(i),{get estimate(){return t.found.laterSync}}),n(i),n(r),p(e,r)};N(d,e=>{t.found.laterSync&&e(f)}),n(r),w(()=>a(u,` ${t.found.firstSync.runsUntilComplete===1?`sync`:`syncs`}`)),p(e,r)};N(h,e=>{t.found.firstSync&&e(g)}),n(s),p(e,s),M()}var Be=s(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <!> <p class="svelte-zq7okz">No follower is read yet. X charges for an account that is asked for, once a day, as for one user; Bluesky is free.</p> <!> <div class="buttons svelte-zq7okz"><!> <!> <!></div></form>`);function Ve(e,t){d(t,!0);let i=new R,a=C(``),o=C(``),s=C(`STARTER`),c=new R,f=C(null),m=()=>({handle:S(a).trim(),network:S(o)===``?null:S(o),tier:S(s)});function v(){D(f,null),c.error=null}function b(){c.run(async()=>{let e=m(),{lookupAccount:t}=await P(ue,e),n=m();n.handle===e.handle&&n.network===e.network&&n.tier===e.tier&&D(f,t)})}function w(e){e.preventDefault(),i.run(async()=>{let{trackedAccount:e}=await F(de,`trackAccount`,{input:m()});e&&t.ontracked(e.id)})}var T=Be(),E=y(T),O=x(y(E),2);j(O),A(O,!0),n(E);var k=x(E,2);X(k,{labelled:!0,label:`Network`,get value(){return S(o)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>{D(o,e,!0),v()}});var L=x(k,2);X(L,{labelled:!0,label:`Tier`,get value(){return S(s)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>{D(s,e,!0),v()}});var z=x(L,2),B=e=>{ze(e,{get found(){return S(f)}})};N(z,e=>{S(f)&&e(B)});var V=x(z,4);{let e=_(()=>c.error??i.error);J(V,{get error(){return S(e)}})}var H=x(V,2),U=y(H);I(U,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Cancel`);p(e,n)},$$slots:{default:!0}});var W=x(U,2);{let e=_(()=>S(a).trim()===``);I(W,{get disabled(){return S(e)},get busy(){return c.busy},onclick:b,children:(e,t)=>{r();var n=h(`Estimate`);p(e,n)},$$slots:{default:!0}})}var G=x(W,2);I(G,{kind:`primary`,type:`submit`,get busy(){return i.busy},children:(e,t)=>{r();var n=h(`Track account`);p(e,n)},$$slots:{default:!0}}),n(H),n(T),l(`submit`,T,w),g(`input`,O,v),u(O,()=>S(a),e=>D(a,e)),p(e,T),M()}m([`input`]);var He=s(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),Ue=s(`<li><!></li>`),We=s(`<ul></ul>`),Ge=s(`<!> <!>`,1),Ke=s(`<div class="screen-head"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!> <!>`,1);function qe(e,t){d(t,!0);let a=new L(e=>P(ce,{},e)),s=new R,c=C(!1),l=C(!1),u=C(!1),f=C(!1),m=C(null),g=C(null),b=_(()=>a.data?.trackedAccounts??[]),w=_(()=>a.data?.savedSearches??[]),E=_(()=>S(b).find(({id:e})=>e===S(m)));v(()=>(a.load(),()=>a.stop()));let O=null;async function k(e,t){let n=O,r=(async()=>{await n,D(g,e,!0);let r=await s.run(t);return await a.load(),r})();O=r,await r,O===r&&(O=null)}let A=(e,t)=>k(e,()=>F(me,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),j=(e,t)=>k(e,()=>F(_e,`changeTier`,{input:{trackedAccountId:e,tier:t}})),z=(e,t)=>k(e,()=>t?F(ge,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):F(he,`sleepTrackedAccount`,{id:e}));async function B(e){await a.load(),S(c)&&(D(c,!1),D(m,e,!0),D(l,!0))}function U(){D(u,!1),a.load()}var W=Ke(),G=T(W),q=x(y(G),2);I(q,{kind:`primary`,onclick:()=>D(c,!0),children:(e,t)=>{r();var n=h(`Track an account`);p(e,n)},$$slots:{default:!0}}),n(G);var Y=x(G,2),X=e=>{J(e,{get error(){return s.error}})};N(Y,e=>{S(l)||e(X)});var Z=x(Y,2);K(Z,{title:`Tracked accounts`,get resource(){return a},lines:6,flush:!0,children:(e,t)=>{var a=i(),d=T(a),v=e=>{H(e,{title:`No account yet`,action:e=>{I(e,{kind:`primary`,onclick:()=>D(c,!0),children:(e,t)=>{r();var n=h(`Track your first account`);p(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=He();p(e,n)},$$slots:{action:!0,default:!0}})},x=e=>{var t=We();o(t,21,()=>S(b),e=>e.id,(e,t)=>{var r=Ue(),i=y(r);{let e=_(()=>s.busy&&S(g)===S(t).id);se(i,{get account(){return S(t)},get searches(){return S(w)},get busy(){return S(e)},onassign:e=>A(S(t).id,e),ontier:e=>j(S(t).id,e),onwake:e=>z(S(t).id,e),onstart:()=>{D(m,S(t).id,!0),D(l,!0)},onhistory:()=>{D(m,S(t).id,!0),D(f,!0)},ondelete:()=>{D(m,S(t).id,!0),D(u,!0)}})}n(r),p(e,r)}),n(t),p(e,t)};N(d,e=>{S(b).length===0?e(v):e(x,-1)}),p(e,a)},$$slots:{default:!0}});var Q=x(Z,2);V(Q,{title:`Track an account`,get open(){return S(c)},set open(e){D(c,e,!0)},children:(e,t)=>{Ve(e,{ontracked:B,oncancel:()=>D(c,!1)})},$$slots:{default:!0}});var ee=x(Q,2);{let e=_(()=>S(E)?.handle);V(ee,{get title(){return`Sync @${S(e)??``}`},get open(){return S(l)},set open(e){D(l,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{var t=Ge(),n=T(t);ke(n,{get account(){return S(E)},get searches(){return S(w)},onassign:e=>A(S(E).id,e),settled:async()=>await O??!0,oncancel:()=>D(l,!1)});var r=x(n,2);J(r,{get error(){return s.error}}),p(e,t)};N(r,e=>{S(E)&&e(a)}),p(e,n)},$$slots:{default:!0}})}var te=x(ee,2);{let e=_(()=>S(E)?.handle);V(te,{get title(){return`Followers of @${S(e)??``}`},wide:!0,get open(){return S(f)},set open(e){D(f,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{Te(e,{get id(){return S(E).id}})};N(r,e=>{S(E)&&e(a)}),p(e,n)},$$slots:{default:!0}})}var ne=x(te,2);V(ne,{title:`Delete account`,get open(){return S(u)},set open(e){D(u,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{be(e,{get account(){return S(E)},ondeleted:U,oncancel:()=>D(u,!1)})};N(r,e=>{S(E)&&e(a)}),p(e,n)},$$slots:{default:!0}}),p(e,W),M()}export{qe as default};