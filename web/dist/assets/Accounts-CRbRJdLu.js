import{$ as e,Dt as t,F as n,G as r,I as i,J as a,Ot as o,P as s,Q as c,St as l,Tt as u,Z as d,_t as f,bt as p,ct as m,dt as h,et as g,ft as _,gt as v,ht as y,m as b,mt as x,n as S,ot as C,p as w,r as T,rt as E,v as D,wt as O,xt as k,y as A,yt as j}from"./Countdown-CEhdvqAJ.js";import{i as M,r as N}from"./index-225p7pDX.js";import{n as P,t as F}from"./RelativeTime-DvPO99Kt.js";import{t as I}from"./Problem-BqgmFXpD.js";import{t as L}from"./Avatar-CNyOQNJP.js";import{i as R,o as z,s as B}from"./words-BHCD-wSj.js";import{t as V}from"./Number-S5Kj8Tk6.js";import{t as H}from"./Outward-4i63qHIR.js";var U=g(`<bdi> </bdi>`),W=g(` <code>goodones x connect</code>.`,1),G=g(`<p class="muted svelte-571jfp"><!></p>`),K=g(`<article class="svelte-571jfp"><header class="svelte-571jfp"><!> <div class="who svelte-571jfp"><h3 class="svelte-571jfp"><!></h3> <p class="muted svelte-571jfp"> <!> </p></div> <div class="actions svelte-571jfp"><!> <!> <!></div></header> <div class="settings svelte-571jfp"><!> <!> <dl class="svelte-571jfp"><div><dt class="svelte-571jfp">Today</dt><dd> </dd></div> <div><dt class="svelte-571jfp">Next</dt><dd><!></dd></div> <div><dt class="svelte-571jfp">A sync costs</dt> <dd>about <!>, at most <!></dd></div></dl></div> <!></article>`);function ee(e,n){u(n,!0);let r=k(()=>n.account.latestSyncRun),s=k(()=>m(r)?.status===`QUEUED`||m(r)?.status===`RUNNING`);var l=K(),p=x(l),g=x(p);L(g,{get src(){return n.account.profileImageUrl},get name(){return n.account.handle},size:36});var _=f(g,2),b=x(_),S=x(b);H(S,{get href(){return n.account.profileUrl},children:(e,t)=>{var r=U(),i=v(r);h(()=>d(i,`@${n.account.handle??``}`)),c(e,r)},$$slots:{default:!0}}),o(b);var C=f(b,2),w=x(C),D=f(w);V(D,{get value(){return n.account.lastKnownFollowerCount}});var A=f(D);o(C),o(_);var j=f(_,2),M=x(j),N=e=>{T(e,{kind:`primary`,get href(){return`/runs/${m(r).databaseId??``}`},children:(e,n)=>{t();var i=E();h(()=>d(i,`Watch run ${m(r).databaseId??``}`)),c(e,i)},$$slots:{default:!0}})},P=e=>{{let r=k(()=>!n.account.isActive);T(e,{kind:`primary`,get disabled(){return m(r)},get onclick(){return n.onstart},children:(e,n)=>{t();var r=E(`Start a sync`);c(e,r)},$$slots:{default:!0}})}};a(M,e=>{m(r)&&m(s)?e(N):e(P,-1)});var I=f(M,2);T(I,{get busy(){return n.busy},onclick:()=>n.onwake(!n.account.isActive),children:(e,r)=>{t();var i=E();h(()=>d(i,n.account.isActive?`Sleep`:`Wake`)),c(e,i)},$$slots:{default:!0}});var ee=f(I,2);T(ee,{kind:`ghost`,get onclick(){return n.ondelete},children:(e,n)=>{t();var r=E(`Delete`);c(e,r)},$$slots:{default:!0}}),o(j),o(p);var q=f(p,2),te=x(q);{let e=k(()=>n.account.savedSearch?.id??``),t=k(()=>[[``,`None`],...n.searches.map(({id:e,name:t})=>[e,t])]);B(te,{labelled:!0,label:`Search`,get value(){return m(e)},get options(){return m(t)},get onchange(){return n.onassign}})}var J=f(te,2);{let e=k(()=>Object.entries(z));B(J,{labelled:!0,label:`Tier`,get value(){return n.account.tier},get options(){return m(e)},get onchange(){return n.ontier}})}var Y=f(J,2),X=x(Y),ne=f(x(X)),re=v(ne);o(X);var Z=f(X,2),Q=f(x(Z)),$=x(Q),ie=e=>{F(e,{get time(){return n.account.nextSyncAt}})},ae=e=>{var t=E(`not scheduled`);c(e,t)};a($,e=>{n.account.nextSyncAt?e(ie):e(ae,-1)}),o(Q),o(Z);var oe=f(Z,2),se=f(x(oe),2),ce=f(x(se));V(ce,{get value(){return n.account.estimate.likelyCostUsd},as:`money`});var le=f(ce,2);V(le,{get value(){return n.account.estimate.maxCostUsd},as:`money`}),o(se),o(oe),o(Y),o(q);var ue=f(q,2),de=e=>{var r=G(),i=x(r),s=e=>{var t=E(`Connected: followers and posts are read at the owner's price, and likers are read.`);c(e,t)},l=e=>{var r=W(),i=y(r);t(2),h(()=>d(i,`${n.account.connection===`RECONNECT`?`Its connection has ended.`:`Not connected: X shows likers to the owner alone, and reads cost ten times as much.`}
        Connect it with `)),c(e,r)};a(i,e=>{n.account.connection===`CONNECTED`?e(s):e(l,-1)}),o(r),c(e,r)};a(ue,e=>{n.account.network===`X`&&e(de)}),o(l),h(()=>{i(l,`aria-label`,`@${n.account.handle??``}`),d(w,`${R[n.account.network]??``} · `),d(A,` followers${n.account.isActive?``:` · asleep`}`),d(re,`${n.account.syncsUsedToday??``}${n.account.syncsAllowedToday==null?``:` of ${n.account.syncsAllowedToday}`} syncs`)}),c(e,l),O()}var q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new q(`
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
    `),$=g(`<form class="svelte-cffsdd"><p>This deletes <strong><bdi> </bdi></strong> for good, with its runs and people whom no other account of
    yours has met. What it has cost stays in your bill.</p> <label class="svelte-cffsdd"><span>Type <bdi> </bdi> to confirm</span> <input required="" autocomplete="off" spellcheck="false"/></label> <!> <div class="buttons svelte-cffsdd"><!> <!></div></form>`);function ie(e,r){u(r,!0);let i=new A,a=p(``);async function l(e){e.preventDefault();let t={trackedAccountId:r.account.id,confirmHandle:m(a).trim()};await i.run(()=>b(Q,`deleteTrackedAccount`,{input:t}))&&r.ondeleted()}var g=$(),_=x(g),y=f(x(_)),S=x(y),w=v(S);o(y),t(),o(_);var D=f(_,2),k=x(D),M=f(x(k)),N=v(M,!0);t(),o(k);var P=f(k,2);n(P),o(D);var F=f(D,2);I(F,{get error(){return i.error}});var L=f(F,2),R=x(L);T(R,{get onclick(){return r.oncancel},children:(e,n)=>{t();var r=E(`Cancel`);c(e,r)},$$slots:{default:!0}});var z=f(R,2);T(z,{kind:`danger`,type:`submit`,get busy(){return i.busy},children:(e,n)=>{t();var r=E(`Delete account and data`);c(e,r)},$$slots:{default:!0}}),o(L),o(g),h(()=>{d(w,`@${r.account.handle??``}`),d(N,r.account.handle)}),C(`submit`,g,l),s(P,()=>m(a),e=>j(a,e)),c(e,g),O()}var ae=g(`<p class="muted svelte-1eowh68">You have no search yet. <a href="/searches">Write one</a> to find people.</p>`),oe=g(`<!> <!> <dl class="svelte-1eowh68"><div class="svelte-1eowh68"><dt class="svelte-1eowh68">Probably</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">At most</dt><dd><!> resources, <!></dd></div> <div class="svelte-1eowh68"><dt class="svelte-1eowh68">Whole list known after</dt><dd><!> </dd></div></dl> <!> <div class="buttons svelte-1eowh68"><!> <!></div>`,1);function se(e,n){u(n,!0);let r=new A,i=k(()=>n.account.estimate);function s(){r.run(async()=>{let{syncRun:e}=await b(Y,`startSync`,{input:{trackedAccountId:n.account.id}});e&&N.go(`/runs/${e.databaseId}`)})}var l=oe(),p=y(l);{let e=k(()=>n.account.savedSearch?.id??``),t=k(()=>[[``,`None: nobody is judged`],...n.searches.map(({id:e,name:t})=>[e,t])]);B(p,{labelled:!0,label:`Search`,get value(){return m(e)},get options(){return m(t)},get onchange(){return n.onassign}})}var g=f(p,2),_=e=>{var t=ae();c(e,t)};a(g,e=>{n.searches.length===0&&e(_)});var v=f(g,2),S=x(v),C=f(x(S)),w=x(C);V(w,{get value(){return m(i).likelyResources}});var D=f(w,2);V(D,{get value(){return m(i).likelyCostUsd},as:`money`}),o(C),o(S);var j=f(S,2),M=f(x(j)),P=x(M);V(P,{get value(){return m(i).maxResources}});var F=f(P,2);V(F,{get value(){return m(i).maxCostUsd},as:`money`}),o(M),o(j);var L=f(j,2),R=f(x(L)),z=x(R);V(z,{get value(){return m(i).runsUntilComplete}});var H=f(z);o(R),o(L),o(v);var U=f(v,2);I(U,{get error(){return r.error}});var W=f(U,2),G=x(W);T(G,{get onclick(){return n.oncancel},children:(e,n)=>{t();var r=E(`Not now`);c(e,r)},$$slots:{default:!0}});var K=f(G,2);T(K,{kind:`primary`,get busy(){return r.busy},onclick:s,children:(e,n)=>{t();var r=E(`Start sync`);c(e,r)},$$slots:{default:!0}}),o(W),h(()=>d(H,` ${m(i).runsUntilComplete===1?`run`:`runs`}`)),c(e,l),O()}var ce=g(`<form class="svelte-zq7okz"><label class="svelte-zq7okz"><span class="svelte-zq7okz">Handle or address of the profile</span> <input required="" autocomplete="off" spellcheck="false" placeholder="@acme"/></label> <!> <!> <p class="svelte-zq7okz">Nothing is read or charged yet. Before the first sync you see what it may cost.</p> <!> <div class="buttons svelte-zq7okz"><!> <!></div></form>`);function le(e,r){u(r,!0);let i=new A,a=p(``),d=p(``),h=p(`STARTER`);function g(e){e.preventDefault(),i.run(async()=>{let e={handle:m(a).trim(),network:m(d)===``?null:m(d),tier:m(h)},{trackedAccount:t}=await b(J,`trackAccount`,{input:e});t&&r.ontracked(t.id)})}var _=ce(),v=x(_),y=f(x(v),2);n(y),l(y,!0),o(v);var S=f(v,2);B(S,{labelled:!0,label:`Network`,get value(){return m(d)},options:[[``,`By the handle: with a dot Bluesky, else X`],[`X`,`X`],[`BLUESKY`,`Bluesky`]],onchange:e=>j(d,e,!0)});var w=f(S,2);B(w,{labelled:!0,label:`Tier`,get value(){return m(h)},options:[[`STARTER`,`Starter: 1,000 resources a run, 1 run a day`],[`GROWTH`,`Growth: 5,000 resources a run, 2 runs a day`],[`PRO`,`Pro: 20,000 resources a run, 4 runs a day`]],onchange:e=>j(h,e,!0)});var D=f(w,4);I(D,{get error(){return i.error}});var k=f(D,2),M=x(k);T(M,{get onclick(){return r.oncancel},children:(e,n)=>{t();var r=E(`Cancel`);c(e,r)},$$slots:{default:!0}});var N=f(M,2);T(N,{kind:`primary`,type:`submit`,get busy(){return i.busy},children:(e,n)=>{t();var r=E(`Track account`);c(e,r)},$$slots:{default:!0}}),o(k),o(_),C(`submit`,_,g),s(y,()=>m(a),e=>j(a,e)),c(e,_),O()}var ue=g(`<p>Track an account of X or Bluesky, and goodones finds the people who matter among its followers and likers.</p>`),de=g(`<li><!></li>`),fe=g(`<ul></ul>`),pe=g(`<!> <!>`,1),me=g(`<div class="head svelte-1jy01um"><h1>Accounts</h1> <!></div> <!> <!> <!> <!> <!>`,1);function he(n,i){u(i,!0);let s=new w(e=>D(te,{},e)),l=new A,d=p(!1),h=p(!1),g=p(!1),v=p(null),C=p(null),N=k(()=>s.data?.trackedAccounts??[]),F=k(()=>s.data?.savedSearches??[]),L=k(()=>m(N).find(({id:e})=>e===m(v)));_(()=>(s.load(),()=>s.stop()));async function R(e,t){j(C,e,!0),await l.run(t),await s.load()}let z=(e,t)=>R(e,()=>b(X,`assignSavedSearch`,{trackedAccountId:e,savedSearchId:t||null})),B=(e,t)=>R(e,()=>b(Z,`changeTier`,{input:{trackedAccountId:e,tier:t}})),V=(e,t)=>R(e,()=>t?b(re,`wakeTrackedAccount`,{input:{trackedAccountId:e}}):b(ne,`sleepTrackedAccount`,{id:e}));async function H(e){await s.load(),j(d,!1),j(v,e,!0),j(h,!0)}function U(){j(g,!1),s.load()}var W=me(),G=y(W),K=f(x(G),2);T(K,{kind:`primary`,onclick:()=>j(d,!0),children:(e,n)=>{t();var r=E(`Track an account`);c(e,r)},$$slots:{default:!0}}),o(G);var q=f(G,2),J=e=>{I(e,{get error(){return l.error}})};a(q,e=>{m(h)||e(J)});var Y=f(q,2);P(Y,{title:`Tracked accounts`,get resource(){return s},lines:6,flush:!0,children:(n,i)=>{var s=e(),u=y(s),f=e=>{S(e,{title:`No account yet`,action:e=>{T(e,{kind:`primary`,onclick:()=>j(d,!0),children:(e,n)=>{t();var r=E(`Track your first account`);c(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=ue();c(e,n)},$$slots:{action:!0,default:!0}})},p=e=>{var t=fe();r(t,21,()=>m(N),e=>e.id,(e,t)=>{var n=de(),r=x(n);{let e=k(()=>l.busy&&m(C)===m(t).id);ee(r,{get account(){return m(t)},get searches(){return m(F)},get busy(){return m(e)},onassign:e=>z(m(t).id,e),ontier:e=>B(m(t).id,e),onwake:e=>V(m(t).id,e),onstart:()=>{j(v,m(t).id,!0),j(h,!0)},ondelete:()=>{j(v,m(t).id,!0),j(g,!0)}})}o(n),c(e,n)}),o(t),c(e,t)};a(u,e=>{m(N).length===0?e(f):e(p,-1)}),c(n,s)},$$slots:{default:!0}});var Q=f(Y,2);M(Q,{title:`Track an account`,get open(){return m(d)},set open(e){j(d,e,!0)},children:(e,t)=>{le(e,{ontracked:H,oncancel:()=>j(d,!1)})},$$slots:{default:!0}});var $=f(Q,2);{let t=k(()=>m(L)?.handle);M($,{get title(){return`Sync @${m(t)??``}`},get open(){return m(h)},set open(e){j(h,e,!0)},children:(t,n)=>{var r=e(),i=y(r),o=e=>{var t=pe(),n=y(t);se(n,{get account(){return m(L)},get searches(){return m(F)},onassign:e=>z(m(L).id,e),oncancel:()=>j(h,!1)});var r=f(n,2);I(r,{get error(){return l.error}}),c(e,t)};a(i,e=>{m(L)&&e(o)}),c(t,r)},$$slots:{default:!0}})}var ae=f($,2);M(ae,{title:`Delete account`,get open(){return m(g)},set open(e){j(g,e,!0)},children:(t,n)=>{var r=e(),i=y(r),o=e=>{ie(e,{get account(){return m(L)},ondeleted:U,oncancel:()=>j(g,!1)})};a(i,e=>{m(L)&&e(o)}),c(t,r)},$$slots:{default:!0}}),c(n,W),O()}export{he as default};