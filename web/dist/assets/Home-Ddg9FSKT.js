import{$ as e,Et as t,F as n,G as r,J as i,K as a,R as o,Tt as s,U as c,V as l,W as u,bt as d,ct as f,gt as p,ht as m,k as h,lt as g,m as _,pt as v,rt as y,st as b,u as x,ut as S,w as C,xt as w}from"./format-Cu7X_red.js";import{a as T,n as E,r as D,t as O}from"./words-C_mP7tsD.js";import{n as k,t as A}from"./Spend-CIKftkl_.js";import{n as j,r as M,t as N}from"./RelativeTime-CgekvUza.js";import{a as P,f as F,o as I,t as L}from"./index-CdiAAlsx.js";import{t as ee}from"./play-gotwzsU4.js";import{c as R,f as z,n as B,p as te,r as V}from"./Countdown-PduYWs84.js";import{t as H}from"./Avatar-BZC2N9iJ.js";import{i as ne,o as re}from"./words-BhWRyzMa.js";import{t as U}from"./check-DAeUVGo3.js";import{n as W,r as G,t as K}from"./StageDots-BLWREdKV.js";import{n as q,t as J}from"./StatusPill-B2Qz0JFP.js";var Y=a(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ie(n,r){w(r,!0);let i=p(()=>{let e=r.points.map(e=>e.followers),t=r.points.map(e=>new Date(e.day).getTime()),[n,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return r.points.map((e,r)=>{let s=2+((t[r]??0)-a)/(o-a||1)*92,c=i===n?14:25-(e.followers-n)/(i-n)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),a=p(()=>`Followers over ${r.points.length} days: from ${x(r.points[0]?.followers??0)} to ${x(r.points.at(-1)?.followers??0)}`);var s=u(),m=f(s),h=n=>{var r=Y();C(r,`viewBox`,`0 0 96 28`),C(r,`width`,96),C(r,`height`,28);var o=b(r),s=g(o,!0),u=S(o);t(r),y(t=>{C(r,`aria-label`,e(a)),l(s,e(a)),C(u,`points`,t)},[()=>e(i).join(` `)]),c(n,r)};o(m,e=>{r.points.length>1&&e(h)}),c(n,s),d()}var ae=r(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),oe=r(`<span class="muted none svelte-1aansut">No schedule</span>`),se=r(`<!>Sync<span class="hidden-visually"> </span>`,1),ce=r(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),le=r(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> <bdi> </bdi></span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),X=r(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function Z(r,a){w(a,!0);let h=m(null),_=m(null),x=e=>{let t=a.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&O(t)?t:a.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function C(t){v(h,t.id,!0),v(_,null);try{let e=await a.home.start(t);`databaseId`in e?I.go(D(e)):v(_,{id:t.id,message:e.refused},!0)}catch(e){v(_,{id:t.id,message:z(e)},!0)}finally{v(h,null),e(_)&&P(e(_).message)}}var T=u(),E=f(T),k=e=>{L(e,{title:`No accounts yet`,children:(e,t)=>{s();var n=i(`Track an account, and whoever follows it or likes its posts is looked at.`);c(e,n)},$$slots:{default:!0}})},A=r=>{var u=X(),d=S(b(u));n(d,21,()=>a.accounts,e=>e.id,(n,r)=>{let a=p(()=>x(e(r)));var u=le(),d=f(u),m=b(d),v=b(m),w=b(v);H(w,{get src(){return e(r).profileImageUrl},get name(){return e(r).handle}});var T=S(w,2),E=b(T),O=g(E),k=S(E,2),A=b(k),M=S(A),P=g(M,!0);t(k),t(T),t(v),t(m);var I=S(m),L=b(I);j(L,{get value(){return e(r).lastKnownFollowerCount}}),t(I);var R=S(I);ie(b(R),{get points(){return e(r).followerHistory}}),t(R);var z=S(R),te=b(z),V=e=>{var n=ae(),r=b(n);F(r,{size:14,"aria-hidden":`true`}),s(),t(n),c(e,n)},U=t=>{N(t,{get time(){return e(r).nextSyncAt}})},W=e=>{var t=oe();c(e,t)};o(te,t=>{e(r).isActive?e(r).nextSyncAt?t(U,1):t(W,-1):t(V)}),t(z);var G=S(z),K=g(G),q=S(G),J=b(q),Y=t=>{{let n=p(()=>D(e(a)));B(t,{get href(){return e(n)},children:(e,t)=>{s();var n=i(`Watch run`);c(e,n)},$$slots:{default:!0}})}},X=t=>{{let n=p(()=>e(h)===e(r).id);B(t,{get busy(){return e(n)},onclick:()=>C(e(r)),children:(t,n)=>{var i=se(),a=f(i);ee(a,{size:14,"aria-hidden":`true`});var o=S(a,2),s=g(o);y(()=>l(s,` @${e(r).handle??``}`)),c(t,i)},$$slots:{default:!0}})}};o(J,t=>{e(a)?t(Y):e(r).isActive&&t(X,1)}),t(q),t(d);var Z=S(d,2),Q=n=>{var r=ce(),i=b(r),a=b(i),o=g(a,!0);t(i),t(r),y(()=>l(o,e(_).message)),c(n,r)};o(Z,t=>{e(_)?.id===e(r).id&&t(Q)}),y(()=>{l(O,`@${e(r).handle??``}`),l(A,`${ne[e(r).network]??``} · ${re[e(r).tier]??``} · `),l(P,e(r).savedSearch?.name??`no search`),l(K,`${e(r).syncsUsedToday??``}${e(r).syncsAllowedToday==null?``:`/${e(r).syncsAllowedToday}`}`)}),c(n,u)}),t(d),t(u),c(r,u)};o(E,e=>{a.accounts.length===0?e(k):e(A,-1)}),c(r,T),d()}var Q=r(`<span class="hidden-visually">: done</span>`),ue=r(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),de=r(`<ol class="svelte-vods8y"></ol>`);function fe(r,a){w(a,!0);let u=p(()=>[{done:a.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:a.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:a.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),f=p(()=>e(u).findIndex(e=>!e.done));M(r,{title:`Three steps to the first good ones`,children:(r,a)=>{var d=de();n(d,23,()=>e(u),e=>e.title,(n,r,a)=>{var u=ue();let d;var m=b(u),_=b(m),v=e=>{U(e,{size:14})},x=t=>{var n=i();y(()=>l(n,e(a)+1)),c(t,n)};o(_,t=>{e(r).done?t(v):t(x,-1)}),t(m);var C=S(m,2),w=b(C),T=b(w,!0),D=S(T),O=e=>{var t=Q();c(e,t)};o(D,t=>{e(r).done&&t(O)}),t(w);var k=S(w,2),A=g(k,!0),j=S(k,2),M=t=>{{let n=p(()=>e(a)===e(f)?`primary`:`plain`);B(t,{get kind(){return e(n)},get href(){return e(r).to},children:(t,n)=>{s();var a=i();y(()=>l(a,e(r).action)),c(t,a)},$$slots:{default:!0}})}},N=p(()=>!e(r).done&&E(e(r).to));o(j,t=>{e(N)&&t(M)}),t(C),t(u),y(()=>{d=h(u,1,`svelte-vods8y`,null,d,{done:e(r).done}),l(T,e(r).title),l(A,e(r).words)}),c(n,u)}),t(d),c(r,d)},$$slots:{default:!0}}),d()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}
    `,{fragmentName:`HomeRun`});var pe=new $(`
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),me=new $(`
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),he=new $(`
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
    `),ge=800,_e=class{resource=new V(e=>this.#i(e));#e=m([]);get runs(){return e(this.#e)}set runs(e){v(this.#e,e)}#t=p(()=>this.runs.filter(O));get live(){return e(this.#t)}set live(e){v(this.#t,e)}#n=null;#r;async#i(e){let t=await R(pe,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>G(n.get(e.id),e)),this.#n??=W(me,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?G(n,e):n):[e,...this.runs],t&&O(t)&&!O(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),ge)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await R(he,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},ve=r(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ye=r(`<span class="done svelte-1p605p1"><!></span>`),be=r(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),xe=r(`<ul></ul>`);function Se(r,i){w(i,!0);let a=p(()=>i.home.runs[0]);var m=u(),h=f(m),_=t=>{L(t,{title:`No run is under way`,children:(t,n)=>{var r=u(),i=f(r),d=t=>{var n=ve(),r=f(n),i=S(r,2),o=g(i),u=S(i,2);j(u,{get value(){return e(a).candidatesPassedCount}}),s(),y(t=>{C(r,`href`,t),l(o,`@${e(a).trackedAccount.handle??``}`)},[()=>D(e(a))]),c(t,n)};o(i,t=>{e(a)&&t(d)}),c(t,r)},$$slots:{default:!0}})},v=r=>{var a=xe();n(a,21,()=>i.home.live,e=>e.id,(n,r)=>{var i=be(),a=b(i),u=b(a);H(u,{get src(){return e(r).trackedAccount.profileImageUrl},get name(){return e(r).trackedAccount.handle},size:28});var d=S(u,2),f=b(d),m=g(f),h=S(f,2),_=g(h,!0);t(d);var v=S(d,2);K(v,{get stage(){return e(r).stage},get status(){return e(r).status}});var x=S(v,2),w=n=>{var i=ye(),a=b(i);q(a,{get done(){return e(r).progress.run},get label(){return`Done of the run of @${e(r).trackedAccount.handle??``}`}}),t(i),c(n,i)};o(x,t=>{e(r).status===`RUNNING`&&t(w)});var E=S(x,2),O=b(E);{let t=p(()=>e(r).newFollowersCount+e(r).deepCrawlCount+e(r).likersCount);j(O,{get value(){return e(t)}})}s(2),t(E);var k=S(E,2);{let t=p(()=>e(r).waitingUntil!=null&&new Date(e(r).waitingUntil).getTime()>te());J(k,{get status(){return e(r).status},get waiting(){return e(t)}})}t(a),t(i),y(t=>{C(a,`href`,t),l(m,`@${e(r).trackedAccount.handle??``}`),l(_,e(r).stage?T[e(r).stage]:`Waits for a worker`)},[()=>D(e(r))]),c(n,i)}),t(a),c(r,a)};o(h,e=>{i.home.live.length===0?e(_):e(v,-1)}),c(r,m),d()}var Ce=r(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),we=r(`<ul></ul>`);function Te(r,a){w(a,!0);let m=e=>/^https?:\/\//i.test(e)?e:void 0;var h=u(),_=f(h),v=e=>{L(e,{title:`Nobody yet`,children:(e,t)=>{s();var n=i(`Whoever a run lets pass stands here, newest first.`);c(e,n)},$$slots:{default:!0}})},x=r=>{var i=we();n(i,21,()=>a.edges,({node:e})=>e.id,(n,r)=>{let i=()=>e(r).node;var a=Ce(),o=b(a);{let t=p(()=>i().person.name||i().person.handle);H(o,{get src(){return i().person.profileImageUrl},get name(){return e(t)}})}var u=S(o,2),d=b(u),f=b(d),h=b(f),_=g(h,!0);t(f);var v=S(f,2),x=b(v);j(x,{get value(){return i().person.followersCount},as:`compact`}),s(),t(v),t(d);var w=S(d,2),T=b(w),E=g(T,!0);t(w),t(u);var D=S(u,2),O=b(D);N(O,{get time(){return i().foundAt}}),t(D),t(a),y(e=>{C(f,`href`,e),l(_,i().person.name||`@${i().person.handle}`),l(E,i().matchReasons[0]?.text??`@${i().person.handle}`)},[()=>m(i().person.profileUrl)]),c(n,a)}),t(i),c(r,i)};o(_,e=>{a.edges.length===0?e(v):e(x,-1)}),c(r,h),d()}var Ee=r(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),De=r(`<div class="wide svelte-ij6c2o"><!></div>`),Oe=r(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),ke=r(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Ae=r(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),je=r(`<header class="screen-head"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Me(n,r){w(r,!0);let i=new _e,a=p(()=>i.resource.data),m=p(()=>e(a)!==null&&(e(a).trackedAccounts.length===0||e(a).savedSearches.length===0||i.runs.length===0));_(()=>(i.resource.load(),()=>i.stop()));var h=je(),g=f(h),v=S(b(g),2),x=n=>{var r=Ee(),i=S(b(r));k(i,{get time(){return e(a).syncSettings.pausedUntil}}),s(),t(r),c(n,r)};o(v,t=>{e(a)?.syncSettings.pausedUntil&&t(x)}),t(g);var C=S(g,2),T=b(C),D=n=>{var r=De(),o=b(r);{let t=p(()=>i.runs.length>0);fe(o,{get data(){return e(a)},get hasRun(){return e(t)}})}t(r),c(n,r)};o(T,t=>{e(a)&&e(m)&&t(D)});var O=S(T,2),N=b(O);M(N,{title:`Accounts`,get resource(){return i.resource},lines:4,flush:!0,actions:t=>{var n=u(),r=f(n),i=e=>{var t=Oe();c(e,t)},a=p(()=>E(`/accounts`));o(r,t=>{e(a)&&t(i)}),c(t,n)},children:(t,n)=>{var r=u(),s=f(r),l=t=>{Z(t,{get accounts(){return e(a).trackedAccounts},get home(){return i}})};o(s,t=>{e(a)&&t(l)}),c(t,r)},$$slots:{actions:!0,default:!0}});var P=S(N,2);M(P,{title:`Live runs`,get resource(){return i.resource},lines:2,flush:!0,actions:e=>{var t=ke();c(e,t)},children:(e,t)=>{Se(e,{get home(){return i}})},$$slots:{actions:!0,default:!0}}),t(O);var F=S(O,2),I=b(F);M(I,{title:`Spend this month`,get resource(){return i.resource},lines:2,children:(t,n)=>{var r=u(),i=f(r),s=t=>{A(t,{get usage(){return e(a).viewer.usage}})};o(i,t=>{e(a)&&t(s)}),c(t,r)},$$slots:{default:!0}});var L=S(I,2);M(L,{title:`Newest good ones`,get resource(){return i.resource},lines:6,flush:!0,actions:n=>{var r=u(),i=f(r),s=n=>{var r=u(),i=f(r),s=n=>{var r=Ae(),i=S(b(r));j(i,{get value(){return e(a).candidates.totalCount}});var o=S(i,1,!0);t(r),y(()=>l(o,e(a).candidates.totalCountIsLowerBound?`+`:``)),c(n,r)};o(i,t=>{e(a).candidates.totalCount>0&&t(s)}),c(n,r)};o(i,t=>{e(a)&&t(s)}),c(n,r)},children:(t,n)=>{var r=u(),i=f(r),s=t=>{Te(t,{get edges(){return e(a).candidates.edges}})};o(i,t=>{e(a)&&t(s)}),c(t,r)},$$slots:{actions:!0,default:!0}}),t(F),t(C),c(n,h),d()}export{Me as default};