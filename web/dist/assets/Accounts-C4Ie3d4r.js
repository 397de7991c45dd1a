const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Chart-RF3qtbun.js","assets/format-DkR7eRrJ.js","assets/Chart-CAUtX-_E.css"])))=>i.map(i=>d[i]);
import{At as e,B as t,Dt as n,Et as r,G as i,H as a,I as o,K as s,P as c,Q as l,S as u,St as d,T as f,W as p,X as m,Y as h,Z as g,_t as _,at as v,ct as y,d as b,dt as x,et as S,gt as C,it as w,lt as T,m as E,mt as D,nt as O,s as k,ut as A,vt as j,w as M,xt as N,z as P}from"./format-DkR7eRrJ.js";import{d as F,o as I,s as L,t as R}from"./index-Bt-9fM6h.js";import{c as z,i as B,n as V,r as H,u as U}from"./Countdown-HnqKytR4.js";import{a as W,i as G,n as K,r as q,t as J}from"./RelativeTime-ajkSRE0B.js";import{t as Y}from"./Problem-DCRK0tyJ.js";import{t as X}from"./Avatar-Diwdj0GV.js";import{t as Z}from"./Choice-CgpoVOA7.js";import{t as Q}from"./Outward-BxKsKCYA.js";import{a as ee,i as te,s as ne}from"./words-DY8ZOAi-.js";var re=s(`about <!>, at most <!>`,1);function ie(e,t){d(t,!0);var n=i(),r=T(n),a=e=>{var t=h(`nothing is left of the month's cap`);p(e,t)},o=e=>{var t=h(`nothing: reading is free`);p(e,t)},s=e=>{var n=re(),r=x(T(n));K(r,{get value(){return t.estimate.likelyCostUsd},as:`money`});var i=x(r,2);K(i,{get value(){return t.estimate.maxCostUsd},as:`money`}),p(e,n)};P(r,e=>{t.estimate.maxResources===0?e(a):t.estimate.maxCostUsd===0?e(o,1):e(s,-1)}),p(e,n),N()}var ae=s(`<bdi> </bdi>`),oe=s(` <code>goodones x connect</code>.`,1),se=s(`<p class="muted svelte-571jfp"><!></p>`),ce=s(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Syncs today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next sync</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd><!></dd></div></dl></div> <!></article>`);function le(e,t){d(t,!0);let i=_(()=>t.account.latestSyncRun),o=_(()=>S(i)?.status===`QUEUED`||S(i)?.status===`RUNNING`);var s=ce(),c=y(s),l=y(c);X(l,{get src(){return t.account.profileImageUrl},get name(){return t.account.handle},size:36});var u=x(l,2),m=y(u),g=y(m);Q(g,{get href(){return t.account.profileUrl},children:(e,n)=>{var r=ae(),i=A(r);w(()=>a(i,`@${t.account.handle??``}`)),p(e,r)},$$slots:{default:!0}}),n(m);var v=x(m,2),b=y(v),C=x(b);K(C,{get value(){return t.account.lastKnownFollowerCount}});var E=x(C);n(v),n(u);var D=x(u,2),O=y(D),k=e=>{V(e,{kind:`primary`,get href(){return`/runs/${S(i).databaseId??``}`},children:(e,t)=>{r();var n=h();w(()=>a(n,`Watch run ${S(i).databaseId??``}`)),p(e,n)},$$slots:{default:!0}})},j=e=>{{let n=_(()=>!t.account.isActive);V(e,{kind:`primary`,get disabled(){return S(n)},get onclick(){return t.onstart},children:(e,t)=>{r();var n=h(`Start a sync`);p(e,n)},$$slots:{default:!0}})}};P(O,e=>{S(i)&&S(o)?e(k):e(j,-1)});var M=x(O,2);V(M,{get onclick(){return t.onhistory},children:(e,t)=>{r();var n=h(`Followers`);p(e,n)},$$slots:{default:!0}});var F=x(M,2);{let e=_(()=>t.account.isActive?`No more syncs until you wake it. What was found stays`:`Syncs start again`);V(F,{get busy(){return t.busy},get title(){return S(e)},onclick:()=>t.onwake(!t.account.isActive),children:(e,n)=>{r();var i=h();w(()=>a(i,t.account.isActive?`Sleep`:`Wake`)),p(e,i)},$$slots:{default:!0}})}var I=x(F,2);V(I,{kind:`ghost`,get onclick(){return t.ondelete},children:(e,t)=>{r();var n=h(`Delete`);p(e,n)},$$slots:{default:!0}}),n(D),n(c);var L=x(c,2),R=y(L);{let e=_(()=>t.account.savedSearch?.id??``),n=_(()=>[[``,`None`],...t.searches.map(({id:e,name:t})=>[e,t])]);Z(R,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(n)},get onchange(){return t.onassign}})}var z=x(R,2);{let e=_(()=>Object.entries(ne));Z(z,{labelled:!0,label:`Tier`,get value(){return t.account.tier},get options(){return S(e)},get onchange(){return t.ontier}})}var B=x(z,2),H=y(B),U=x(y(H)),W=A(U);n(H);var G=x(H,2),q=x(y(G)),Y=y(q),ee=e=>{J(e,{get time(){return t.account.nextSyncAt}})},re=e=>{var t=h(`not scheduled`);p(e,t)};P(Y,e=>{t.account.nextSyncAt?e(ee):e(re,-1)}),n(q),n(G);var le=x(G,2),$=x(y(le),2);ie(y($),{get estimate(){return t.account.estimate}}),n($),n(le),n(B),n(L);var ue=x(L,2),de=e=>{var i=se(),o=y(i),s=e=>{var t=h(`Connected: followers and posts are read at the owner's price, and likers are read.`);p(e,t)},c=e=>{var n=oe(),i=T(n);r(2),w(()=>a(i,`${t.account.connection===`RECONNECT`?`Its connection has ended`:`Not connected`}: reads cost ten times as
        much${t.account.likersReadable?``:`, and X shows likers to the owner alone`}.
        Connect it with `)),p(e,n)};P(o,e=>{t.account.connection===`CONNECTED`?e(s):e(c,-1)}),n(i),p(e,i)};P(ue,e=>{t.account.network===`X`&&e(de)}),n(s),w(()=>{f(s,`aria-label`,`@${t.account.handle??``}`),a(b,`${te[t.account.network]??``} · `),a(E,` followers${t.account.isActive?``:` · asleep`}`),a(W,`${t.account.syncsUsedToday??``}${t.account.syncsAllowedToday==null?``:` of ${t.account.syncsAllowedToday}`}`)}),p(e,s),N()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`AccountsEstimate`});var ue=new $(`
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
}`),de=new $(`
    query AccountsHistory($id: ID!, $days: Int!) {
  trackedAccount(id: $id) {
    followerHistory(days: $days) {
      day
      followers
    }
  }
}
    `),fe=new $(`
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
}`),pe=new $(`
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
    `),me=new $(`
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
    `),he=new $(`
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
    `),ge=new $(`
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
    `),_e=new $(`
    mutation AccountsSleep($id: ID!) {
  sleepTrackedAccount(id: $id) {
    userErrors {
      message
    }
  }
}
    `),ve=new $(`
    mutation AccountsWake($input: WakeTrackedAccountInput!) {
  wakeTrackedAccount(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ye=new $(`
    mutation AccountsTier($input: ChangeTierInput!) {
  changeTier(input: $input) {
    userErrors {
      message
    }
  }
}
    `),be=new $(`
    mutation AccountsDelete($input: DeleteTrackedAccountInput!) {
  deleteTrackedAccount(input: $input) {
    deletedTrackedAccountId
    userErrors {
      message
    }
  }
}
    `),xe=s(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function Se(e,t){d(t,!0);let i=new U,o=C(``);async function s(e){e.preventDefault();let n={trackedAccountId:t.account.id,confirmHandle:S(o).trim()};await i.run(()=>B(be,`deleteTrackedAccount`,{input:n}))&&t.ondeleted()}var c=xe(),f=y(c),m=x(y(f)),g=y(m),_=A(g);n(m),r(),n(f);var v=x(f,2),b=y(v),T=x(y(b)),E=A(T,!0);r(),n(b);var O=x(b,2);M(O),n(v);var k=x(v,2);Y(k,{get error(){return i.error}});var j=x(k,2),P=y(j);V(P,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Cancel`);p(e,n)},$$slots:{default:!0}});var F=x(P,2);V(F,{kind:`danger`,type:`submit`,get busy(){return i.busy},children:(e,t)=>{r();var n=h(`Delete account and data`);p(e,n)},$$slots:{default:!0}}),n(j),n(c),w(()=>{a(_,`@${t.account.handle??``}`),a(E,t.account.handle)}),l(`submit`,c,s),u(O,()=>S(o),e=>D(o,e)),p(e,c),N()}var Ce=s(`<p>The drawing could not be loaded.</p>`),we=s(`<tr><th scope="row"> </th><td class="number" data-label="Followers"> </td><td class="number" data-label="Change"> </td></tr>`),Te=s(`<p> <!>.</p> <!> <details><summary class="svelte-1uwk1ek">Numbers</summary> <table class="cards"><caption class="hidden-visually">Followers by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Followers</th><th scope="col" class="number">Change</th></tr></thead><tbody></tbody></table></details>`,1),Ee=s(`<!> <!> <!>`,1);function De(s,l){d(l,!0);let u=C(30),f=new H(e=>z(de,{id:l.id,days:S(u)},e)),m=_(()=>f.data?.trackedAccount?.followerHistory??[]),g=_(()=>[S(m)[0],S(m).at(-1)]),O=_(()=>e(S(g),2)),j=_(()=>S(O)[0]),M=_(()=>S(O)[1]);v(()=>(S(u),f.load(),()=>f.stop()));var I=Ee(),L=T(I);{let e=_(()=>String(S(u)));Z(L,{label:`Time shown`,get value(){return S(e)},options:[[`30`,`Last 30 days`],[`90`,`Last 90 days`],[`366`,`Last year`]],onchange:e=>D(u,Number(e),!0)})}var B=x(L,2),V=e=>{W(e,{get error(){return f.error},get onretry(){return f.load},get busy(){return f.loading}})};P(B,e=>{f.error&&e(V)});var U=x(B,2),K=e=>{var t=i(),n=T(t),r=e=>{G(e,{lines:6})};P(n,e=>{f.error||e(r)}),p(e,t)},q=e=>{R(e,{title:`No count yet`,children:(e,t)=>{r();var n=h(`Each sync asks the network how many follow the account.`);p(e,n)},$$slots:{default:!0}})},J=e=>{var s=Te(),l=T(s),u=y(l),d=x(u),f=e=>{var t=h();w((e,n)=>a(t,`, ${e??``} since ${n??``}`),[()=>E(S(M).followers-S(j).followers),()=>k(S(j).day)]),p(e,t)};P(d,e=>{S(m).length>1&&e(f)}),r(),n(l);var g=x(l,2),v=e=>{var n=i(),r=T(n);t(r,()=>F(()=>import(`./Chart-RF3qtbun.js`),__vite__mapDeps([0,1,2])),null,(e,t)=>{var n=_(()=>{var{default:e}=S(t);return{Chart:e}}),r=_(()=>S(n).Chart),a=i(),o=T(a);c(o,()=>S(r),(e,t)=>{t(e,{get points(){return S(m)}})}),p(e,a)},e=>{var t=Ce();p(e,t)}),p(e,n)};P(g,e=>{S(m).length>1&&e(v)});var C=x(g,2),D=x(y(C),2),O=x(y(D),2);o(O,23,()=>S(m),e=>e.day,(e,t,r)=>{var i=we(),o=y(i),s=A(o,!0),c=x(o),l=A(c,!0),u=x(c),d=A(u,!0);n(i),w((e,t,n)=>{a(s,e),a(l,t),a(d,n)},[()=>k(S(t).day),()=>b(S(t).followers),()=>S(r)===0?``:E(S(t).followers-(S(m)[S(r)-1]?.followers??0))]),p(e,i)}),n(O),n(D),n(C),w((e,t)=>a(u,`${e??``} followers on ${t??``}`),[()=>b(S(M).followers),()=>k(S(M).day)]),p(e,s)};P(U,e=>{f.data===null?e(K):!S(j)||!S(M)?e(q,1):e(J,-1)}),p(s,I),N()}var Oe=s(`<a href="/searches">Write a search first.</a>`),ke=s(`<p class="note svelte-1eowh68">Without a search this sync finds nobody, and costs the same. <!></p>`),Ae=s(`<p class="muted svelte-1eowh68">Has the search changed? <em>Judge again</em> judges by it whom you know already. It fetches nobody and costs nothing.</p>`),je=s(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <!> <div class="buttons svelte-1eowh68"><!> <!> <!></div>`,1);function Me(e,t){d(t,!0);let i=new U,o=new U,s=_(()=>t.account.estimate),c=I.path,l=e=>{e&&I.goFrom(c,`/runs/${e.databaseId}`)};function u(){i.run(async()=>{await t.settled()&&l((await B(me,`startSync`,{input:{trackedAccountId:t.account.id}})).syncRun)})}function f(){o.run(async()=>{await t.settled()&&l((await B(he,`rejudge`,{input:{trackedAccountId:t.account.id}})).syncRun)})}var m=je(),g=T(m);{let e=_(()=>t.account.savedSearch?.id??``),n=_(()=>[[``,`None: nobody is judged`],...t.searches.map(({id:e,name:t})=>[e,t])]);Z(g,{labelled:!0,label:`Search`,get value(){return S(e)},get options(){return S(n)},get onchange(){return t.onassign}})}var v=x(g,2),b=e=>{var r=ke(),i=x(y(r)),a=e=>{var t=Oe();p(e,t)},o=e=>{var t=h(`Choose one above.`);p(e,t)};P(i,e=>{t.searches.length===0?e(a):e(o,-1)}),n(r),p(e,r)};P(v,e=>{t.account.savedSearch||e(b)});var C=x(v,2),E=y(C),D=x(y(E)),O=y(D);K(O,{get value(){return S(s).likelyResources}});var k=x(O,2);K(k,{get value(){return S(s).likelyCostUsd},as:`money`}),n(D),n(E);var A=x(E,2),j=x(y(A)),M=y(j);K(M,{get value(){return S(s).maxResources}});var F=x(M,2);K(F,{get value(){return S(s).maxCostUsd},as:`money`}),n(j),n(A);var L=x(A,2),R=x(y(L)),z=y(R);K(z,{get value(){return S(s).runsUntilComplete}});var H=x(z);n(R),n(L),n(C);var W=x(C,2),G=e=>{var t=Ae();p(e,t)};P(W,e=>{t.account.latestSyncRun&&t.account.savedSearch&&e(G)});var q=x(W,2);{let e=_(()=>i.error??o.error);Y(q,{get error(){return S(e)}})}var J=x(q,2),X=y(J);V(X,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Not now`);p(e,n)},$$slots:{default:!0}});var Q=x(X,2),ee=e=>{V(e,{get busy(){return o.busy},get disabled(){return i.busy},onclick:f,children:(e,t)=>{r();var n=h(`Judge again`);p(e,n)},$$slots:{default:!0}})};P(Q,e=>{t.account.latestSyncRun&&t.account.savedSearch&&e(ee)});var te=x(Q,2);V(te,{kind:`primary`,get busy(){return i.busy},get disabled(){return o.busy},onclick:u,children:(e,t)=>{r();var n=h(`Start sync`);p(e,n)},$$slots:{default:!0}}),n(J),w(()=>a(H,` ${S(s).runsUntilComplete===1?`run`:`runs`}`)),p(e,m),N()}var Ne=s(`<bdi> </bdi>`),Pe=s(` <!> followers`,1),Fe=s(`<p class="bio svelte-anaj14" dir="auto"> </p>`),Ie=s(`<p class="who svelte-anaj14"><!> <span class="svelte-anaj14"><!> <small class="svelte-anaj14"><bdi> </bdi> <!></small></span></p> <!>`,1),Le=s(`<p> </p>`),Re=s(`<p class="refused svelte-anaj14"> </p>`),ze=s(`<div class="svelte-anaj14"><dt class="svelte-anaj14">A later sync</dt> <dd><!></dd></div>`),Be=s(`<dl class="svelte-anaj14"><div class="svelte-anaj14"><dt class="svelte-anaj14">First sync</dt> <dd><!></dd></div> <div class="svelte-anaj14"><dt class="svelte-anaj14">Whole list known after</dt><dd><!> </dd></div> <!></dl>`),Ve=s(`<div class="found svelte-anaj14" role="status" aria-label="What was found"><!> <!> <!> <!></div>`);function He(e,t){d(t,!0);let i=_(()=>t.found.account);var s=Ve(),c=y(s),l=e=>{var t=Ie(),o=T(t),s=y(o);{let e=_(()=>ee({name:S(i).name??``,handle:S(i).handle}));X(s,{get src(){return S(i).profileImageUrl},get name(){return S(e)},size:36})}var c=x(s,2),l=y(c);Q(l,{get href(){return S(i).profileUrl},children:(e,t)=>{var n=Ne(),r=A(n,!0);w(e=>a(r,e),[()=>ee({name:S(i).name??``,handle:`@${S(i).handle}`})]),p(e,n)},$$slots:{default:!0}});var u=x(l,2),d=y(u),f=A(d),m=x(d),h=x(m),g=e=>{var t=Pe(),n=T(t,!0);n.nodeValue=` · `;var a=x(n);K(a,{get value(){return S(i).followersCount}}),r(),p(e,t)};P(h,e=>{S(i).followersCount!=null&&e(g)}),n(u),n(c),n(o);var v=x(o,2),b=e=>{var t=Fe(),n=A(t,!0);w(()=>{a(n,S(i).bio),t.dir=t.dir}),p(e,t)};P(v,e=>{S(i).bio&&e(b)}),w(()=>{a(f,`@${S(i).handle??``}`),a(m,` at ${te[S(i).network]??``}`)}),p(e,t)};P(c,e=>{S(i)&&e(l)});var u=x(c,2),f=e=>{var n=Le(),r=A(n);w(()=>a(r,`You track it already${t.found.trackedAccount.isActive?``:`; it sleeps, and tracking wakes it`}.`)),p(e,n)};P(u,e=>{t.found.trackedAccount&&e(f)});var m=x(u,2);o(m,17,()=>t.found.userErrors,({message:e})=>e,(e,t)=>{let n=()=>S(t).message;var r=Re(),i=A(r,!0);w(()=>a(i,n())),p(e,r)});var h=x(m,2),g=e=>{var r=Be(),i=y(r),o=x(y(i),2);ie(y(o),{get estimate(){return t.found.firstSync}}),n(o),n(i);var s=x(i,2),c=x(y(s)),l=y(c);K(l,{get value(){return t.found.firstSync.runsUntilComplete}});var u=x(l);n(c),n(s);var d=x(s,2),f=e=>{var r=ze(),i=x(y(r),2);ie(y(i),{get estimate(){return t.found.laterSync}}),n(i),n(r),p(e,r)};P(d,e=>{t.found.laterSync&&e(f)}),n(r),w(()=>a(u,` ${t.found.firstSync.runsUntilComplete===1?`sync`:`syncs`}`)),p(e,r)};P(h,e=>{t.found.firstSync&&e(g)}),n(s),p(e,s),N()}var Ue=s(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <!> <p class="svelte-zq7okz">No follower is read yet. X charges for an account that is asked for, once a day, as for one user; Bluesky is free.</p> <!> <div class="buttons svelte-zq7okz"><!> <!> <!></div></form>`);function We(e,t){d(t,!0);let i=new U,a=C(``),o=C(``),s=C(`STARTER`),c=new U,f=C(null),m=()=>({handle:S(a).trim(),network:S(o)===``?null:S(o),tier:S(s)});function v(){D(f,null),c.error=null}function b(){c.run(async()=>{let e=m(),{lookupAccount:t}=await z(fe,e),n=m();n.handle===e.handle&&n.network===e.network&&n.tier===e.tier&&D(f,t)})}function w(e){e.preventDefault(),c.error=null,S(f)&&S(f).userErrors.length>0&&D(f,null),i.run(async()=>{let{trackedAccount:e}=await B(pe,`trackAccount`,{input:m()});e&&t.ontracked(e.id)})}var T=Ue(),E=y(T),O=x(y(E),2);M(O),j(O,!0),n(E);var k=x(E,2);Z(k,{labelled:!0,label:`Network`,get value(){return S(o)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>{D(o,e,!0),v()}});var A=x(k,2);Z(A,{labelled:!0,label:`Tier`,get value(){return S(s)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>{D(s,e,!0),v()}});var F=x(A,2),I=e=>{He(e,{get found(){return S(f)}})};P(F,e=>{S(f)&&e(I)});var L=x(F,4);{let e=_(()=>c.error??i.error);Y(L,{get error(){return S(e)}})}var R=x(L,2),H=y(R);V(H,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=h(`Cancel`);p(e,n)},$$slots:{default:!0}});var W=x(H,2);{let e=_(()=>S(a).trim()===``);V(W,{get disabled(){return S(e)},get busy(){return c.busy},onclick:b,children:(e,t)=>{r();var n=h(`Estimate`);p(e,n)},$$slots:{default:!0}})}var G=x(W,2);V(G,{kind:`primary`,type:`submit`,get busy(){return i.busy},children:(e,t)=>{r();var n=h(`Track account`);p(e,n)},$$slots:{default:!0}}),n(R),n(T),l(`submit`,T,w),g(`input`,O,v),u(O,()=>S(a),e=>D(a,e)),p(e,T),N()}m([`input`]);var Ge=s(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),Ke=s(`<li><!></li>`),qe=s(`<ul></ul>`),Je=s(`<!> <!>`,1),Ye=s(`<p>A sync of <bdi> </bdi> is under way. If the account sleeps, it ends now; what it has found stays.</p>`),Xe=s(`<div class="screen-head"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!> <!> <!>`,1);function Ze(e,t){d(t,!0);let s=new H(e=>z(ue,{},e)),c=new U,l=C(!1),u=C(!1),f=C(!1),m=C(!1),g=C(!1),b=C(null),E=C(null),k=_(()=>s.data?.trackedAccounts??[]),j=_(()=>s.data?.savedSearches??[]),M=_(()=>S(k).find(({id:e})=>e===S(b)));v(()=>(s.load(),()=>s.stop()));let F=_(()=>I.params.get(`sync`));v(()=>{S(F)!==null&&s.data!==null&&O(()=>{let e=S(k).find(({id:e,isActive:t})=>e===S(F)&&t);I.choose({sync:``}),e&&(D(b,e.id,!0),D(u,!0))})});let W=null;async function G(e,t){let n=W,r=(async()=>{await n,D(E,e,!0);let r=await c.run(t);return await s.load(),r})();W=r,await r,W===r&&(W=null)}let K=(e,t)=>G(e,()=>B(ge,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),J=(e,t)=>G(e,()=>B(ye,`changeTier`,{input:{trackedAccountId:e,tier:t}})),X=(e,t)=>G(e,()=>t?B(ve,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):B(_e,`sleepTrackedAccount`,{id:e}));function Z(e,t){D(b,e.id,!0);let n=e.latestSyncRun?.status;!t&&(n===`QUEUED`||n===`RUNNING`)?D(g,!0):X(e.id,t)}async function Q(e){await s.load(),S(l)&&(D(l,!1),D(b,e,!0),D(u,!0))}function ee(){D(f,!1),s.load()}var te=Xe(),ne=T(te),re=x(y(ne),2);V(re,{kind:`primary`,onclick:()=>D(l,!0),children:(e,t)=>{r();var n=h(`Track an account`);p(e,n)},$$slots:{default:!0}}),n(ne);var ie=x(ne,2),ae=e=>{Y(e,{get error(){return c.error}})};P(ie,e=>{S(u)||e(ae)});var oe=x(ie,2);q(oe,{title:`Tracked accounts`,get resource(){return s},lines:6,flush:!0,children:(e,t)=>{var a=i(),s=T(a),d=e=>{R(e,{title:`No account yet`,action:e=>{V(e,{kind:`primary`,onclick:()=>D(l,!0),children:(e,t)=>{r();var n=h(`Track your first account`);p(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=Ge();p(e,n)},$$slots:{action:!0,default:!0}})},g=e=>{var t=qe();o(t,21,()=>S(k),e=>e.id,(e,t)=>{var r=Ke(),i=y(r);{let e=_(()=>c.busy&&S(E)===S(t).id);le(i,{get account(){return S(t)},get searches(){return S(j)},get busy(){return S(e)},onassign:e=>K(S(t).id,e),ontier:e=>J(S(t).id,e),onwake:e=>Z(S(t),e),onstart:()=>{D(b,S(t).id,!0),D(u,!0)},onhistory:()=>{D(b,S(t).id,!0),D(m,!0)},ondelete:()=>{D(b,S(t).id,!0),D(f,!0)}})}n(r),p(e,r)}),n(t),p(e,t)};P(s,e=>{S(k).length===0?e(d):e(g,-1)}),p(e,a)},$$slots:{default:!0}});var se=x(oe,2);L(se,{title:`Track an account`,get open(){return S(l)},set open(e){D(l,e,!0)},children:(e,t)=>{We(e,{ontracked:Q,oncancel:()=>D(l,!1)})},$$slots:{default:!0}});var ce=x(se,2);{let e=_(()=>S(M)?.handle);L(ce,{get title(){return`Sync @${S(e)??``}`},get open(){return S(u)},set open(e){D(u,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{var t=Je(),n=T(t);Me(n,{get account(){return S(M)},get searches(){return S(j)},onassign:e=>K(S(M).id,e),settled:async()=>await W??!0,oncancel:()=>D(u,!1)});var r=x(n,2);Y(r,{get error(){return c.error}}),p(e,t)};P(r,e=>{S(M)&&e(a)}),p(e,n)},$$slots:{default:!0}})}var $=x(ce,2);L($,{title:`End the run, too?`,get open(){return S(g)},set open(e){D(g,e,!0)},actions:e=>{var t=Je(),n=T(t);V(n,{onclick:()=>D(g,!1),children:(e,t)=>{r();var n=h(`Let it run`);p(e,n)},$$slots:{default:!0}});var i=x(n,2);V(i,{kind:`danger`,onclick:()=>{D(g,!1),S(M)&&X(S(M).id,!1)},children:(e,t)=>{r();var n=h(`End it and sleep`);p(e,n)},$$slots:{default:!0}}),p(e,t)},children:(e,t)=>{var i=Ye(),o=x(y(i)),s=A(o);r(),n(i),w(()=>a(s,`@${S(M)?.handle??``}`)),p(e,i)},$$slots:{actions:!0,default:!0}});var de=x($,2);{let e=_(()=>S(M)?.handle);L(de,{get title(){return`Followers of @${S(e)??``}`},wide:!0,get open(){return S(m)},set open(e){D(m,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{De(e,{get id(){return S(M).id}})};P(r,e=>{S(M)&&e(a)}),p(e,n)},$$slots:{default:!0}})}var fe=x(de,2);L(fe,{title:`Delete account`,get open(){return S(f)},set open(e){D(f,e,!0)},children:(e,t)=>{var n=i(),r=T(n),a=e=>{Se(e,{get account(){return S(M)},ondeleted:ee,oncancel:()=>D(f,!1)})};P(r,e=>{S(M)&&e(a)}),p(e,n)},$$slots:{default:!0}}),p(e,te),N()}export{Ze as default};