import{B as e,C as t,G as n,H as r,L as i,O as a,P as o,Q as s,Tt as c,U as l,W as u,bt as d,ct as f,ft as p,ht as m,lt as h,mt as g,nt as _,ot as v,p as y,q as b,st as x,u as S,wt as C,yt as w}from"./format-C7iQRSPy.js";import{a as T,n as E,r as D,t as O}from"./words-DsU0iogv.js";import{n as k,t as A}from"./Spend-DHhOU43l.js";import{n as j,r as M,t as N}from"./RelativeTime-ITeHHvkf.js";import{a as P,f as F,o as I,t as L}from"./index-QtLNsMDn.js";import{t as ee}from"./play-DOWuR_b7.js";import{c as R,f as z,n as B,p as te,r as V}from"./Countdown-Cdlm2Lzq.js";import{t as H}from"./Avatar-C7eCn4vN.js";import{i as ne,o as re}from"./words-BhWRyzMa.js";import{t as U}from"./check-CL9gkzO2.js";import{n as W,r as G,t as K}from"./StageDots-C2wQ57cQ.js";import{t as q}from"./StatusPill-C5Rg19Xm.js";var J=n(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ie(n,a){d(a,!0);let o=m(()=>{let e=a.points.map(e=>e.followers),t=a.points.map(e=>new Date(e.day).getTime()),[n,r]=[Math.min(...e),Math.max(...e)],[i,o]=[t[0]??0,t.at(-1)??0];return a.points.map((e,a)=>{let s=2+((t[a]??0)-i)/(o-i||1)*92,c=r===n?14:25-(e.followers-n)/(r-n)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),u=m(()=>`Followers over ${a.points.length} days: from ${S(a.points[0]?.followers??0)} to ${S(a.points.at(-1)?.followers??0)}`);var p=l(),g=x(p),y=n=>{var i=J();t(i,`viewBox`,`0 0 96 28`),t(i,`width`,96),t(i,`height`,28);var a=v(i),l=f(a,!0),d=h(a);c(i),_(n=>{t(i,`aria-label`,s(u)),e(l,s(u)),t(d,`points`,n)},[()=>s(o).join(` `)]),r(n,i)};i(g,e=>{a.points.length>1&&e(y)}),r(n,p),w()}var ae=u(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),oe=u(`<span class="muted none svelte-1aansut">No schedule</span>`),se=u(`<!>Sync<span class="hidden-visually"> </span>`,1),ce=u(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),le=u(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> <bdi> </bdi></span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),Y=u(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function X(t,n){d(n,!0);let a=g(null),u=g(null),y=e=>{let t=n.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&O(t)?t:n.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function S(e){p(a,e.id,!0),p(u,null);try{let t=await n.home.start(e);`databaseId`in t?I.go(D(t)):p(u,{id:e.id,message:t.refused},!0)}catch(t){p(u,{id:e.id,message:z(t)},!0)}finally{p(a,null),s(u)&&P(s(u).message)}}var T=l(),E=x(T),k=e=>{L(e,{title:`No accounts yet`,children:(e,t)=>{C();var n=b(`Track an account, and whoever follows it or likes its posts is looked at.`);r(e,n)},$$slots:{default:!0}})},A=t=>{var l=Y(),d=h(v(l));o(d,21,()=>n.accounts,e=>e.id,(t,n)=>{let o=m(()=>y(s(n)));var l=le(),d=x(l),p=v(d),g=v(p),w=v(g);H(w,{get src(){return s(n).profileImageUrl},get name(){return s(n).handle}});var T=h(w,2),E=v(T),O=f(E),k=h(E,2),A=v(k),M=h(A),P=f(M,!0);c(k),c(T),c(g),c(p);var I=h(p),L=v(I);j(L,{get value(){return s(n).lastKnownFollowerCount}}),c(I);var R=h(I);ie(v(R),{get points(){return s(n).followerHistory}}),c(R);var z=h(R),te=v(z),V=e=>{var t=ae(),n=v(t);F(n,{size:14,"aria-hidden":`true`}),C(),c(t),r(e,t)},U=e=>{N(e,{get time(){return s(n).nextSyncAt}})},W=e=>{var t=oe();r(e,t)};i(te,e=>{s(n).isActive?s(n).nextSyncAt?e(U,1):e(W,-1):e(V)}),c(z);var G=h(z),K=f(G),q=h(G),J=v(q),Y=e=>{{let t=m(()=>D(s(o)));B(e,{get href(){return s(t)},children:(e,t)=>{C();var n=b(`Watch run`);r(e,n)},$$slots:{default:!0}})}},X=t=>{{let i=m(()=>s(a)===s(n).id);B(t,{get busy(){return s(i)},onclick:()=>S(s(n)),children:(t,i)=>{var a=se(),o=x(a);ee(o,{size:14,"aria-hidden":`true`});var c=h(o,2),l=f(c);_(()=>e(l,` @${s(n).handle??``}`)),r(t,a)},$$slots:{default:!0}})}};i(J,e=>{s(o)?e(Y):s(n).isActive&&e(X,1)}),c(q),c(d);var Z=h(d,2),Q=t=>{var n=ce(),i=v(n),a=v(i),o=f(a,!0);c(i),c(n),_(()=>e(o,s(u).message)),r(t,n)};i(Z,e=>{s(u)?.id===s(n).id&&e(Q)}),_(()=>{e(O,`@${s(n).handle??``}`),e(A,`${ne[s(n).network]??``} · ${re[s(n).tier]??``} · `),e(P,s(n).savedSearch?.name??`no search`),e(K,`${s(n).syncsUsedToday??``}${s(n).syncsAllowedToday==null?``:`/${s(n).syncsAllowedToday}`}`)}),r(t,l)}),c(d),c(l),r(t,l)};i(E,e=>{n.accounts.length===0?e(k):e(A,-1)}),r(t,T),w()}var Z=u(`<span class="hidden-visually">: done</span>`),Q=u(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),ue=u(`<ol class="svelte-vods8y"></ol>`);function de(t,n){d(n,!0);let l=m(()=>[{done:n.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:n.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:n.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),u=m(()=>s(l).findIndex(e=>!e.done));M(t,{title:`Three steps to the first good ones`,children:(t,n)=>{var d=ue();o(d,23,()=>s(l),e=>e.title,(t,n,o)=>{var l=Q();let d;var p=v(l),g=v(p),y=e=>{U(e,{size:14})},x=t=>{var n=b();_(()=>e(n,s(o)+1)),r(t,n)};i(g,e=>{s(n).done?e(y):e(x,-1)}),c(p);var S=h(p,2),w=v(S),T=v(w,!0),D=h(T),O=e=>{var t=Z();r(e,t)};i(D,e=>{s(n).done&&e(O)}),c(w);var k=h(w,2),A=f(k,!0),j=h(k,2),M=t=>{{let i=m(()=>s(o)===s(u)?`primary`:`plain`);B(t,{get kind(){return s(i)},get href(){return s(n).to},children:(t,i)=>{C();var a=b();_(()=>e(a,s(n).action)),r(t,a)},$$slots:{default:!0}})}},N=m(()=>!s(n).done&&E(s(n).to));i(j,e=>{s(N)&&e(M)}),c(S),c(l),_(()=>{d=a(l,1,`svelte-vods8y`,null,d,{done:s(n).done}),e(T,s(n).title),e(A,s(n).words)}),r(t,l)}),c(d),r(t,d)},$$slots:{default:!0}}),w()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}
    `,{fragmentName:`HomeRun`});var fe=new $(`
    query Home {
  viewer {
    name
    usage {
      periodEnd
      estimatedCostUsd
      monthlyBudgetUsd
      resourcesUsed
    }
  }
  syncSettings {
    pausedUntil
  }
  savedSearches {
    id
    name
  }
  trackedAccounts {
    id
    network
    handle
    profileImageUrl
    tier
    isActive
    lastKnownFollowerCount
    nextSyncAt
    syncsUsedToday
    syncsAllowedToday
    connection
    savedSearch {
      id
      name
    }
    followerHistory(days: 30) {
      day
      followers
    }
    latestSyncRun {
      id
      databaseId
      status
    }
  }
  syncRuns(first: 20) {
    updateSequence
    edges {
      node {
        ...HomeRun
      }
    }
  }
  candidates(first: 8, orderBy: {field: FOUND_AT, direction: DESC}) {
    totalCount
    totalCountIsLowerBound
    edges {
      node {
        id
        matchConfidence
        foundAt
        matchReasons {
          text
        }
        person {
          handle
          name
          profileUrl
          profileImageUrl
          followersCount
        }
      }
    }
  }
}
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),pe=new $(`
    subscription HomeUpdates($after: Int) {
  syncRunUpdated(after: $after) {
    updateSequence
    syncRun {
      ...HomeRun
    }
  }
}
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),me=new $(`
    mutation HomeStartSync($input: StartSyncInput!) {
  startSync(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      code
      message
    }
  }
}
    `),he=800,ge=class{resource=new V(e=>this.#i(e));#e=g([]);get runs(){return s(this.#e)}set runs(e){p(this.#e,e)}#t=m(()=>this.runs.filter(O));get live(){return s(this.#t)}set live(e){p(this.#t,e)}#n=null;#r;async#i(e){let t=await R(fe,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>G(n.get(e.id),e)),this.#n??=W(pe,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?G(n,e):n):[e,...this.runs],t&&O(t)&&!O(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),he)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await R(me,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},_e=u(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ve=u(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),ye=u(`<ul></ul>`);function be(n,a){d(a,!0);let u=m(()=>a.home.runs[0]);var p=l(),g=x(p),y=n=>{L(n,{title:`No run is under way`,children:(n,a)=>{var o=l(),c=x(o),d=n=>{var i=_e(),a=x(i),o=h(a,2),c=f(o),l=h(o,2);j(l,{get value(){return s(u).candidatesPassedCount}}),C(),_(n=>{t(a,`href`,n),e(c,`@${s(u).trackedAccount.handle??``}`)},[()=>D(s(u))]),r(n,i)};i(c,e=>{s(u)&&e(d)}),r(n,o)},$$slots:{default:!0}})},b=n=>{var i=ye();o(i,21,()=>a.home.live,e=>e.id,(n,i)=>{var a=ve(),o=v(a),l=v(o);H(l,{get src(){return s(i).trackedAccount.profileImageUrl},get name(){return s(i).trackedAccount.handle},size:28});var u=h(l,2),d=v(u),p=f(d),g=h(d,2),y=f(g,!0);c(u);var b=h(u,2);K(b,{get stage(){return s(i).stage},get status(){return s(i).status}});var x=h(b,2),S=v(x);{let e=m(()=>s(i).newFollowersCount+s(i).deepCrawlCount+s(i).likersCount);j(S,{get value(){return s(e)}})}C(2),c(x);var w=h(x,2);{let e=m(()=>s(i).waitingUntil!=null&&new Date(s(i).waitingUntil).getTime()>te());q(w,{get status(){return s(i).status},get waiting(){return s(e)}})}c(o),c(a),_(n=>{t(o,`href`,n),e(p,`@${s(i).trackedAccount.handle??``}`),e(y,s(i).stage?T[s(i).stage]:`Waits for a worker`)},[()=>D(s(i))]),r(n,a)}),c(i),r(n,i)};i(g,e=>{a.home.live.length===0?e(y):e(b,-1)}),r(n,p),w()}var xe=u(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),Se=u(`<ul></ul>`);function Ce(n,a){d(a,!0);let u=e=>/^https?:\/\//i.test(e)?e:void 0;var p=l(),g=x(p),y=e=>{L(e,{title:`Nobody yet`,children:(e,t)=>{C();var n=b(`Whoever a run lets pass stands here, newest first.`);r(e,n)},$$slots:{default:!0}})},S=n=>{var i=Se();o(i,21,()=>a.edges,({node:e})=>e.id,(n,i)=>{let a=()=>s(i).node;var o=xe(),l=v(o);{let e=m(()=>a().person.name||a().person.handle);H(l,{get src(){return a().person.profileImageUrl},get name(){return s(e)}})}var d=h(l,2),p=v(d),g=v(p),y=v(g),b=f(y,!0);c(g);var x=h(g,2),S=v(x);j(S,{get value(){return a().person.followersCount},as:`compact`}),C(),c(x),c(p);var w=h(p,2),T=v(w),E=f(T,!0);c(w),c(d);var D=h(d,2),O=v(D);N(O,{get time(){return a().foundAt}}),c(D),c(o),_(n=>{t(g,`href`,n),e(b,a().person.name||`@${a().person.handle}`),e(E,a().matchReasons[0]?.text??`@${a().person.handle}`)},[()=>u(a().person.profileUrl)]),r(n,o)}),c(i),r(n,i)};i(g,e=>{a.edges.length===0?e(y):e(S,-1)}),r(n,p),w()}var we=u(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Te=u(`<div class="wide svelte-ij6c2o"><!></div>`),Ee=u(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),De=u(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Oe=u(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),ke=u(`<header class="screen-head"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Ae(t,n){d(n,!0);let a=new ge,o=m(()=>a.resource.data),u=m(()=>s(o)!==null&&(s(o).trackedAccounts.length===0||s(o).savedSearches.length===0||a.runs.length===0));y(()=>(a.resource.load(),()=>a.stop()));var f=ke(),p=x(f),g=h(v(p),2),b=e=>{var t=we(),n=h(v(t));k(n,{get time(){return s(o).syncSettings.pausedUntil}}),C(),c(t),r(e,t)};i(g,e=>{s(o)?.syncSettings.pausedUntil&&e(b)}),c(p);var S=h(p,2),T=v(S),D=e=>{var t=Te(),n=v(t);{let e=m(()=>a.runs.length>0);de(n,{get data(){return s(o)},get hasRun(){return s(e)}})}c(t),r(e,t)};i(T,e=>{s(o)&&s(u)&&e(D)});var O=h(T,2),N=v(O);M(N,{title:`Accounts`,get resource(){return a.resource},lines:4,flush:!0,actions:e=>{var t=l(),n=x(t),a=e=>{var t=Ee();r(e,t)},o=m(()=>E(`/accounts`));i(n,e=>{s(o)&&e(a)}),r(e,t)},children:(e,t)=>{var n=l(),c=x(n),u=e=>{X(e,{get accounts(){return s(o).trackedAccounts},get home(){return a}})};i(c,e=>{s(o)&&e(u)}),r(e,n)},$$slots:{actions:!0,default:!0}});var P=h(N,2);M(P,{title:`Live runs`,get resource(){return a.resource},lines:2,flush:!0,actions:e=>{var t=De();r(e,t)},children:(e,t)=>{be(e,{get home(){return a}})},$$slots:{actions:!0,default:!0}}),c(O);var F=h(O,2),I=v(F);M(I,{title:`Spend this month`,get resource(){return a.resource},lines:2,children:(e,t)=>{var n=l(),a=x(n),c=e=>{A(e,{get usage(){return s(o).viewer.usage}})};i(a,e=>{s(o)&&e(c)}),r(e,n)},$$slots:{default:!0}});var L=h(I,2);M(L,{title:`Newest good ones`,get resource(){return a.resource},lines:6,flush:!0,actions:t=>{var n=l(),a=x(n),u=t=>{var n=l(),a=x(n),u=t=>{var n=Oe(),i=h(v(n));j(i,{get value(){return s(o).candidates.totalCount}});var a=h(i,1,!0);c(n),_(()=>e(a,s(o).candidates.totalCountIsLowerBound?`+`:``)),r(t,n)};i(a,e=>{s(o).candidates.totalCount>0&&e(u)}),r(t,n)};i(a,e=>{s(o)&&e(u)}),r(t,n)},children:(e,t)=>{var n=l(),a=x(n),c=e=>{Ce(e,{get edges(){return s(o).candidates.edges}})};i(a,e=>{s(o)&&e(c)}),r(e,n)},$$slots:{actions:!0,default:!0}}),c(F),c(S),r(t,f),w()}export{Ae as default};