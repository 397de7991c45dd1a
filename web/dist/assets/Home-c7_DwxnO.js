import{A as e,Dt as t,Et as n,G as r,H as i,I as a,K as o,St as s,T as c,W as l,Y as u,_t as d,ct as f,d as p,dt as m,et as h,gt as g,h as _,it as v,lt as y,mt as b,q as x,ut as S,xt as C,z as w}from"./format-DkR7eRrJ.js";import{a as T,n as E,r as D,t as O}from"./words-CUTqApgI.js";import{n as k,t as A}from"./Spend-B0YyQ2ZM.js";import{a as j,n as M,r as N,t as P}from"./RelativeTime-ajkSRE0B.js";import{a as F,f as I,o as L,t as R}from"./index-kcHwezPq.js";import{t as z}from"./play-bbx60ZuC.js";import{c as B,m as V,n as H,p as U,r as W}from"./Countdown-HnqKytR4.js";import{t as G}from"./Avatar-BuhXzoBi.js";import{i as ee,o as te}from"./words-BhWRyzMa.js";import{t as K}from"./check-KjAG7eLX.js";import{n as ne,r as q,t as J}from"./StageDots-BPXq_OS6.js";import{n as Y,t as X}from"./StatusPill-DAlj1tDM.js";var Z=x(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function re(e,n){s(n,!0);let a=d(()=>{let e=n.points.map(e=>e.followers),t=n.points.map(e=>new Date(e.day).getTime()),[r,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return n.points.map((e,n)=>{let s=2+((t[n]??0)-a)/(o-a||1)*92,c=i===r?14:25-(e.followers-r)/(i-r)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),o=d(()=>`Followers over ${n.points.length} days: from ${p(n.points[0]?.followers??0)} to ${p(n.points.at(-1)?.followers??0)}`);var u=r(),g=y(u),_=e=>{var n=Z();c(n,`viewBox`,`0 0 96 28`),c(n,`width`,96),c(n,`height`,28);var r=f(n),s=S(r,!0),u=m(r);t(n),v(e=>{c(n,`aria-label`,h(o)),i(s,h(o)),c(u,`points`,e)},[()=>h(a).join(` `)]),l(e,n)};w(g,e=>{n.points.length>1&&e(_)}),l(e,u),C()}var ie=o(`<a class="failed svelte-1aansut">The last sync failed</a>`),ae=o(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),oe=o(`<a class="muted none svelte-1aansut" href="/settings">No schedule</a>`),se=o(`<!>Sync<span class="hidden-visually"> </span>`,1),ce=o(`<tr><td colspan="6"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),le=o(`<tr><th scope="row" class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <!> <span class="muted svelte-1aansut"> <bdi> </bdi></span></span></span></th><td class="number" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td class="half" data-label="Next sync"><!></td><td class="number" data-label="Today"> </td><td class="action half svelte-1aansut"><!></td></tr> <!>`,1),Q=o(`<table class="cards compact"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody class="svelte-1aansut"></tbody></table>`);function ue(e,o){s(o,!0);let p=g(null),_=g(null),x=e=>{let t=o.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&O(t)?t:o.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function T(e){let t=L.path;b(p,e.id,!0),b(_,null);try{let n=await o.home.start(e);`databaseId`in n?L.goFrom(t,D(n)):b(_,{id:e.id,message:n.refused},!0)}catch(t){b(_,{id:e.id,message:U(t)},!0)}finally{b(p,null),h(_)&&F(h(_).message)}}var E=r(),k=y(E),A=e=>{R(e,{title:`No accounts yet`,children:(e,t)=>{n();var r=u(`Track an account, and whoever follows it or likes its posts is looked at.`);l(e,r)},$$slots:{default:!0}})},j=e=>{var r=Q(),s=m(f(r));a(s,21,()=>o.accounts,e=>e.id,(e,r)=>{let a=d(()=>x(h(r)));var o=le(),s=y(o),g=f(s),b=f(g),C=f(b);G(C,{get src(){return h(r).profileImageUrl},get name(){return h(r).handle}});var E=m(C,2),O=f(E),k=S(O),A=m(O,2),j=e=>{var t=ie();v(e=>c(t,`href`,e),[()=>D(h(r).latestSyncRun)]),l(e,t)};w(A,e=>{h(r).latestSyncRun?.status===`FAILED`&&h(r).latestSyncRun.errorCode!==`CANCELLED`&&!h(a)&&e(j)});var N=m(A,2),F=f(N),L=m(F),R=S(L,!0);t(N),t(E),t(b),t(g);var B=m(g),V=f(B);M(V,{get value(){return h(r).lastKnownFollowerCount}}),t(B);var U=m(B);re(f(U),{get points(){return h(r).followerHistory}}),t(U);var W=m(U),K=f(W),ne=e=>{var r=ae(),i=f(r);I(i,{size:14,"aria-hidden":`true`}),n(),t(r),l(e,r)},q=e=>{P(e,{get time(){return h(r).nextSyncAt}})},J=e=>{var t=oe();l(e,t)};w(K,e=>{h(r).isActive?h(r).nextSyncAt?e(q,1):e(J,-1):e(ne)}),t(W);var Y=m(W),X=S(Y),Z=m(Y),Q=f(Z),ue=e=>{{let t=d(()=>D(h(a)));H(e,{get href(){return h(t)},children:(e,t)=>{n();var r=u(`Watch run`);l(e,r)},$$slots:{default:!0}})}},de=e=>{{let t=d(()=>h(p)===h(r).id);H(e,{get busy(){return h(t)},onclick:()=>T(h(r)),children:(e,t)=>{var n=se(),a=y(n);z(a,{size:14,"aria-hidden":`true`});var o=m(a,2),s=S(o);v(()=>i(s,` @${h(r).handle??``}`)),l(e,n)},$$slots:{default:!0}})}};w(Q,e=>{h(a)?e(ue):h(r).isActive&&e(de,1)}),t(Z),t(s);var fe=m(s,2),pe=e=>{var n=ce(),r=f(n),a=f(r),o=S(a,!0);t(r),t(n),v(()=>i(o,h(_).message)),l(e,n)};w(fe,e=>{h(_)?.id===h(r).id&&e(pe)}),v(()=>{c(O,`title`,h(r).handle),i(k,`@${h(r).handle??``}`),i(F,`${ee[h(r).network]??``} · ${te[h(r).tier]??``} · `),i(R,h(r).savedSearch?.name??`no search`),i(X,`${h(r).syncsUsedToday??``}${h(r).syncsAllowedToday==null?``:`/${h(r).syncsAllowedToday}`}`)}),l(e,o)}),t(s),t(r),l(e,r)};w(k,e=>{o.accounts.length===0?e(A):e(j,-1)}),l(e,E),C()}var de=o(`<span class="hidden-visually">: done</span>`),fe=o(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),pe=o(`<ol class="svelte-vods8y"></ol>`);function me(r,o){s(o,!0);let c=d(()=>[{done:o.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:o.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:o.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),p=d(()=>h(c).findIndex(e=>!e.done));N(r,{title:`Three steps to the first good ones`,children:(r,o)=>{var s=pe();a(s,23,()=>h(c),e=>e.title,(r,a,o)=>{var s=fe();let c;var g=f(s),_=f(g),y=e=>{K(e,{size:14})},b=e=>{var t=u();v(()=>i(t,h(o)+1)),l(e,t)};w(_,e=>{h(a).done?e(y):e(b,-1)}),t(g);var x=m(g,2),C=f(x),T=f(C,!0),D=m(T),O=e=>{var t=de();l(e,t)};w(D,e=>{h(a).done&&e(O)}),t(C);var k=m(C,2),A=S(k,!0),j=m(k,2),M=e=>{{let t=d(()=>h(o)===h(p)?`primary`:`plain`);H(e,{get kind(){return h(t)},get href(){return h(a).to},children:(e,t)=>{n();var r=u();v(()=>i(r,h(a).action)),l(e,r)},$$slots:{default:!0}})}},N=d(()=>!h(a).done&&E(h(a).to));w(j,e=>{h(N)&&e(M)}),t(x),t(s),v(()=>{c=e(s,1,`svelte-vods8y`,null,c,{done:h(a).done}),i(T,h(a).title),i(A,h(a).words)}),l(r,s)}),t(s),l(r,s)},$$slots:{default:!0}}),C()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`HomeRun`});var he=new $(`
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
      errorCode
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
}`),ge=new $(`
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
}`),_e=new $(`
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
    `),ve=800,ye=class{resource=new W(e=>this.#i(e));#e=g([]);get runs(){return h(this.#e)}set runs(e){b(this.#e,e)}#t=d(()=>this.runs.filter(O));get live(){return h(this.#t)}set live(e){b(this.#t,e)}#n=null;#r;async#i(e){let t=await B(he,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>q(n.get(e.id),e)),this.#n??=ne(ge,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?q(n,e):n):[e,...this.runs],t&&O(t)&&!O(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),ve)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await B(_e,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},be=o(`found <!> good ones.`,1),xe=o(`<a>The last one</a> of <bdi> </bdi> <!>`,1),Se=o(`<span class="done svelte-1p605p1"><!></span>`),Ce=o(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),we=o(`<ul></ul>`);function Te(e,o){s(o,!0);let p=d(()=>o.home.runs[0]);var g=r(),_=y(g),b=e=>{R(e,{title:`No run is under way`,children:(e,t)=>{var a=r(),o=y(a),s=e=>{var t=xe(),r=y(t),a=m(r,2),o=S(a),s=m(a,2),d=e=>{var t=u(`failed.`);l(e,t)},f=e=>{var t=be(),r=m(y(t));M(r,{get value(){return h(p).candidatesPassedCount}}),n(),l(e,t)};w(s,e=>{h(p).status===`FAILED`?e(d):e(f,-1)}),v(e=>{c(r,`href`,e),i(o,`@${h(p).trackedAccount.handle??``}`)},[()=>D(h(p))]),l(e,t)};w(o,e=>{h(p)&&e(s)}),l(e,a)},$$slots:{default:!0}})},x=e=>{var r=we();a(r,21,()=>o.home.live,e=>e.id,(e,r)=>{var a=Ce(),o=f(a),s=f(o);G(s,{get src(){return h(r).trackedAccount.profileImageUrl},get name(){return h(r).trackedAccount.handle},size:28});var u=m(s,2),p=f(u),g=S(p),_=m(p,2),y=S(_,!0);t(u);var b=m(u,2);J(b,{get stage(){return h(r).stage},get status(){return h(r).status}});var x=m(b,2),C=e=>{var n=Se(),i=f(n);Y(i,{get done(){return h(r).progress.run},get label(){return`Done of the run of @${h(r).trackedAccount.handle??``}`}}),t(n),l(e,n)};w(x,e=>{h(r).status===`RUNNING`&&e(C)});var E=m(x,2),O=f(E);{let e=d(()=>h(r).newFollowersCount+h(r).deepCrawlCount+h(r).likersCount);M(O,{get value(){return h(e)}})}n(2),t(E);var k=m(E,2);{let e=d(()=>h(r).waitingUntil!=null&&new Date(h(r).waitingUntil).getTime()>V());X(k,{get status(){return h(r).status},get waiting(){return h(e)}})}t(o),t(a),v(e=>{c(o,`href`,e),i(g,`@${h(r).trackedAccount.handle??``}`),i(y,h(r).stage?T[h(r).stage]:`Waits for a worker`)},[()=>D(h(r))]),l(e,a)}),t(r),l(e,r)};w(_,e=>{o.home.live.length===0?e(b):e(x,-1)}),l(e,g),C()}var Ee=o(`<li class="svelte-11ufwge"><!> <p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p> <span class="muted svelte-11ufwge"><!></span></li>`),De=o(`<ul></ul>`);function Oe(e,o){s(o,!0);let p=e=>/^https?:\/\//i.test(e)?e:void 0;var g=r(),_=y(g),b=e=>{R(e,{title:`Nobody yet`,children:(e,t)=>{n();var r=u(`Whoever a run lets pass stands here, newest first.`);l(e,r)},$$slots:{default:!0}})},x=e=>{var r=De();a(r,21,()=>o.edges,({node:e})=>e.id,(e,r)=>{let a=()=>h(r).node;var o=Ee(),s=f(o);{let e=d(()=>a().person.name||a().person.handle);G(s,{get src(){return a().person.profileImageUrl},get name(){return h(e)}})}var u=m(s,2),g=f(u),_=f(g),y=S(_,!0);t(g);var b=m(g,2),x=f(b);M(x,{get value(){return a().person.followersCount},as:`compact`}),n(),t(b),t(u);var C=m(u,2),w=f(C),T=S(w,!0);t(C);var E=m(C,2),D=f(E);P(D,{get time(){return a().foundAt}}),t(E),t(o),v(e=>{c(g,`href`,e),i(y,a().person.name||`@${a().person.handle}`),i(T,a().matchReasons[0]?.text??`@${a().person.handle}`)},[()=>p(a().person.profileUrl)]),l(e,o)}),t(r),l(e,r)};w(_,e=>{o.edges.length===0?e(b):e(x,-1)}),l(e,g),C()}var ke=o(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ae=o(`<div class="wide svelte-ij6c2o"><!></div>`),je=o(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),Me=o(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Ne=o(`<a href="/people?rating=UNRATED" class="svelte-ij6c2o">Rate</a> <a href="/people" class="svelte-ij6c2o">All <!> </a>`,1),Pe=o(`<header class="screen-head"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Fe(e,a){s(a,!0);let o=new ye,c=d(()=>o.resource.data),u=d(()=>h(c)!==null&&(h(c).trackedAccounts.length===0||h(c).savedSearches.length===0||o.runs.length===0));_(()=>(o.resource.load(),()=>o.stop()));var p=Pe(),g=y(p),b=m(f(g),2),x=e=>{var r=ke(),i=m(f(r));k(i,{get time(){return h(c).syncSettings.pausedUntil}}),n(),t(r),l(e,r)};w(b,e=>{h(c)?.syncSettings.pausedUntil&&e(x)}),t(g);var S=m(g,2),T=f(S),D=e=>{var n=Ae(),r=f(n);j(r,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}}),t(n),l(e,n)};w(T,e=>{o.resource.error&&e(D)});var O=m(T,2),P=e=>{var n=Ae(),r=f(n);{let e=d(()=>o.runs.length>0);me(r,{get data(){return h(c)},get hasRun(){return h(e)}})}t(n),l(e,n)};w(O,e=>{h(c)&&h(u)&&e(P)});var F=m(O,2),I=f(F);N(I,{title:`Accounts`,get resource(){return o.resource},shared:!0,lines:4,flush:!0,actions:e=>{var t=r(),n=y(t),i=e=>{var t=je();l(e,t)},a=d(()=>E(`/accounts`));w(n,e=>{h(a)&&e(i)}),l(e,t)},children:(e,t)=>{var n=r(),i=y(n),a=e=>{ue(e,{get accounts(){return h(c).trackedAccounts},get home(){return o}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{actions:!0,default:!0}});var L=m(I,2);N(L,{title:`Live runs`,get resource(){return o.resource},shared:!0,lines:2,flush:!0,actions:e=>{var t=Me();l(e,t)},children:(e,t)=>{Te(e,{get home(){return o}})},$$slots:{actions:!0,default:!0}}),t(F);var R=m(F,2),z=f(R);N(z,{title:`Spend this month`,get resource(){return o.resource},shared:!0,lines:2,children:(e,t)=>{var n=r(),i=y(n),a=e=>{A(e,{get usage(){return h(c).viewer.usage}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{default:!0}});var B=m(z,2);N(B,{title:`Newest good ones`,get resource(){return o.resource},shared:!0,lines:6,flush:!0,actions:e=>{var n=r(),a=y(n),o=e=>{var n=r(),a=y(n),o=e=>{var n=Ne(),r=m(y(n),2),a=m(f(r));M(a,{get value(){return h(c).candidates.totalCount}});var o=m(a,1,!0);t(r),v(()=>i(o,h(c).candidates.totalCountIsLowerBound?`+`:``)),l(e,n)};w(a,e=>{h(c).candidates.totalCount>0&&e(o)}),l(e,n)};w(a,e=>{h(c)&&e(o)}),l(e,n)},children:(e,t)=>{var n=r(),i=y(n),a=e=>{Oe(e,{get edges(){return h(c).candidates.edges}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{actions:!0,default:!0}}),t(R),t(S),l(e,p),C()}export{Fe as default};